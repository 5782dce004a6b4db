"""Random edits of roles, and the kinds of change that a report must have for them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.project.config import Config

Role = dict[str, Any]
Edit = Callable[["Writer", list[Role]], tuple[str, ...]]
"""Edit roles in place, and return the kinds of all changes that this is."""

_WORDS = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8").split("\n\n")
VERBS, OBJECTS, OTHER_OBJECTS, CONTEXTS = (block.splitlines()[1:] for block in _WORDS)
"""What sentences are made of. Objects and other objects have no word in common that says what they are."""

SYNONYMS = {
    "the": "this", "of": "for", "for": "to", "with": "alongside", "and": "plus", "in": "under", "to": "towards",
    "from": "since", "at": "upon", "on": "in", "using": "through", "before": "ahead of", "within": "inside",
    "across": "throughout", "so": "such", "after": "following", "together": "jointly",
}  # fmt: skip
"""Words without a duty or a degree, and others for them."""
LISTS = ("main_responsibilities", "necessary_experience", "essential_training", "additional_information")
CRITERIA = ("essential_criteria", "desirable_criteria")
LOST = "unattributed"


class Found(NamedTuple):
    """How many of the expected changes a report has, of how many, and how many others it has."""

    right: int
    expected: int
    others: int
    examples: tuple[str, ...]

    @property
    def recall(self) -> float:
        return self.right / self.expected if self.expected else 1.0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.others) if self.right + self.others else 1.0


class Writer:
    """Writes sentences, no two of which are alike in one role."""

    def __init__(self, rng: Random, skills: list[tuple[str, int, str]]) -> None:
        self.rng = rng
        self.skills = skills
        self._free: list[tuple[str, str, str]] = []
        self.edited: set[str] = set()
        """The texts that an edit has written."""

    def start(self, objects: list[str] = OBJECTS) -> None:
        """Begin another role, about these objects."""
        verbs, objects = self.rng.sample(VERBS, len(VERBS)), self.rng.sample(objects, len(objects))
        contexts = self.rng.sample(CONTEXTS, len(CONTEXTS)) * 2
        self._free = list(zip(verbs, objects, contexts, strict=False))

    def sentence(self) -> str:
        return " ".join(self._free.pop()) + "."

    def retouched(self, text: str) -> str:
        """The text with another case, punctuation or spacing."""
        words = text.split()
        ways = [text.rstrip("."), " ".join([words[0], words[1].capitalize(), *words[2:]])]
        ways += [" ".join([*words[:3], words[3] + ",", *words[4:]]), text.rstrip(".") + ";"]
        return self.rng.choice(ways)

    def reworded(self, text: str) -> str:
        """The text with one word exchanged for another one."""
        words = text.split()
        places = [place for place, word in enumerate(words) if word in SYNONYMS]
        place = self.rng.choice(places)
        return " ".join([*words[:place], SYNONYMS[words[place]], *words[place + 1 :]])

    def role(self, number: int, objects: list[str] = OBJECTS) -> Role:
        self.start(objects)
        name, level, wording = self.rng.choice(self.skills)
        return {
            "job_title": f"{self.rng.choice(OBJECTS).split()[-1].capitalize()} Officer {number}",
            "force": "Essex Police",
            "role_code": f"KE{number:05}",
            "status": "Police Staff",
            "grades": ["SCALE 3", "SCALE 4"],
            "vetting_levels": ["Recruitment Vetting"],
            "main_purpose": f"{self.sentence()} {self.sentence()}",
            **{field: [self.sentence() for _ in range(3)] for field in LISTS[:1]},
            **{field: [self.sentence(), self.sentence()] for field in (*LISTS[1:], *CRITERIA)},
            "technical_skills": [{"name": name, "level": level, "wording": wording}],
            LOST: [self.sentence(), self.sentence()],
        }


def skills_of(catalogue: Catalogue) -> list[tuple[str, int, str]]:
    """The skills of a catalogue with a text: name, level and text."""
    return [
        (entry.name, int(level), texts["wording"])
        for entry in catalogue.everything()
        if entry.section == "technical_skills"
        for level, texts in entry.wordings.items()
    ]


# ---- the edits


def _take(writer: Writer, role: Role, field: str) -> str:
    """Take a paragraph out of a list."""
    text: str = role[field].pop(_place(writer, role, field))
    return text


def _place(writer: Writer, role: Role, field: str) -> int:
    """The place of a paragraph that no other edit has written, so that each edit stays what it is."""
    return writer.rng.choice([place for place, text in enumerate(role[field]) if text not in writer.edited])


def _put(writer: Writer, role: Role, field: str, text: str) -> None:
    writer.edited.add(text)
    role[field].insert(writer.rng.randrange(len(role[field]) + 1), text)


def _moved(origin: str | None, target: str | None, kind: str, change: str = "") -> Edit:
    """A paragraph that goes from one list to another, in other words if `change` says so."""

    def edit(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
        fields = writer.rng.sample(LISTS, 2)
        before, after = origin or fields[0], target or fields[1]
        text = _take(writer, roles[0], before)
        _put(writer, roles[0], after, getattr(writer, change)(text) if change else text)
        return (kind,)

    return edit


def _hidden(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    """A criterion is made essential, and another one like it is added."""
    text = _take(writer, roles[0], "desirable_criteria")
    _put(writer, roles[0], "essential_criteria", text)
    _put(writer, roles[0], "desirable_criteria", writer.reworded(text))
    return "criterion-made-essential", "desirable-criterion-added"


def _split(change: str, kind: str, joint: str = " ") -> Edit:
    """A responsibility that becomes two, one of them in other words if `change` says so."""

    def edit(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
        texts = roles[0]["main_responsibilities"]
        place, parts = writer.rng.randrange(len(texts)), [writer.sentence(), writer.sentence()]
        whole = joined(parts, joint) if joint != " " else " ".join(parts)
        changed = writer.rng.randrange(2)
        parts[changed] = getattr(writer, change)(parts[changed]) if change else parts[changed]
        roles[0]["_before"] = {"main_responsibilities": [*texts[:place], whole, *texts[place + 1 :]]}
        texts[place : place + 1] = parts
        return (kind,)

    return edit


def joined(parts: list[str], joint: str) -> str:
    """Sentences as one, with a word between them."""
    return joint.join([parts[0].rstrip("."), *(part[0].lower() + part[1:] for part in parts[1:])])


def _reverse(edit: Edit, *kinds: str) -> Edit:
    """The edit undone."""

    def reversed_edit(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
        before = deepcopy(roles)
        edit(writer, roles)
        for role, old in zip(roles, before, strict=True):
            earlier = role.pop("_before", {})
            new = dict(role)
            role.clear()
            role.update({**old, **earlier, "_before": new})
        return kinds

    return reversed_edit


def _purpose(change: str, kind: str = "sentence-section-changed", target: str = "main_responsibilities") -> Edit:
    def edit(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
        sentences = [f"{text.rstrip('.')}." for text in roles[0]["main_purpose"].split(". ")]
        sentence = sentences.pop(writer.rng.randrange(2))
        roles[0]["main_purpose"] = " ".join(sentences)
        _put(writer, roles[0], target, getattr(writer, change)(sentence) if change else sentence)
        return (kind,)

    return edit


def _placed_as_skill(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    known = {entry["name"] for entry in roles[0]["technical_skills"]}
    name, level, wording = writer.rng.choice([skill for skill in writer.skills if skill[0] not in known])
    roles[0]["_before"] = {LOST: [*roles[0][LOST], writer.rng.choice([wording, f"{name}. {wording}"])]}
    entry: Role = {"name": name, "level": level}
    roles[0]["technical_skills"].append({**entry, "wording": wording} if writer.rng.randrange(2) else entry)
    return ("paragraph-placed-as-entry",)


def _placed_in_two(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    parts = [writer.sentence(), writer.sentence()]
    roles[0]["_before"] = {LOST: [*roles[0][LOST], " ".join(parts)]}
    for field, part in zip(writer.rng.sample((*LISTS, *CRITERIA), 2), parts, strict=True):
        _put(writer, roles[0], field, part)
    return "paragraph-placed", "paragraph-placed"


def _values(field: str, before: Any, after: Any, *kinds: str) -> Edit:
    def edit(_: Writer, roles: list[Role]) -> tuple[str, ...]:
        roles[0]["_before"], roles[0][field] = {field: before}, after
        return kinds

    return edit


def _to_two_grades(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    grade = writer.rng.randint(1, 4)
    higher = sorted(writer.rng.sample(range(grade + 1, 7), 2))
    return _values("grades", [f"SCALE {grade}"], [f"SCALE {each}" for each in higher], "grade-raised", "grade-added")(
        writer, roles
    )


def _career_grade(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    low = writer.rng.randint(1, 3)
    high = writer.rng.sample(range(low + 2, 7), 2)
    before, after = ([f"SCALE {each}" for each in sorted(grades)] for grades in ((low, low + 1), high))
    return _values("grades", before, after, "grade-raised", "grade-raised")(writer, roles)


def _level(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    entry = roles[0]["technical_skills"][0]
    roles[0]["_before"] = {"technical_skills": [{"name": entry["name"], "level": 1}]}
    roles[0]["technical_skills"] = [{"name": entry["name"], "level": 2}]
    return ("skill-level-raised",)


def _as_text(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    """What only has another type is the same."""
    entry = roles[0]["technical_skills"][0]
    skills = [{**entry, "level": str(entry["level"])}]
    roles[0]["_before"] = {"vetting_levels": "Recruitment Vetting", "technical_skills": skills}
    return ()


def _exchanged_codes(_: Writer, roles: list[Role]) -> tuple[str, ...]:
    roles[0]["role_code"], roles[1]["role_code"] = roles[1]["role_code"], roles[0]["role_code"]
    return "role-code-changed", "role-code-changed"


def _exchanged_files(_: Writer, roles: list[Role]) -> tuple[str, ...]:
    for role in roles:
        del role["role_code"]
    roles[0]["_before"], roles[1]["_before"] = {"role_code": None}, {"role_code": None}
    roles.reverse()
    return "file-renamed", "file-renamed"


def _code_again(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    """The first role goes, and its code is given to a new one in another file."""
    new = writer.role(99999, OTHER_OBJECTS) | {"role_code": roles[0]["role_code"]}
    roles[0] = {"_gone": True}
    roles.append(new)
    return "role-removed", "role-added"


def _to_other_role(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
    text = writer.sentence()
    before = [deepcopy(role["main_responsibilities"]) for role in roles]
    _put(writer, roles[0], "main_responsibilities", text)
    roles[0]["_before"] = {"main_responsibilities": roles[0]["main_responsibilities"]}
    roles[0]["main_responsibilities"] = before[0]
    _put(writer, roles[1], "main_responsibilities", text)
    return "responsibility-moved-to-role", "responsibility-moved-from-role"


def _own(change: str, kind: str) -> Edit:
    def edit(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
        texts = roles[0]["main_responsibilities"]
        place = _place(writer, roles[0], "main_responsibilities")
        if change == "added":
            _put(writer, roles[0], "main_responsibilities", writer.sentence())
        elif change == "removed":
            texts.pop(place)
        elif change == "moved":
            texts.insert(0, texts.pop())
        else:
            texts[place] = getattr(writer, change)(texts[place])
            writer.edited.add(texts[place])
        return (kind,)

    return edit


NEVER_FOUND: dict[str, Edit] = {
    "section change with retouch": _moved(None, None, "paragraph-section-changed", "retouched"),
    "placed with retouch": _moved(LOST, None, "paragraph-placed", "retouched"),
    "made desirable with rewording": _moved(*CRITERIA, "criterion-made-desirable", "reworded"),
    "split with a changed word": _split("reworded", "responsibility-split-changed"),
    "join with and": _reverse(_split("", "", ", and "), "responsibility-joined"),
    "purpose sentence to responsibilities": _purpose(""),
    "lost text placed as a skill": _placed_as_skill,
    "one grade to two higher ones": _to_two_grades,
    "exchanged codes": _exchanged_codes,
    "career grade": _career_grade,
}
"""Edits that reports had as something else."""

OTHERS: dict[str, Edit] = {
    "section change": _moved(None, None, "paragraph-section-changed"),
    "section change with rewording": _moved(None, None, "paragraph-section-changed", "reworded"),
    "placed": _moved(LOST, None, "paragraph-placed"),
    "placed with rewording": _moved(LOST, None, "paragraph-placed", "reworded"),
    "placed in two sections": _placed_in_two,
    "placed in the purpose": _reverse(_purpose("", target=LOST), "sentence-placed"),
    "taken out of its section": _moved(None, LOST, "paragraph-unplaced"),
    "made essential": _moved(*CRITERIA[::-1], "criterion-made-essential"),
    "made essential with rewording": _moved(*CRITERIA[::-1], "criterion-made-essential", "reworded"),
    "made essential beside a similar one": _hidden,
    "purpose sentence with rewording": _purpose("reworded"),
    "responsibility to purpose": _reverse(_purpose(""), "sentence-section-changed"),
    "split": _split("", "responsibility-split"),
    "split at and": _split("", "responsibility-split", ", and "),
    "join": _reverse(_split("", ""), "responsibility-joined"),
    "join with a changed word": _reverse(_split("reworded", ""), "responsibility-joined-changed"),
    "responsibility added": _own("added", "responsibility-added"),
    "responsibility removed": _own("removed", "responsibility-removed"),
    "responsibility reworded": _own("reworded", "responsibility-reworded"),
    "responsibility retouched": _own("retouched", "responsibility-retouched"),
    "responsibility moved": _own("moved", "responsibility-moved"),
    "moved to another role": _to_other_role,
    "grade raised": _values("grades", ["SCALE 3"], ["SCALE 5"], "grade-raised"),
    "grade lowered": _values("grades", ["SCALE 5"], ["SCALE 3"], "grade-lowered"),
    "one of two grades raised": _values("grades", ["SCALE 3", "SCALE 4"], ["SCALE 3", "SCALE 6"], "grade-raised"),
    "grade of another family": _values("grades", ["SCALE 5"], ["SO 1"], "grade-changed"),
    "vetting raised": _values("vetting_levels", ["Recruitment Vetting"], ["Management Vetting"], "vetting-raised"),
    "level raised": _level,
    "value of another type": _as_text,
    "exchanged files": _exchanged_files,
    "retired code taken again": _code_again,
}
"""The other edits."""


def known_edits(name: str, edit: Edit, number: int, seed: int, folder: Path) -> Found:
    """Make an edit many times, each in roles of its own, and compare all of them at once."""
    config = Config(folder)
    for state in ("base", "head"):
        (folder / state / "roles").mkdir(parents=True, exist_ok=True)
    writer = Writer(Random(f"{name} {seed}"), skills_of(read_catalogue(config)))
    expected: dict[int, Counter[str]] = {}
    for place in range(number):
        before = [writer.role(2 * place + other) for other in range(2)]
        after = deepcopy(before)
        writer.start()
        writer.edited.clear()
        expected[place] = Counter(edit(writer, after))
        _write(folder, place, before, after)
    found: dict[int, Counter[str]] = {}
    for change in compare_snapshots(between_folders(config, folder / "base", folder / "head")).changes:
        at = change.head or change.base
        assert at
        found.setdefault(int(at.path.split("/")[1][1:].split("-")[0]), Counter())[change.kind] += 1
    return _score(expected, found)


def _write(folder: Path, place: int, before: list[Role], after: list[Role]) -> None:
    """Write the roles of one edit in both states. What an edit says of the state before it is taken from the later."""
    for number, role in enumerate(after):
        if number < len(before):
            before[number] |= role.pop("_before", {})
    for state, roles in (("base", before), ("head", after)):
        for number, role in enumerate(roles):
            values = {key: value for key, value in role.items() if value is not None and key != "_gone"}
            if values:
                path = folder / state / "roles" / f"r{place}-{number}.yaml"
                path.write_text(json.dumps(values), encoding="utf-8")


def _score(expected: dict[int, Counter[str]], found: dict[int, Counter[str]]) -> Found:
    right, others, examples = 0, 0, []
    for place, kinds in expected.items():
        have = found.get(place, Counter())
        right += (kinds & have).total()
        others += (have - kinds).total()
        if kinds != have:
            examples.append(f"r{place}: {', '.join(sorted(have.elements()))}")
    return Found(right, sum(kinds.total() for kinds in expected.values()), others, tuple(examples[:5]))


MIXABLE = (
    *("section change with retouch", "section change with rewording", "placed with retouch", "placed with rewording"),
    *("made desirable with rewording", "purpose sentence to responsibilities", "responsibility added"),
    *("responsibility removed", "responsibility reworded", "responsibility retouched", "made essential"),
)
"""The edits that can be made of one role together, as they take what they need from what the others leave."""


def mixed_edits(number: int, seed: int, folder: Path) -> Found:
    """Make three different edits of each role, and compare all roles at once."""
    edits = dict(every_edit())

    def edit(writer: Writer, roles: list[Role]) -> tuple[str, ...]:
        names = writer.rng.sample(MIXABLE, 3)
        return tuple(kind for name in names for kind in edits[name](writer, roles))

    return known_edits("mixed", edit, number, seed, folder)


def every_edit() -> Iterator[tuple[str, Edit]]:
    """All kinds of edits by name."""
    yield from NEVER_FOUND.items()
    yield from OTHERS.items()
