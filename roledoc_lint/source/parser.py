"""YAML text to plain data, with the place of every key and value. Bad text gives problems, never an exception.

The data is built from the events of libyaml, as YAML 1.2's core schema reads them. Dates stay the text that was
written. Work is bounded: nesting stops the reading, and an alias is reported, never expanded.
"""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from roledoc_lint.source.scalars import scalar
from roledoc_lint.text.json_pointer import escape

MAX_DEPTH = 30
"""How deep lists and mappings may nest; a role needs four levels. libyaml takes quadratic time in the depth."""

LINE_END = re.compile(r"\r\n|\r|\n")
"""What ends a line for YAML."""

UNCLOSED = "found unexpected end of stream"
"""What libyaml says of a quotation mark that is never closed."""

MAX_KEY = 200
"""How long the name of a field may be; a pointer repeats the names of all that it leads through."""

MAX_VALUES = 100_000
"""How many values a file may have; a role has some two hundred."""

MAX_FEATURES = 100
"""After how many things that plain data does not have the reading stops."""


class Span(NamedTuple):
    """Where a value stands: offsets of the value, and of its key if it has one (else equal to its start)."""

    start: int
    end: int
    key_start: int
    key_end: int
    style: str
    """`|` `>` `'` `"` for scalars of that style, empty for a plain one, `[` and `{` for lists and mappings."""


class SyntaxProblem(NamedTuple):
    """Something that the reading itself found, told by the rule of that name."""

    rule: str
    kind: str
    start: int
    end: int
    words: tuple[str, ...] = ()


class Parsed(NamedTuple):
    """`data` is None where `problems` has one that stops the reading; a duplicate key does not.

    `texts` are the places of all scalars in order, keys and dropped values too; of a block without its first line.
    `values` are all values of `data` that are text.
    """

    data: object
    spans: dict[str, Span]
    problems: list[SyntaxProblem]
    texts: list[tuple[int, int]]
    values: list[str]


class _Frame:
    """A list or mapping that is still open. One without a container is read past and dropped."""

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
    """Takes events in order; the open lists and mappings are a stack."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.spans: dict[str, Span] = {"": Span(0, 0, 0, 0, "")}
        self.problems: list[SyntaxProblem] = []
        self.stack: list[_Frame] = []
        self.root: object = None
        self.last_quoted = (0, 0)
        self.features = 0
        self.texts: list[tuple[int, int]] = []
        self.values: list[str] = []

    def report(self, rule: str, kind: str, start: int, end: int, *words: str) -> None:
        self.problems.append(SyntaxProblem(rule, kind, start, end, words))
        self.features += rule == "yaml-feature"

    def place(self, value: object, start: int, end: int, style: str) -> str | None:
        """Put a value where it belongs. Returns its pointer; None where it is dropped."""
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
        """The key of the next pair. A merge key and a repeated one are reported and their value dropped."""
        frame.wants_key = False
        frame.key = None
        if end - start > MAX_KEY:
            self.report("yaml-feature", "long-key", start, start + 1)
        elif plain and text == "<<":
            self.report("yaml-feature", "merge", start, end)
        elif text in frame.seen:
            self.report("duplicate-key", "repeated", start, end, text, str(frame.seen[text]))
        else:
            frame.seen[text] = start
            frame.key = (text, start, end)

    def scalar(self, text: str, start: int, end: int, style: str) -> None:
        begin = start
        if style:
            if style in ("|", ">"):
                end = start + len(self.text[start:end].rstrip())
                line_end = LINE_END.search(self.text, start, end)
                begin = line_end.end() if line_end else end
            else:
                self.last_quoted = (start, end)
        if begin < end:
            self.texts.append((begin, end))
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
    """Read one YAML document of plain data. The text must be free of control characters and byte-order marks."""
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]
    from ruamel.yaml.error import MarkedYAMLError

    directives = _DIRECTIVE.match(text)
    if directives:
        # libyaml takes quadratic time in their number.
        return Parsed(
            None, {}, [SyntaxProblem("yaml-feature", "directive", directives.start(1), directives.end())], [], []
        )
    builder = _Builder(text)
    try:
        _read(CParser(text).get_event, builder)
    except MarkedYAMLError as error:
        return Parsed(None, {}, [_syntax_problem(error, builder)], [], [])
    if len(builder.spans) > MAX_VALUES:
        builder.report("yaml-feature", "values", 0, 1)
    stopped = any(problem.rule == "yaml-feature" for problem in builder.problems)
    return Parsed(None if stopped else builder.root, builder.spans, builder.problems, builder.texts, builder.values)


def _read(get_event: Callable[[], Any], builder: _Builder) -> None:
    """Hand the parser's events to the builder. Most are plain scalars: they take the shortest way."""
    from ruamel.yaml.events import ScalarEvent

    take = _Reader(builder).take
    while len(builder.spans) <= MAX_VALUES:
        event = get_event()
        if type(event) is ScalarEvent and not event.anchor and not event.tag and not builder.features:
            builder.scalar(event.value, event.start_mark.index, event.end_mark.index, event.style or "")
        elif not take(event):
            return


def _syntax_problem(error: Any, builder: _Builder) -> SyntaxProblem:
    """What libyaml complained of, with the place where what it was reading began as a second word.

    Where the last text in quotes runs over several lines, its end is most likely missing, and it ended at a quotation
    mark that should begin another text.
    """
    length = len(builder.text)
    at = min(error.problem_mark.index, length) if error.problem_mark else 0
    start, end = builder.last_quoted
    if "\n" in builder.text[start:end] and not builder.text[end:at].strip():
        return SyntaxProblem("yaml-syntax", UNCLOSED, start, start + 1, ("while scanning a quoted scalar", str(start)))
    began = error.context_mark.index if error.context_mark else at
    return SyntaxProblem(
        "yaml-syntax", str(error.problem), at, min(at + 1, length), (str(error.context or ""), str(began))
    )


class _Reader:
    """Hands the parser's events to the builder, and reports what plain data does not have."""

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
        """Handle one event. Returns whether the reading goes on."""
        kind = type(event).__name__
        handler = self.handlers.get(kind)
        if handler is None:
            return kind != "StreamEndEvent"
        return self.builder.features < MAX_FEATURES and handler(event, event.start_mark.index, event.end_mark.index)

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
        # The end of a list or mapping in brackets has a length, that of a block has none.
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
        """Report an anchor or tag in front of a value."""
        if event.anchor:
            self.builder.report("yaml-feature", "anchor", *_word_from(self.builder.text, "&", start), event.anchor)
        if event.tag:
            self.builder.report("yaml-feature", "tag", *_word_from(self.builder.text, "!", start), event.tag)


_DIRECTIVE = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*+(%)")
_NO_SPACE = re.compile(r"\S+")


def _word_from(text: str, sign: str, start: int) -> tuple[int, int]:
    """The word that begins with `sign`, at `start` or close behind it: there may be another property in front."""
    at = max(start, text.find(sign, start, start + 200))
    match = _NO_SPACE.match(text, at)
    return (at, match.end()) if match else (at, at + 1)
