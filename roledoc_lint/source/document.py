"""A YAML file as the rules see it: its text, its data, and the source map between the two."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import accumulate
from typing import Literal, NamedTuple

from roledoc_lint.finding import Finding, Fix
from roledoc_lint.source.decode import decode
from roledoc_lint.source.entry_cache import parse_role
from roledoc_lint.source.parser import LINE_END, Span, SyntaxProblem, parse
from roledoc_lint.text.normalise import visible, word_places, words

Kind = Literal["role", "catalogue"]


class Word(NamedTuple):
    """A word of a value, and its offsets in the file."""

    text: str
    start: int
    end: int


class Document:
    """One parsed file. `data` is None if the text is not plain YAML; `problems` then say why."""

    def __init__(self, path: str, text: str, problems: list[SyntaxProblem], kind: Kind = "role") -> None:
        self.path = path
        self.text = text
        self.kind = kind
        self.problems = problems
        self.data: object = None
        self.spans: dict[str, Span] = {}
        self._scalar_spans: list[tuple[int, int]] = []
        self.values: list[str] = []
        """All values that are text."""
        self.readable = not problems
        if self.readable:
            parsed = parse_role(text) if kind == "role" else parse(text)
            self.data, self.spans, self.problems, self._scalar_spans, self.values = parsed
            self.readable = all(problem.rule == "duplicate-key" for problem in self.problems)
        if not self.readable:
            self.data, self.spans = None, {}

    @property
    def fields(self) -> dict[str, object]:
        """The top-level fields of the document; empty if it is not a mapping."""
        return self.data if isinstance(self.data, dict) else {}

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        if not self.readable:
            return [0, *(match.end() for match in LINE_END.finditer(self.text))]
        # Text that was parsed has no other characters at which Python ends a line.
        lines = self.text.splitlines(keepends=True)
        starts = [0, *accumulate(map(len, lines))]
        return starts if not lines or lines[-1].endswith(("\n", "\r")) else starts[:-1]

    @cached_property
    def line_end(self) -> str:
        """The first line ending of the file."""
        first = LINE_END.search(self.text)
        return first[0] if first else "\n"

    def line_of(self, offset: int) -> int:
        """The line of an offset, counted from 1."""
        return bisect_right(self.line_starts, offset)

    def column_of(self, offset: int) -> int:
        """The column of an offset, counted from 1 in code points."""
        return offset - self.line_starts[self.line_of(offset) - 1] + 1

    def line_text(self, line: int) -> str:
        """The text of a line, counted from 1, without its line ending."""
        return self.text[self.line_starts[line - 1] : self.end_of_line(line)]

    def end_of_line(self, line: int) -> int:
        """The offset at which a line, counted from 1, ends, before its line ending."""
        if line == len(self.line_starts):
            return len(self.text)
        end = self.line_starts[line] - 1
        return end - 1 if self.text[end - 1 : end + 1] == "\r\n" else end

    def finding(
        self,
        pointer: str,
        message: str,
        hint: str | None = None,
        *,
        on_key: bool = False,
        at: tuple[int, int] | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding on the value at `pointer`, on its key, or on the offsets `at` within the file.

        A finding on a whole list or mapping is placed on its key, or on its first line if it has no key.
        """
        start, end = at if at is not None else self._span(pointer, on_key=on_key)
        line, end_line = self.line_of(start), self.line_of(max(start, end - 1))
        return Finding(
            path=self.path,
            line=line,
            column=self.column_of(start),
            end_line=end_line,
            end_column=end - self.line_starts[end_line - 1] + 1,
            start=start,
            end=end,
            message=message,
            hint=hint,
            pointer=pointer,
            fix=fix,
        )

    def _span(self, pointer: str, *, on_key: bool) -> tuple[int, int]:
        span = self.spans.get(pointer)
        if span is None:
            return 0, 0
        has_key = span.key_end > span.key_start
        if has_key and (on_key or span.style in ("[", "{") or span.start == span.end):
            return span.key_start, span.key_end
        if span.style in ("[", "{"):
            line = self.line_of(span.start)
            return span.start, min(span.end, self.end_of_line(line))
        if span.style in ("|", ">"):
            start, end = self._content(span)
            text = self.text[start:end]
            return start + len(text) - len(text.lstrip()), end
        return span.start, span.end

    def is_text(self, offset: int) -> bool:
        """Whether an offset is within a scalar, where `#` does not begin a comment."""
        return self.scalar_at(offset) is not None

    def scalar_at(self, offset: int) -> tuple[int, int] | None:
        """The offsets of the scalar, a value or a key, that an offset is within; None if it is not within one."""
        index = bisect_right(self._scalar_spans, (offset, len(self.text))) - 1
        return self._scalar_spans[index] if index >= 0 and offset < self._scalar_spans[index][1] else None

    @cached_property
    def comments(self) -> list[tuple[int, int]]:
        """The offsets of each comment, in order."""
        found = []
        offset = self.text.find("#")
        while offset >= 0:
            end = offset + 1
            if not self.is_text(offset):
                end = self.end_of_line(self.line_of(offset))
                found.append((offset, end))
            offset = self.text.find("#", end)
        return found

    def is_comment(self, offset: int) -> bool:
        """Whether an offset is within a comment."""
        index = bisect_right(self.comments, (offset, len(self.text))) - 1
        return index >= 0 and offset < self.comments[index][1]

    def scalars_of_lines(self) -> Iterator[tuple[int, int]]:
        """Yield the offsets of each scalar that runs over several lines, a value or a key."""
        text = self.text
        end_of_line = "\n" if "\n" in text else "\r"
        for start, end in self._scalar_spans:
            if text.find(end_of_line, start, end) >= 0:
                yield start, end

    def double_quoted(self) -> Iterator[tuple[str, str, str]]:
        """Yield the pointer of each text in double quotes of a file with escapes, the text, and how it is written."""
        for pointer, span in self.scalars() if "\\" in self.text else ():
            value = self.value(pointer) if span.style == '"' else None
            if isinstance(value, str):
                yield pointer, value, self.text[span.start : span.end]

    def pointer_at(self, offset: int) -> str:
        """The pointer of the text value that an offset is within; empty if it is not within one."""
        starts, pointers = self._text_values
        index = bisect_right(starts, offset) - 1
        return pointers[index] if index >= 0 and offset < self.spans[pointers[index]].end else ""

    @cached_property
    def _text_values(self) -> tuple[list[int], list[str]]:
        """Where each text value begins, in order, and its pointer."""
        found = sorted((span.start, at) for at, span in self.scalars() if isinstance(self.value(at), str))
        return [start for start, _ in found], [at for _, at in found]

    def words(self, pointer: str) -> list[Word]:
        """The words of the text value at `pointer` in their normal form, each with its offsets in the file.

        If escapes within quotes hide where its words are, every word has the offsets of the whole value.
        """
        span = self.spans[pointer]
        start, end = self._content(span)
        value = self.value(pointer)
        if not isinstance(value, str):
            return []
        texts = [visible(text) for text in words(value)]
        places = word_places(self.text, start, end)
        if len(texts) != len(places):
            return [Word(text, span.start, span.end) for text in texts]
        return [Word(text, *place) for text, place in zip(texts, places, strict=True)]

    def _content(self, span: Span) -> tuple[int, int]:
        """The offsets of a scalar's words: without the quotes, and without the first line of a block."""
        if span.style in ("|", ">"):
            first_line = self.line_of(span.start)
            start = self.line_starts[first_line] if first_line < len(self.line_starts) else span.end
            return min(start, span.end), span.end
        if span.style:
            return span.start + 1, span.end - 1
        return span.start, span.end

    def value(self, pointer: str) -> object:
        """The value at `pointer`, or None if it does not exist."""
        value = self.data
        for escaped in pointer.split("/")[1:]:
            step = escaped.replace("~1", "/").replace("~0", "~")
            if isinstance(value, dict):
                value = value.get(step)
            elif isinstance(value, list) and step.isdecimal() and int(step) < len(value):
                value = value[int(step)]
            else:
                return None
        return value

    def scalars(self, fields: Collection[str] | None = None) -> Iterator[tuple[str, Span]]:
        """Yield the pointer and span of each scalar value, of the given top-level fields or of all."""
        for pointer, span in self.spans.items():
            if span.style not in ("[", "{") and (fields is None or pointer[1:].partition("/")[0] in fields):
                yield pointer, span

    def scalar_lines(self, fields: Collection[str] | None = None) -> Iterator[tuple[str, int, int]]:
        """Yield each line of each text value, of the given top-level fields or of all.

        A line is the pointer of its value, and the offsets between which the line's content is.
        """
        for pointer, span in self.scalars(fields):
            if not isinstance(self.value(pointer), str):
                continue
            start, end = self._content(span)
            for line in range(self.line_of(start), self.line_of(max(start, end - 1)) + 1):
                first = max(start, self.line_starts[line - 1])
                last = min(end, self.end_of_line(line))
                yield pointer, first, last


def load(path: str, content: bytes, max_size: int, kind: Kind = "role") -> Document:
    """Return a file's content as a document. `path` is what findings call it; `max_size` is in bytes."""
    decoded = decode(content, max_size)
    return Document(path, decoded.text, decoded.problems, kind)
