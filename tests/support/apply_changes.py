"""Applies a change report to the base, as whoever reads the JSON could: the result must be the head."""

from __future__ import annotations

from typing import Any

from roledoc_lint.model.profile_files import shipped_profile

Data = dict[str, Any]

TAKES_PLACE = ("-raised", "-lowered", "-changed")
WORDS = tuple(f"{field.slug}-" for field in shipped_profile().fields if field.kind == "words")
COMES_OR_GOES = (
    *("-added", "-removed", "-split", "-joined", "-moved", "-placed", "-unplaced"),
    *("-section-changed", "-made-essential", "-made-desirable", "-as-entry"),
    *("-split-changed", "-joined-changed", "-moved-to-role", "-moved-from-role"),
)


def applied(base: dict[str, Data], report: Data) -> dict[str, Data]:
    """The roles by path as they are after the changes of a report."""
    roles = {path: dict(values) for path, values in base.items()}
    renamed = {}
    for change in report["changes"]:
        if change["kind"] == "file-renamed":
            renamed[change["before"]] = change["after"]
    removed = [change["base"]["path"] for change in report["changes"] if change["kind"] == "role-removed"]
    kept = {renamed.get(path, path): values for path, values in roles.items() if path not in removed}
    by_path: dict[str, list[Data]] = {}
    for change in report["changes"]:
        if change["kind"] == "role-added":
            kept[change["head"]["path"]] = change["after"]
        elif change["kind"] not in ("role-removed", "file-renamed"):
            place = change["head"] or change["base"]
            path = place["path"] if change["head"] else renamed.get(place["path"], place["path"])
            by_path.setdefault(path, []).append(change)
    return {path: role(values, by_path.get(path, [])) for path, values in kept.items()}


def role(values: Data, changes: list[Data]) -> Data:
    """One role after its changes: first which items its lists have and in what order, then what is in them."""
    result = dict(values)
    places = [place for change in changes for place in (change["base"], change["head"]) if place]
    now_at: dict[tuple[str, int], int] = {}
    for name in sorted({steps(place)[0] for place in places if len(steps(place)) > 1}):
        items = laid_out(name, values.get(name) or [], changes, now_at)
        if items:
            result[name] = items
        else:
            result.pop(name, None)
    for change in changes:
        if not is_of_order(change) and not change["kind"].startswith("sentence-"):
            put(result, change["base"], change["head"], change["after"], now_at)
    # What a sentence has left, or come to, is said as a whole, and so comes last.
    for change in sorted(changes, key=lambda change: change["kind"].startswith("sentence-")):
        if change["wording"] and not change["kind"].endswith("-as-entry"):
            after = change["wording"]["after"]
            put(result, change["wording"], change["wording"] if after is not None else None, after, {})
    return result


def steps(place: Data) -> list[str]:
    return [step.replace("~1", "/").replace("~0", "~") for step in place["pointer"].split("/")[1:]]


def field(change: Data, side: str) -> str:
    return steps(change[side])[0]


def is_of_order(change: Data) -> bool:
    """Whether a change says which items a list has, and where."""
    kind = change["kind"]
    if kind.startswith("sentence-"):
        return True
    of_item = all(len(steps(change[side])) == 2 for side in ("base", "head") if change[side])
    step = kind.startswith(WORDS) and kind.endswith(TAKES_PLACE)
    return of_item and (kind.endswith(COMES_OR_GOES) or step)


def whole_of(change: Data) -> str:
    """Which side of a move of sentences is the text that they were in or came to, which stays where it is."""
    if not change["kind"].startswith("sentence-"):
        return ""
    return "head" if change["wording"]["pointer"] == change["head"]["pointer"] else "base"


def laid_out(name: str, items: list[Any], changes: list[Data], now_at: dict[tuple[str, int], int]) -> list[Any]:
    """The items of a list in their new order; `now_at` takes for each old place the new one."""
    gone: set[int] = set()
    come: dict[int, Any] = {}
    for change in filter(is_of_order, changes):
        kind, before, after = change["kind"], change["before"], change["after"]
        stays = whole_of(change)
        if change["base"] and stays != "base" and field(change, "base") == name:
            first = int(steps(change["base"])[1])
            is_joined = kind.endswith(("-joined", "-joined-changed"))
            gone.update(range(first, first + (len(before) if is_joined else 1)))
        if change["head"] and stays != "head" and field(change, "head") == name:
            first = int(steps(change["head"])[1])
            if kind.endswith(("-split", "-split-changed")):
                come.update(enumerate(after, first))
            elif kind.endswith("-moved"):
                come[first] = items[before - 1]
                now_at[name, before - 1] = first
            else:
                goes = kind.startswith(("paragraph-", "sentence-", "criterion-")) and not kind.endswith("-as-entry")
                come[first] = change["item"] if goes else after
    stay = [index for index in range(len(items)) if index not in gone]
    free = [index for index in range(len(stay) + len(come)) if index not in come]
    now_at.update({(name, old): new for old, new in zip(stay, free, strict=True)})
    come.update({new: items[old] for old, new in zip(stay, free, strict=True)})
    return [come[index] for index in range(len(come))]


def put(values: Data, base: Data | None, head: Data | None, after: Any, now_at: dict[tuple[str, int], int]) -> None:
    """Set a value where it is in the head, or take it out where it is there no more."""
    *way, last = steps(head or base or {"pointer": ""})
    if not head and len(way) > 1:
        way[1] = str(now_at.get((way[0], int(way[1])), way[1]))
    at: Any = values
    for step in way:
        # What is changed later must not change the base.
        key = int(step) if isinstance(at, list) else step
        at[key] = dict(at[key]) if isinstance(at[key], dict) else list(at[key])
        at = at[key]
    key = int(last) if isinstance(at, list) else last
    if head:
        at[key] = after
    else:
        del at[key]
