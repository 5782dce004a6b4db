"""Behaviours, values, skills and standards compared: matched by what their names or codes stand for."""

from __future__ import annotations

from collections.abc import Hashable

from roledoc_lint.changes.change import Wording
from roledoc_lint.changes.kinds import noun
from roledoc_lint.changes.list_matching import Matched, by_keys
from roledoc_lint.changes.normalised_role import STANDARDS, Role, same
from roledoc_lint.changes.recorder import NOTHING, ChangeRecorder, Operand, presence, verb
from roledoc_lint.changes.text_similarity import same_code
from roledoc_lint.model.labels import label
from roledoc_lint.text.json_pointer import escape

Entry = dict[str, object]
At = tuple[str, Entry]
"""An entry and its pointer."""


def compare_entries(recorder: ChangeRecorder, section: str, before: list[Entry], after: list[Entry]) -> None:
    """Compare behaviours, values or skills; of several with one name, first those with the same level."""

    def keys(role: Role, entries: list[Entry]) -> list[tuple[str, str]]:
        meanings = (role.meanings.entry(section, role.edition, str(entry["name"])) for entry in entries)
        return [(meaning.key, repr(entry.get("level"))) for meaning, entry in zip(meanings, entries, strict=True)]

    matched = by_keys(keys(recorder.base, before), keys(recorder.head, after), _name_and_level, _name)
    _record_one_sided(recorder, section, "name", before, after, matched)
    for old, new in matched.pairs:
        _compare_entry(recorder, noun(section), (f"/{section}/{old}", before[old]), (f"/{section}/{new}", after[new]))
    recorder.record_moves(section, matched, [str(entry["name"]) for entry in after])


def compare_standards(recorder: ChangeRecorder, before: list[Entry], after: list[Entry]) -> None:
    """Compare occupational standards."""
    matched = by_keys(before, after, _code)
    _record_one_sided(recorder, STANDARDS, "code", before, after, matched)
    for old, new in matched.pairs:
        was, now = (f"/{STANDARDS}/{old}", before[old]), (f"/{STANDARDS}/{new}", after[new])
        code = str(now[1]["code"])
        _compare_name(recorder, "standard", "code", was, now)
        has_titles = all(isinstance(entry.get("title"), str) for _, entry in (was, now))
        if has_titles and _differ(was, now, "title"):
            sides = _side(was, "title"), _side(now, "title")
            recorder.record(f"standard-{verb('standard', sides[0].value, sides[1].value)}", *sides, code)
        _record_details(recorder, "standard", was, now, {"code", *(["title"] if has_titles else [])}, code)
    recorder.record_moves(STANDARDS, matched, [str(entry["code"]) for entry in after])


def _compare_entry(recorder: ChangeRecorder, kind: str, was: At, now: At) -> None:
    """Compare one behaviour, value or skill: its name, level, wording, and whatever else it holds."""
    name = str(now[1]["name"])
    _compare_name(recorder, kind, "name", was, now)
    has_texts = all(isinstance(entry.get("wording", ""), str) for _, entry in (was, now))
    rewords = has_texts and _differ(was, now, "wording")
    if _differ(was, now, "level"):
        recorder.record(f"{kind}-level-{_level_verb(was[1], now[1])}", _side(was, "level"), _side(now, "level"), name)
        if rewords:
            wording = Wording(f"{now[0]}/wording", *(_text(entry, "wording") for _, entry in (was, now)))
            recorder.changes[-1] = recorder.changes[-1]._replace(wording=wording)
    elif rewords:
        before, after = _side(was, "wording"), _side(now, "wording")
        what = presence(before, after)
        what = verb(kind, before.value, after.value) if what == "changed" else f"wording-{what}"
        recorder.record(f"{kind}-{what}", before, after, name)
    _record_details(recorder, kind, was, now, {"name", "level", *(["wording"] if has_texts else [])}, name)


def _compare_name(recorder: ChangeRecorder, kind: str, named: str, was: At, now: At) -> None:
    """Tell a name or code that is written in another way."""
    if _differ(was, now, named):
        recorder.record(f"{kind}-retouched", _side(was, named), _side(now, named), str(now[1][named]))


def _record_one_sided(
    recorder: ChangeRecorder, field: str, named: str, before: list[Entry], after: list[Entry], matched: Matched
) -> None:
    """Tell the entries that are in one state only."""
    kind = noun(field)
    for index in matched.removed:
        entry = before[index]
        recorder.record(f"{kind}-removed", Operand(f"/{field}/{index}", entry), NOTHING, str(entry[named]))
    for index in matched.added:
        entry = after[index]
        recorder.record(f"{kind}-added", NOTHING, Operand(f"/{field}/{index}", entry), str(entry[named]))


def _record_details(recorder: ChangeRecorder, kind: str, was: At, now: At, told: set[str], name: str) -> None:
    """Tell whatever else differs between two entries."""
    for key in dict.fromkeys([*was[1], *now[1]]):
        if key not in told and _differ(was, now, key):
            before, after = _side(was, key), _side(now, key)
            recorder.record(f"{kind}-detail-{presence(before, after)}", before, after, f"{name}: {label(key)}")


def _side(at: At, key: str) -> Operand:
    pointer, entry = at
    return Operand(f"{pointer}/{escape(key)}", entry[key]) if key in entry else NOTHING


def _differ(was: At, now: At, key: str) -> bool:
    before, after = was[1], now[1]
    return (key in before) != (key in after) or not same(before.get(key), after.get(key))


def _level_verb(before: Entry, after: Entry) -> str:
    """What happened to a level."""
    was, now = before.get("level"), after.get("level")
    if "level" not in before or "level" not in after:
        return "added" if "level" in after else "removed"
    if type(was) is int and type(now) is int:
        return "raised" if now > was else "lowered"
    return "changed"


def _text(entry: Entry, key: str) -> str | None:
    value = entry.get(key)
    return value if isinstance(value, str) else None


def _name_and_level(key: tuple[str, str]) -> Hashable:
    return key


def _name(key: tuple[str, str]) -> Hashable:
    return key[0]


def _code(entry: Entry) -> Hashable:
    return same_code(str(entry["code"]))
