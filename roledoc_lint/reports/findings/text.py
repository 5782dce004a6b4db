"""Findings for a person at a terminal: place, message, the line with its words underlined, and what to write."""

from __future__ import annotations

from collections import Counter
from itertools import accumulate

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.results import CheckResult
from roledoc_lint.reports.findings.wording import NAMES, place, severities
from roledoc_lint.reports.options import RenderOptions
from roledoc_lint.text.display import counted, printable

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
BOLD, DIM = "1", "2"
LEAST_WIDTH = 40
WINDOW = 1000
"""How many characters on each side of a finding are read to show its line."""


def render(result: CheckResult, options: RenderOptions) -> str:
    """Return the findings one after the other, and a closing line, wrapped to the width of the options."""
    paint = _paint if options.colour else _plain
    blocks = [_finding(result, finding, max(options.width, LEAST_WIDTH), paint) for finding in result.findings]
    return "".join(f"{block}\n\n" for block in blocks) + closing_line(result, paint) + "\n"


def closing_line(result: CheckResult, paint: Paint | None = None) -> str:
    """Return what was checked, against how many rules, what was found, and what was fixed."""
    paint = paint or _plain
    numbers = severities(result)
    counts = [paint(counted(number, NAMES[s]), COLOURS[s]) for s, number in numbers.items() if number]
    found = ", ".join(counts) if counts else paint("nothing found", "32")
    found += f"; {result.suppressed} suppressed" if result.suppressed else ""
    found += f"; {counted(result.known, 'known finding')} in the baseline" if result.known else ""
    checked = f"checked {counted(result.files, result.noun)} against {counted(len(result.rules), 'rule')}"
    if result.roles_left_out:
        checked = "no role was checked: first correct the errors in the catalogue"
    lines = [f"{checked}: {found}"]
    return "\n".join([*_fixed(result), *lines, *_fixable(result), *_unmatched(result), *map(printable, result.notes)])


def _fixed(result: CheckResult) -> list[str]:
    """Return what was fixed, by file and rule, and what could not be fixed."""
    lines = []
    for file in result.fixed:
        rules = Counter(finding.rule for finding in file.applied)
        if rules:
            by_rule = ", ".join(f"{number} {rule}" for rule, number in sorted(rules.items()))
            lines.append(f"{'fixed' if file.written else 'to be fixed'} in {printable(file.path)}: {by_rule}")
        for finding in file.refused:
            lines.append(f"not fixed, because the fix would cause another error: {place(finding)} {finding.rule}")
    return lines


def _fixable(result: CheckResult) -> list[str]:
    """Return how many of the remaining findings can be fixed, and with which option."""
    refused = {(f.path, f.fingerprint) for file in result.fixed for f in file.refused}
    fixes = [f.fix.safety for f in result.findings if f.fix and (f.path, f.fingerprint) not in refused]
    safe, unsafe = fixes.count("safe"), fixes.count("unsafe")
    lines = [f"{safe} can be fixed with --fix"] if safe else []
    return [*lines, f"{unsafe} can be fixed with --unsafe-fixes: check what it changes"] if unsafe else lines


def _unmatched(result: CheckResult) -> list[str]:
    """Return the entries of the baseline that match no finding any more."""
    entries = (printable(f"{entry.path} {entry.pointer} {entry.rule}") for entry in result.unmatched)
    lines = [f"in the baseline, but no longer found: {entry}" for entry in entries]
    return [*lines, "update the baseline with --write-baseline"] if lines else []


class Paint:
    """Put text into a colour, or leave it plain."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


_paint, _plain = Paint(True), Paint(False)


def _finding(result: CheckResult, finding: Finding, width: int, paint: Paint) -> str:
    severity = paint(NAMES[finding.severity], COLOURS[finding.severity])
    lines = [f"{paint(place(finding), BOLD)} {severity} {paint(finding.rule, BOLD)}"]
    lines += _wrapped(printable(finding.message), width, "  ", "  ")
    hint = printable(finding.hint or "")
    if finding.end:  # a finding about the whole file has no line to show
        *excerpt, (marks, used) = _excerpt(result, finding, width, paint)
        beside = hint and used + 1 + _columns(hint) <= width
        lines += [text for text, _ in excerpt] + [f"{marks} {hint}" if beside else marks]
        hint = "" if beside else hint
    lines += _wrapped(hint, width, "  → ", "    ")
    return "\n".join(lines)


def _wrapped(text: str, width: int, first: str, others: str) -> list[str]:
    import textwrap

    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)


def _excerpt(result: CheckResult, finding: Finding, width: int, paint: Paint) -> list[tuple[str, int]]:
    """Return the line before the finding, its own line, and the marks below its words, all cut to the width.

    Each comes with the number of columns that it takes, without colours.
    """
    margin = len(str(finding.line)) + 2
    room = width - margin - 3
    line = result.lines.get((finding.path, finding.line), "")
    # Of a very long line, only the part around the finding is read.
    first = max(0, finding.column - 1 - WINDOW)
    begin = finding.column - 1 - first
    end = finding.end_column - 1 - first if finding.end_line == finding.line else len(line) - first
    part = line[first : first + begin + WINDOW]
    shown, start, length = _cut(part, begin, max(min(end, len(part)), begin + 1), room, cut=first > 0)
    before = result.lines.get((finding.path, finding.line - 1), "")[:WINDOW]
    rows = [(str(finding.line - 1), _cut(before, 0, 1, room)[0])] if before.strip() else []
    rows.append((str(finding.line), shown))
    bar = paint("│", DIM)
    lines = [(f"{paint(number.rjust(margin), DIM)} {bar} {text}", width) for number, text in rows]
    marks = paint("^" * length, COLOURS[finding.severity])
    return [*lines, (f"{' ' * margin} {bar} {' ' * start}{marks}", margin + 3 + start + length)]


def _cut(line: str, begin: int, end: int, room: int, *, cut: bool = False) -> tuple[str, int, int]:
    """Return a line cut to `room` columns around the characters from begin to end, their column, and their width.

    `cut` means that the line has already lost its beginning.
    """
    first = 0
    if _columns(line[:end]) > room:
        first = max(0, begin - room // 3)
        while first < begin and _columns(line[first : begin + 1]) > room - 2:
            first += 1
    head = "…" if first or cut else ""
    rest = [printable(character) for character in line[first:]]
    shown = head + "".join(rest)
    if len(shown) > room:
        columns = accumulate(map(_columns, rest), initial=len(head))
        fitting = sum(column < room for column in columns) - 1
        shown = head + "".join(rest[:fitting]) + ("…" if fitting < len(rest) else "")
    start = _columns(head + printable(line[first:begin]))
    length = _columns(printable(line[begin:end]))
    return shown, start, max(1, min(length, _columns(shown) - start))


def _columns(text: str) -> int:
    """Return how many columns printable text takes on a terminal: two for a wide character, none for a combining."""
    if text.isascii():
        return len(text)
    from wcwidth import wcwidth

    return sum(max(0, wcwidth(character)) for character in text)
