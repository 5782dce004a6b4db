"""Findings for a person at a terminal: the place, what is wrong, the line with the words underlined, what to write."""

from __future__ import annotations

import textwrap
import unicodedata

from roledoc_lint.checking import Result
from roledoc_lint.finding import Finding, Severity

COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
NAMES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
BOLD, DIM = "1", "2"
LEAST_WIDTH = 40


def render(result: Result, *, width: int, colour: bool) -> str:
    """The findings one after the other and a closing line, wrapped to `width` columns."""
    paint = _paint if colour else _plain
    blocks = [_finding(result, finding, max(width, LEAST_WIDTH), paint) for finding in result.findings]
    return "".join(f"{block}\n\n" for block in blocks) + closing_line(result, paint) + "\n"


def closing_line(result: Result, paint: Paint | None = None) -> str:
    """What was checked, against how many rules, and how much was found."""
    paint = paint or _plain
    counts = []
    for severity in (Severity.ERROR, Severity.WARNING, Severity.INFO):
        number = sum(finding.severity is severity for finding in result.findings)
        if number:
            counts.append(paint(_counted(number, NAMES[severity]), COLOURS[severity]))
    found = ", ".join(counts) if counts else paint("nothing found", "32")
    if result.suppressed:
        found += f"; {result.suppressed} suppressed"
    checked = (
        "no role, as the catalogue must be mended first" if result.roles_left_out else _counted(result.files, "role")
    )
    lines = [f"checked {checked} against {_counted(result.rules, 'rule')}: {found}"]
    return "\n".join(lines + [paint(line, DIM) for line in result.unavailable])


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


class Paint:
    """How a text is put into a colour."""

    def __init__(self, on: bool) -> None:
        self.on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


_paint, _plain = Paint(True), Paint(False)


def _finding(result: Result, finding: Finding, width: int, paint: Paint) -> str:
    place = f"{printable(finding.path)}:{finding.line}:{finding.column}"
    severity = paint(NAMES[finding.severity], COLOURS[finding.severity])
    lines = [f"{paint(place, BOLD)} {severity} {paint(finding.rule, BOLD)}"]
    lines += _wrapped(printable(finding.message), width, "  ", "  ")
    hint = printable(finding.hint or "")
    if finding.end:  # a finding on the file as a whole has no place in it
        *excerpt, (marks, used) = _excerpt(result, finding, width, paint)
        beside = hint and used + 1 + _columns(hint) <= width
        lines += [text for text, _ in excerpt] + [f"{marks} {hint}" if beside else marks]
        hint = "" if beside else hint
    lines += _wrapped(hint, width, "  → ", "    ")
    return "\n".join(lines)


def _wrapped(text: str, width: int, first: str, others: str) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=first, subsequent_indent=others, break_on_hyphens=False)


def _excerpt(result: Result, finding: Finding, width: int, paint: Paint) -> list[tuple[str, int]]:
    """The line before and the line of the finding, cut to the width, and the marks below the very words.

    Each comes with the columns that it takes, colours aside.
    """
    margin = len(str(finding.line)) + 2
    room = width - margin - 3
    line = result.lines.get((finding.path, finding.line), "")
    begin = finding.column - 1
    end = finding.end_column - 1 if finding.end_line == finding.line else len(line)
    shown, start, length = _cut(line, begin, max(end, begin + 1), room)
    before = result.lines.get((finding.path, finding.line - 1), "")
    rows = [(str(finding.line - 1), _cut(before, 0, 1, room)[0])] if before.strip() else []
    rows.append((str(finding.line), shown))
    bar = paint("│", DIM)
    lines = [(f"{paint(number.rjust(margin), DIM)} {bar} {text}", width) for number, text in rows]
    marks = paint("^" * length, COLOURS[finding.severity])
    return [*lines, (f"{' ' * margin} {bar} {' ' * start}{marks}", margin + 3 + start + length)]


def _cut(line: str, begin: int, end: int, room: int) -> tuple[str, int, int]:
    """A line cut to some columns around the characters from begin to end; and where these begin, and their width."""
    first = 0
    if _columns(line[:end]) > room:
        first = max(0, begin - room // 3)
        while first < begin and _columns(line[first : begin + 1]) > room - 2:
            first += 1
    head = "…" if first else ""
    shown = head
    for character in line[first:]:
        text = printable(character)
        if _columns(shown + text) > room - 1 and len(printable(line[first:])) + len(head) > room:
            shown += "…"
            break
        shown += text
    start = _columns(head + printable(line[first:begin]))
    length = _columns(printable(line[begin:end]))
    return shown, start, max(1, min(length, _columns(shown) - start))


def _columns(text: str) -> int:
    """How many columns a printable text takes on a terminal: wide characters two, combining ones none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def printable(text: str) -> str:
    """A text that cannot steer the terminal: control characters and such as cannot be seen become visible."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        character if character.isprintable() or character == "\xa0" else "→" if character == "\t" else _code(character)
        for character in text
    )


def _code(character: str) -> str:
    return f"<U+{ord(character):04X}>"
