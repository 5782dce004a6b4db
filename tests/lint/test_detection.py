"""Defects seeded by the hundred into the real roles: each is found at its own line by its own rule, and only there.

Run with -s to see recall, right-place rate and false findings by rule.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple, TypeVar

import pytest

from roledoc_lint import Config, Finding, check, find_config
from roledoc_lint.lint.registry import RULES
from roledoc_lint.lint.suppressions import suppressions
from roledoc_lint.model.catalogue import Catalogue
from roledoc_lint.model.role import RoleEntry
from roledoc_lint.source.document import Document, load
from roledoc_lint.source.edits import folded
from tests.model.test_schema import catalogue
from tests.support.helpers import REPOSITORY, TODAY, view

T = TypeVar("T")

ROLES = sorted((REPOSITORY / "roles").glob("*.yaml"))
EACH = 5
"""The most defects of one kind that are seeded into one role. Raise it for a long run that finds more."""

CONFIGURED = {"stale-role": "max-role-age = 5\n"}


class Seeded(NamedTuple):
    """A role with a defect, and the lines where it may be found."""

    text: str
    lines: range
    name: str = ""


class Role:
    """A real role, with what is needed to seed defects into it."""

    def __init__(self, path: Path, random: random.Random) -> None:
        self.path = path
        self.text = path.read_text(encoding="utf-8")
        self.document = load(f"roles/{path.name}", self.text.encode(), 1 << 20)
        self.random = random
        self.catalogue: Catalogue = catalogue()

    def replaced(self, start: int, end: int, new: str, lines: range | None = None) -> Seeded:
        line = self.document.line_of(start)
        return Seeded(self.text[:start] + new + self.text[end:], lines or range(line, line + 1))

    def value(self, pointer: str, new: str) -> Seeded:
        span = self.document.spans[pointer]
        return self.replaced(span.start, span.end, new)

    def has(self, pointer: str) -> bool:
        return pointer in self.document.spans

    def line_span(self, pointer: str) -> tuple[int, int]:
        """The whole lines of the field or item at a pointer."""
        span = self.document.spans[pointer]
        first = self.document.line_of(min(span.start, span.key_start))
        last = self.document.line_of(max(span.start, span.end - 1))
        starts = [*self.document.line_starts, len(self.text)]
        return starts[first - 1], starts[last]

    def some(self, values: list[T]) -> list[T]:
        return self.random.sample(values, min(EACH, len(values)))

    def entries(self, *sections: str) -> list[RoleEntry]:
        return view(self.document).entries(*sections)

    def words(self, pointers: list[str]) -> list[tuple[int, int]]:
        """Long words of some texts."""
        found = []
        for pointer in pointers:
            every = self.document.words(pointer)
            found += [(w.start, w.end) for w in every if len(w.text) > 6 and w.text.isalpha() and w.text.islower()]
        return found

    def is_suppressed(self, rule: str, lines: range) -> bool:
        """Whether a comment suppresses the rule where a defect is seeded, or might lose what it suppresses."""
        return any(
            comment.first_line <= line <= comment.last_line
            and (rule in comment.rules or comment.first_line in lines or comment.last_line - comment.first_line < 8)
            for comment in suppressions(self.document)
            for line in lines
        )

    @property
    def wordings(self) -> list[str]:
        return [f"{entry.pointer}/wording" for entry in self.entries() if entry.has_text[0]]

    @property
    def paragraphs(self) -> list[str]:
        return [pointer for pointer, _ in view(self.document).paragraphs if not pointer.startswith("/unattributed")]


def swapped(word: str) -> str:
    """A word with two different letters swapped."""
    for index in range(1, len(word) - 1):
        if word[index] != word[index + 1]:
            return word[:index] + word[index + 1] + word[index] + word[index + 2 :]
    return word + word[-1]


def yaml_syntax(role: Role) -> Iterator[Seeded]:
    yield role.value("/job_title", "Officer: Support")
    yield role.value("/status", '"Police')
    start, _ = role.line_span("/main_purpose")
    yield role.replaced(start, start, "this is not a field\n")
    yield role.replaced(start, start, "\tlocation: Chelmsford\n", range(role.document.line_of(start) - 1, 400))


def encoding(role: Role) -> Iterator[Seeded]:
    for _, end in role.some(role.words(role.paragraphs)):
        yield role.replaced(end, end, role.random.choice("\u2028\u0085\x00\x1b"))


def file_size(role: Role) -> Iterator[Seeded]:
    yield Seeded(role.text + "# a long comment\n" * 70_000, range(1, 2))


def yaml_feature(role: Role) -> Iterator[Seeded]:
    for field in ("/job_title", "/status", "/source"):
        start = role.document.spans[field].start
        yield role.replaced(start, start, role.random.choice(["&name ", "!!str ", "!text "]))
    end = len(role.text)
    yield role.replaced(end, end, "---\njob_title: Another\n")
    yield role.replaced(end, end, "<<: {location: Chelmsford}\n")


def joined_line(role: Role) -> Iterator[Seeded]:
    for pointer in role.some([p for p in role.paragraphs if role.document.spans[p].style == ">"]):
        end = role.document.spans[pointer].end
        indent = role.document.column_of(role.document.words(pointer)[0].start) - 1
        last_line = role.document.line_of(end) + 1
        for line in ("-Complete the other tasks.", "location: Chelmsford", "- name: Collaborative"):
            joined = f" and others\n{' ' * indent}{line}"
            yield role.replaced(end, end, joined, range(last_line, last_line + 1))


def duplicate_key(role: Role) -> Iterator[Seeded]:
    for field in ("/job_title", "/status", "/main_purpose", "/competency_framework"):
        start, end = role.line_span(field)
        yield role.replaced(len(role.text), len(role.text), role.text[start:end])


def missing_field(role: Role) -> Iterator[Seeded]:
    for field in ("job_title", "force", "status", "grades", "main_purpose", "competency_framework"):
        start, end = role.line_span(f"/{field}")
        yield role.replaced(start, end, "", range(1, 4))
    for entry in role.some(role.entries()):
        start, end = role.line_span(f"{entry.pointer}/level")
        line = role.document.line_of(start) - 1
        yield role.replaced(start, end, "", range(line, line + 1))


def unknown_field(role: Role) -> Iterator[Seeded]:
    keys = [span for pointer, span in role.document.spans.items() if span.key_end - span.key_start > 3]
    for span in role.some(keys):
        key = role.text[span.key_start : span.key_end]
        yield role.replaced(span.key_start, span.key_end, swapped(key))


def field_type(role: Role) -> Iterator[Seeded]:
    for entry in role.some(role.entries("behaviours", "technical_skills")):
        yield role.value(f"{entry.pointer}/level", role.random.choice(['"1"', "one", "1.5", ".inf", "[1]", "true"]))
    yield role.value("/job_title", role.random.choice(["12", "false", ".nan", "[Officer]", "0206", "9" * 5000]) * 1)
    span = role.document.spans["/source"]
    yield role.replaced(span.start - 1, span.end, "")


def field_value(role: Role) -> Iterator[Seeded]:
    yield role.value("/job_title", '""')
    if role.has("/role_code"):
        for code in ("eq0450", "EQ 0450", "EQ0450xx", "0450"):
            yield role.value("/role_code", f'"{code}"')


def unknown_name(role: Role) -> Iterator[Seeded]:
    for entry in role.some(role.entries()):
        yield role.value(f"{entry.pointer}/name", swapped(entry.name.lower()).title())
    for entry in role.entries():
        named = role.catalogue.find(entry.section, str(role.document.fields["competency_framework"]), entry.name)
        for alias in named.aliases if named else ():
            yield role.value(f"{entry.pointer}/name", alias)


def canonical_wording(role: Role) -> Iterator[Seeded]:
    words = role.words(role.wordings)
    for start, end in role.some(words):
        yield role.replaced(start, end, swapped(role.text[start:end]))
    for start, end in role.some(words):
        lines = range(role.document.line_of(start), role.document.line_of(start) + 2)
        yield role.replaced(start, end + 1, "", lines)
    for start, end in role.some(words):
        yield role.replaced(end, end, role.text[start - 1 : end])
    for start, end in role.some(words):
        yield role.replaced(start, end, "another")


def missing_wording(role: Role) -> Iterator[Seeded]:
    for pointer in role.some(role.wordings):
        start, end = role.line_span(pointer)
        line = role.document.line_of(start)
        yield role.replaced(start, end, "", range(line - 2, line))


def unrecorded_wording(role: Role) -> Iterator[Seeded]:
    for entry in role.some([entry for entry in role.entries("technical_skills") if entry.has_text[0]]):
        start, _ = role.line_span(f"{entry.pointer}/level")
        _, end = role.line_span(f"{entry.pointer}/wording")
        yield role.replaced(start, end, "    level: 2\n")


def level_range(role: Role) -> Iterator[Seeded]:
    for entry in role.some(role.entries()):
        yield role.value(f"{entry.pointer}/level", role.random.choice(["9", "0", "7", "-1"]))


def level_wording(role: Role) -> Iterator[Seeded]:
    for entry in role.some([entry for entry in role.entries("behaviours", "technical_skills") if entry.has_text[0]]):
        yield role.value(f"{entry.pointer}/level", str(int(entry.level or 0) % 3 + 1))


def mixed_levels(role: Role) -> Iterator[Seeded]:
    for entry in role.some(role.entries("behaviours")):
        named = role.catalogue.find("behaviours", str(role.document.fields["competency_framework"]), entry.name)
        level = 2 if entry.level == 1 else 1
        start, end = role.line_span(f"{entry.pointer}/level")
        new = f"    level: {level}\n"
        if entry.has_text[0] and named:
            _, end = role.line_span(f"{entry.pointer}/wording")
            new += "    wording: >-\n" + "\n".join(folded(named.wordings[level]["wording"], "      ")) + "\n"
        if named:
            yield role.replaced(start, end, new)


def framework_edition(role: Role) -> Iterator[Seeded]:
    old = role.document.fields["competency_framework"] == "CVF 2016"
    section, other = ("values", "Courage") if old else ("behaviours", "Emotionally Aware")
    start, _ = role.line_span(f"/{section}/0")
    level = "Accredited" if old else "1"
    yield role.replaced(start, start, f"  - name: {other}\n    level: {level}\n")
    for entry in role.entries("behaviours"):
        if entry.name in ("Collaborative", "Deliver, Support and Inspire"):
            yield role.value(
                f"{entry.pointer}/name", "We collaborate" if entry.name[0] == "C" else "We support and inspire"
            )


def incomplete_framework(role: Role) -> Iterator[Seeded]:
    for section in ("behaviours", "values"):
        for entry in role.some(role.entries(section)):
            if entry.name != "We deliver, support and inspire":
                start, end = role.line_span(entry.pointer)
                line = role.document.line_of(role.document.spans[f"/{section}"].key_start)
                yield role.replaced(start, end, "", range(line, line + 1))


def duplicate_entry(role: Role) -> Iterator[Seeded]:
    fields = ("behaviours", "values", "technical_skills", "main_responsibilities", "necessary_experience", "grades")
    for field in fields:
        for index in role.some(list(range(50))):
            pointer = f"/{field}/{index}"
            if role.has(pointer):
                start, end = role.line_span(pointer)
                first = role.document.line_of(end)
                yield role.replaced(end, end, role.text[start:end], range(first, first + 2))


def entry_order(role: Role) -> Iterator[Seeded]:
    if role.document.fields["competency_framework"] == "CVF 2024":
        return
    for section in ("behaviours", "values", "technical_skills"):
        for entry in role.some(role.entries(section)[1:]):
            start, end = role.line_span(entry.pointer)
            before = entry.pointer.rpartition("/")[0] + f"/{int(entry.pointer.rpartition('/')[2]) - 1}"
            earlier, middle = role.line_span(before)
            if middle == start:
                lines = range(role.document.line_of(earlier), role.document.line_of(end))
                yield role.replaced(earlier, end, role.text[start:end] + role.text[earlier:start], lines)


def date_format(role: Role) -> Iterator[Seeded]:
    forms = (
        "March 2019.",
        "AUGUST 2018",
        '"- September 2014"',
        "24.05.2017",
        "2019",
        "2019/03",
        "05/06/2017",
        "2019-3",
    )
    for form in forms:
        yield role.value("/issued", form) if role.has("/issued") else appended(role, f"issued: {form}\n")


def date_value(role: Role) -> Iterator[Seeded]:
    for form in ("2019-13-45", "2019-02-30", "2019-00", "2031-01", '"2026-06-16"'):
        yield role.value("/issued", form) if role.has("/issued") else appended(role, f"issued: {form}\n")
    if role.has("/issued"):
        yield appended(role, "amended: 2010-01\n")


def stale_role(role: Role) -> Iterator[Seeded]:
    yield role.value("/issued", "2012-01") if role.has("/issued") else appended(role, "issued: 2012-01\n")


def appended(role: Role, text: str) -> Seeded:
    return role.replaced(len(role.text), len(role.text), text)


def vocabulary(role: Role) -> Iterator[Seeded]:
    fields = ("force", "status", "home_office_code", "limited_duties_category", "competency_framework")
    for pointer in (*(f"/{field}" for field in fields), "/grades/0", "/vetting_levels/0"):
        if role.has(pointer):
            value = str(role.document.value(pointer))
            yield role.value(pointer, swapped(value) if len(value) > 1 else "Z")
            yield role.value(pointer, f'"{value}."')
            yield role.value(pointer, value.swapcase() if value.swapcase() != value else "x")


def status_grade(role: Role) -> Iterator[Seeded]:
    for index in range(2):
        if role.has(f"/grades/{index}"):
            staff = role.document.fields["status"] == "Police Staff"
            yield role.value(f"/grades/{index}", "Sergeant" if staff else "PO 2")


def standard_code(role: Role) -> Iterator[Seeded]:
    for index in range(3):
        pointer = f"/national_occupational_standards/{index}"
        if role.has(pointer):
            code = str(role.document.value(f"{pointer}/code"))
            yield role.value(f"{pointer}/code", code.replace(" ", "") if " " in code else code[:3] + " " + code[3:])
            yield role.value(f"{pointer}/code", "No. 12")
            for start, end in role.words([f"{pointer}/title"])[:1]:
                yield role.replaced(start, end, swapped(role.text[start:end]))


def whitespace(role: Role) -> Iterator[Seeded]:
    for _, end in role.some(role.words([*role.paragraphs, *role.wordings])):
        if role.text[end : end + 1] == " ":
            yield role.replaced(end, end, role.random.choice([" ", "  ", "\xa0", "\t", " \\n"]))
    for start in role.some(role.document.line_starts[1:-1]):
        yield role.replaced(start - 1, start - 1, role.random.choice([" ", "   ", "\t"]))
    for pointer in role.some([p for p in role.paragraphs if role.document.spans[p].style == ">"]):
        for first, second in pairwise(role.document.words(pointer)):
            if role.document.line_of(first.start) < role.document.line_of(second.start):
                yield role.replaced(second.start, second.start, "  ")
                break


def garbled_text(role: Role) -> Iterator[Seeded]:
    for start, end in role.some(role.words([*role.paragraphs])):
        yield role.replaced(start + 2, end, role.random.choice(["â€™s", "Ã©", "\ufffd", "â€“", "√©", "\ue001"]))


def list_marker(role: Role) -> Iterator[Seeded]:
    for pointer in role.some([p for p in role.paragraphs if p.count("/") == 2]):
        first = role.document.words(pointer)[0]
        yield role.replaced(first.start, first.start, role.random.choice(["• ", "- ", "1. ", "a) ", "•", "– "]))


def web_residue(role: Role) -> Iterator[Seeded]:
    texts = ("Quickly exit this site by pressing the Escape key Leave this site.", "Skip to main content.")
    for pointer in role.some(role.paragraphs):
        first = role.document.words(pointer)[0]
        indent = " " * (role.document.column_of(first.start) - 1)
        yield role.replaced(first.start, first.start, f"{role.random.choice(texts)}\n{indent}")


def repeated_text(role: Role) -> Iterator[Seeded]:
    span = role.document.spans["/main_purpose"]
    first = role.text[role.document.words("/main_purpose")[0].start : span.end].split("\n")[0]
    sentence = first if first.endswith(".") else f"{first}."
    for pointer in role.some([p for p in role.paragraphs if p.count("/") == 2]):
        start = role.document.words(pointer)[0].start
        yield role.replaced(start, start, f"{sentence}\n    ")


def spelling(role: Role) -> Iterator[Seeded]:
    for start, end in role.some(role.words(role.paragraphs)):
        yield role.replaced(start, end, role.random.choice(["recieve", "comunications", "thier", "seperate"]))


def unattributed_text(role: Role) -> Iterator[Seeded]:
    if not role.has("/unattributed"):
        yield appended(role, "unattributed:\n  - A paragraph without a heading.\n")


def unique_role_code(role: Role) -> Iterator[Seeded]:
    if role.has("/role_code"):
        others = {"EQ0450", "ER403a", "END0206", "EPND1206"} - {role.document.fields["role_code"]}
        for code in sorted(others):
            yield role.value("/role_code", code)


def file_name(role: Role) -> Iterator[Seeded]:
    for name in ("Role.yaml", "a role.yaml", "a_role.yaml", "röle.yaml"):
        yield Seeded(role.text, range(1, 2), name)


def unused_suppression(role: Role) -> Iterator[Seeded]:
    for pointer in role.some(role.paragraphs):
        start, _ = role.line_span(pointer)
        indent = " " * (2 * (pointer.count("/") - 1))
        yield role.replaced(start, start, f"{indent}# roledoc-lint: ignore[date-format] as published\n")


def suppression_reason(role: Role) -> Iterator[Seeded]:
    line = "issued: March 2019  # roledoc-lint: ignore[date-format]\n"
    if role.has("/issued"):
        start, end = role.line_span("/issued")
        yield role.replaced(start, end, line)
    else:
        yield appended(role, line)


SEEDS: dict[str, Callable[[Role], Iterator[Seeded]]] = {
    rule.name: globals()[rule.name.replace("-", "_")] for rule in RULES
}


class Tally(NamedTuple):
    seeded: int = 0
    found: int = 0
    placed: int = 0
    false: int = 0


@pytest.fixture(scope="module")
def tallies() -> Iterator[dict[str, Tally]]:
    counts: dict[str, Tally] = defaultdict(Tally)
    yield counts
    print(f"\n{'rule':<22}{'seeded':>8}{'recall':>9}{'place':>8}{'false':>7}")
    for rule, tally in counts.items():
        recall, place = tally.found / tally.seeded, tally.placed / tally.seeded
        print(f"{rule:<22}{tally.seeded:>8}{recall:>9.0%}{place:>8.0%}{tally.false:>7}")
    print(f"{'all':<22}{sum(tally.seeded for tally in counts.values()):>8}")


@pytest.mark.slow
@pytest.mark.parametrize("rule", SEEDS)
def test_seeded_defects(tmp_path: Path, tallies: dict[str, Tally], rule: str) -> None:
    missed = []
    for path in ROLES:
        config = roles_project(tmp_path, CONFIGURED.get(rule, ""))
        role = Role(path, random.Random(f"{rule} {path.name}"))
        before = Counter(
            key(finding) for finding in findings(config, path.name) if finding.rule != rule or rule not in CONFIGURED
        )
        for seeded in SEEDS[rule](role):
            if role.is_suppressed(rule, seeded.lines):
                continue
            name = seeded.name or path.name
            (tmp_path / "roles" / path.name).unlink()
            (tmp_path / "roles" / name).write_bytes(seeded.text.encode())
            new = [f for f in findings(config, name) if key(f) not in before]
            own = [f for f in new if f.rule == rule]
            placed = [f for f in own if f.line in seeded.lines]
            tallies[rule] = Tally(
                *map(sum, zip(tallies[rule], (1, bool(own), bool(placed), len(new) - len(own[:1])), strict=True))
            )
            if len(new) != 1 or not placed:
                missed.append((name, seeded.lines, [(f.rule, f.line, f.message) for f in new]))
            (tmp_path / "roles" / name).unlink()
            (tmp_path / "roles" / path.name).write_bytes(path.read_bytes())
    assert tallies[rule].seeded > 0
    assert missed == [], "\n".join(map(str, missed))


def roles_project(folder: Path, configuration: str) -> Config:
    (folder / "roles").mkdir(exist_ok=True)
    (folder / "roledoc-lint.toml").write_text(configuration, encoding="utf-8")
    for path in ROLES:
        (folder / "roles" / path.name).write_bytes(path.read_bytes())
    return find_config(folder, folder)


def findings(config: Config, name: str) -> list[Finding]:
    return check(config, [config.root / "roles" / name], today=TODAY).findings


def key(finding: Finding) -> tuple[str, str]:
    """A key that stays the same when lines and levels change."""
    return finding.rule, re.sub(r"\b[0-9]+\b", "", finding.message)


def test_untouched_roles_give_no_false_finding(tmp_path: Path) -> None:
    config = roles_project(tmp_path, "")
    rules = Counter(finding.rule for finding in check(config, today=TODAY).findings)
    assert rules == {"unattributed-text": 2, "unrecorded-wording": 5}


def test_a_document_is_read_the_same_with_any_line_ending(tmp_path: Path) -> None:
    for path in ROLES:
        text = path.read_text(encoding="utf-8")
        plain = Document("x", text, [])
        windows = Document("x", text.replace("\n", "\r\n"), [])
        assert plain.data == windows.data
