"""Parse YAML into plain data and a source map. Bad text gives problems, never an exception.

The data is built from the events of libyaml, as YAML 1.2's core schema reads them. Dates stay text, as they
are written. An accented letter is one character in the data, however the file writes it, so that equal text is equal.
The work is bounded: parsing stops where the nesting is too deep, and an alias is reported, never expanded.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from roledoc_lint.source.scalars import scalar
from roledoc_lint.text.json_pointer import escape
from roledoc_lint.text.normalise import composed

MAX_DEPTH = 30
"""The deepest nesting of lists and mappings; a role needs four levels. libyaml takes quadratic time in the depth."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""A line ending in YAML."""

UNCLOSED = "found unexpected end of stream"
"""The message of libyaml about a quotation mark that is never closed."""

MAX_KEY_CHARS = 200
"""The longest name of a field; a JSON Pointer repeats the names of all fields on its way."""

MAX_VALUES = 25_000
"""The most values in a file; a role has about two hundred. A comparison of two such files takes seconds."""

MAX_FEATURE_PROBLEMS = 100
"""Parsing stops after this many features of YAML that plain data does not have."""

_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*+(%)")
_NO_SPACE = re.compile(r"\S+")


class Span(NamedTuple):
    """The offsets of a value, and of its key; without a key, both key offsets equal `start`."""

    start: int
    end: int
    key_start: int
    key_end: int
    style: str
    """`|` `>` `'` `"` for scalars of that style, empty for a plain scalar, `[` and `{` for lists and mappings."""


class SyntaxProblem(NamedTuple):
    """A problem found while a file was read; the rule of that name reports it."""

    rule: str
    kind: str
    start: int
    end: int
    words: tuple[str, ...] = ()


class Parsed(NamedTuple):
    """The data and the source map of a file. `data` is None if a problem stops parsing; a duplicate key does not.

    `scalar_spans` are the offsets of all scalars in order, also of keys and dropped values; those of a block leave out
    its first line. `values` are all values of `data` that are text.
    """

    data: object
    spans: dict[str, Span]
    problems: list[SyntaxProblem]
    scalar_spans: list[tuple[int, int]]
    values: list[str]


class _Frame:
    """A list or mapping that is still open. One without a container is skipped."""

    __slots__ = ("container", "end", "key", "pointer", "seen", "start", "wants_key")

    def __init__(self, container: list[object] | dict[str, object] | None, pointer: str, start: int) -> None:
        self.container = container
        self.pointer = pointer
        self.start = start
        self.end = start
        self.wants_key = isinstance(container, dict)
        self.key: tuple[str, int, int] | None = None
        self.seen: dict[str, int] = {}


class _Builder:
    """Build the data from events in order; the open lists and mappings are a stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: dict[str, Span] = {"": Span(0, 0, 0, 0, "")}
        self.problems: list[SyntaxProblem] = []
        self.stack: list[_Frame] = []
        self.root: object = None
        self.last_quoted = (0, 0)
        self.features = 0
        self.scalar_spans: list[tuple[int, int]] = []
        self.values: list[str] = []

    def report(self, rule: str, kind: str, start: int, end: int, *words: str) -> None:
        self.problems.append(SyntaxProblem(rule, kind, start, end, words))
        self.features += rule == "yaml-feature"

    def place(self, value: object, start: int, end: int, style: str) -> str | None:
        """Put a value into the open list or mapping. Return its pointer, or None if the value is dropped."""
        if not self.stack:
            self.root = value
            self.spans[""] = Span(start, end, start, start, style)
            return ""
        frame = self.stack[-1]
        container = frame.container
        if isinstance(container, list):
            pointer = f"{frame.pointer}/{len(container)}"
            container.append(value)
            self.spans[pointer] = Span(start, end, start, start, style)
            return pointer
        if container is None:
            return None
        frame.wants_key = True
        if frame.key is None:
            return None
        key, key_start, key_end = frame.key
        container[key] = value
        pointer = f"{frame.pointer}/{escape(key)}"
        self.spans[pointer] = Span(start, end, key_start, key_end, style)
        return pointer

    def key(self, frame: _Frame, text: str, start: int, end: int, *, plain: bool) -> None:
        """Take the key of the next pair. A merge key or a repeated key is reported, and its value is dropped."""
        frame.wants_key = False
        frame.key = None
        if end - start > MAX_KEY_CHARS:
            self.report("yaml-feature", "long-key", start, start + 1)
        elif plain and text == "<<":
            self.report("yaml-feature", "merge", start, end)
        elif text in frame.seen:
            self.report("duplicate-key", "repeated", start, end, text, str(frame.seen[text]))
        else:
            frame.seen[text] = start
            frame.key = (text, start, end)

    def scalar(self, text: str, start: int, end: int, style: str) -> None:
        content_start = start
        if style:
            if style in ("|", ">"):
                end = start + len(self.text[start:end].rstrip())
                line_end = LINE_END.search(self.text, start, end)
                content_start = line_end.end() if line_end else end
            else:
                self.last_quoted = (start, end)
        if content_start < end:
            self.scalar_spans.append((content_start, end))
        if not text.isascii():
            text = composed(text)
        frame = self.stack[-1] if self.stack else None
        if frame and frame.wants_key:
            self.key(frame, text, start, end, plain=not style)
        else:
            value = text if style else scalar(text)
            if self.place(value, start, end, style) is not None and isinstance(value, str):
                self.values.append(value)
        if frame:
            frame.end = end

    def open(self, container: list[object] | dict[str, object], start: int) -> None:
        if self.stack and self.stack[-1].wants_key:
            self.report("yaml-feature", "key", start, start + 1)
            self.stack[-1].wants_key = False
            self.stack[-1].key = None
            pointer = None
        else:
            pointer = self.place(container, start, start, "{" if isinstance(container, dict) else "[")
        self.stack.append(_Frame(None if pointer is None else container, pointer or "", start))

    def close(self, end: int, *, flow: bool) -> None:
        frame = self.stack.pop()
        end = end if flow else frame.end
        if frame.container is not None:
            self.spans[frame.pointer] = self.spans[frame.pointer]._replace(end=end)
        if self.stack:
            self.stack[-1].end = end


def parse(text: str) -> Parsed:
    """Parse one YAML document of plain data. The text must be free of control characters and byte-order marks."""
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    from ruamel.yaml.error import MarkedYAMLError

    directives = _DIRECTIVE.match(text)
    if directives:
        # libyaml takes quadratic time in the number of directives.
        problem = SyntaxProblem("yaml-feature", "directive", directives.start(1), directives.end())
        return Parsed(None, {}, [problem], [], [])
    builder = _Builder(text)
    try:
        _read(CParser(text).get_event, builder)
    except MarkedYAMLError as error:
        return Parsed(None, {}, [_syntax_problem(error, builder)], [], [])
    if len(builder.spans) > MAX_VALUES:
        builder.report("yaml-feature", "values", 0, 1)
    data = None if any(problem.rule == "yaml-feature" for problem in builder.problems) else builder.root
    return Parsed(data, builder.spans, builder.problems, builder.scalar_spans, builder.values)


def _read(get_event: Callable[[], Any], builder: _Builder) -> None:
    """Hand the parser's events to the builder. Most are scalars without an anchor or tag, and take the fast path."""
    from ruamel.yaml.events import ScalarEvent

    take = _Reader(builder).take
    while len(builder.spans) <= MAX_VALUES:
        event = get_event()
        if type(event) is ScalarEvent and not event.anchor and not event.tag and not builder.features:
            builder.scalar(event.value, event.start_mark.index, event.end_mark.index, event.style or "")
        elif not take(event):
            return


def _syntax_problem(error: Any, builder: _Builder) -> SyntaxProblem:
    """The problem that libyaml reported. Its words are the context, and the offset at which that began.

    If the last text in quotes runs over several lines, its closing quotation mark is most likely missing, and it ended
    at the opening quotation mark of the next text.
    """
    length = len(builder.text)
    offset = min(error.problem_mark.index, length) if error.problem_mark else 0
    start, end = builder.last_quoted
    if "\n" in builder.text[start:end] and not builder.text[end:offset].strip():
        return SyntaxProblem("yaml-syntax", UNCLOSED, start, start + 1, ("while scanning a quoted scalar", str(start)))
    context_start = error.context_mark.index if error.context_mark else offset
    words = (str(error.context or ""), str(context_start))
    return SyntaxProblem("yaml-syntax", str(error.problem), offset, min(offset + 1, length), words)


class _Reader:
    """Hand the parser's events to the builder, and report features of YAML that plain data does not have."""

    def __init__(self, builder: _Builder) -> None:
        self.builder = builder
        self.documents = 0
        self.handlers: dict[str, Callable[[Any, int, int], bool]] = {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._open,
            "SequenceStartEvent": self._open,
            "MappingEndEvent": self._close,
            "SequenceEndEvent": self._close,
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
        }

    def take(self, event: Any) -> bool:
        """Handle one event. Return whether parsing goes on."""
        kind = type(event).__name__
        handler = self.handlers.get(kind)
        if handler is None:
            return kind != "StreamEndEvent"
        goes_on = self.builder.features < MAX_FEATURE_PROBLEMS
        return goes_on and handler(event, event.start_mark.index, event.end_mark.index)

    def _scalar(self, event: Any, start: int, end: int) -> bool:
        self._properties(event, start)
        self.builder.scalar(event.value, start, end, event.style or "")
        return True

    def _open(self, event: Any, start: int, end: int) -> bool:
        if event.anchor or event.tag:
            self._properties(event, start)
        if len(self.builder.stack) >= MAX_DEPTH:
            self.builder.report("yaml-feature", "depth", start, start + 1)
            return False
        self.builder.open({} if type(event).__name__ == "MappingStartEvent" else [], start)
        return True

    def _close(self, event: Any, start: int, end: int) -> bool:
        # The end of a list or mapping in brackets has a length; in block style it has none.
        self.builder.close(end, flow=end > start)
        return True

    def _alias(self, event: Any, start: int, end: int) -> bool:
        self.builder.report("yaml-feature", "alias", start, end, event.anchor)
        self.builder.scalar("", start, end, "")
        return True

    def _document(self, event: Any, start: int, end: int) -> bool:
        self.documents += 1
        if self.documents > 1:
            self.builder.report("yaml-feature", "document", start, end)
        return self.documents == 1

    def _properties(self, event: Any, start: int) -> None:
        """Report an anchor or tag before a value."""
        if event.anchor:
            self.builder.report("yaml-feature", "anchor", *_word_from(self.builder.text, "&", start), event.anchor)
        if event.tag:
            self.builder.report("yaml-feature", "tag", *_word_from(self.builder.text, "!", start), event.tag)


def _word_from(text: str, character: str, start: int) -> tuple[int, int]:
    """The offsets of the word that begins with `character`, at `start` or after another anchor or tag."""
    offset = max(start, text.find(character, start, start + 200))
    match = _NO_SPACE.match(text, offset)
    return match.span() if match else (offset, offset + 1)
