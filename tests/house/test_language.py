"""Plain English in messages, hints, help, comments, docstrings and pages, without words that readers trip over."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from typing import NamedTuple

import pytest

from tests.support.helpers import REPOSITORY

WORDS = {
    r"(?<!there )\b(?:is|are|was|were) no (?!longer\b|more\b|different\b)\w+": "write: is not a …, is not a known …",
    r"\btold\b": "write: reported, shown",
    r"\btells (?:what|whether|which|how|where|of|all|it|them|that|more)\b": "write: reports, shows, says",
    r"\bbehind\b": "write: after",
    r"\b(?:stands?|stood|standing)\b(?! for)": "write: is, appears",
    r"\bmend(?:s|ed|ing)?\b": "write: fix, correct",
    r"\bgrave(?:r|st|ly)?\b": "write: severe, serious, most severe",
    r"\ba text\b(?! (?:document|file|editor|box))": "write: text",
    r"\bglances?\b": "write: a quick check",
    r"\bleads? nowhere\b": "write: cannot be found, does not exist",
    r"\b(?:gives?|gave|given|giving) way\b": "write: is reported by another rule",
    r"(?<!number )(?<!exclamation )(?<![£$€%&+=@] )\bsigns?\b": "write: character",
    r"\b(?:an?other|a|the|this|that|its|in|which|same|these|those|whose|right|present|of|loose) forms?\b": (
        "write: spelling, alias, format, whichever is meant"
    ),
    r"\b(?:hold|holds|held|holding) (?:\w+ ){0,3}against\b": "write: compare with",
    r"\banew\b": "write: again, new",
    r"\bweighs?\b": "write: has the severity",
}
"""What is not written, as a pattern, and what to write instead."""

HR_WORDS = r"\b(?:YAML scalars?|folded blocks?|kebab-case|JSON Pointers?|merge base|schema violations?|regex(?:es)?)\b"
"""What readers in HR must not need to know. Not in messages, hints, help, or the first pages that they read."""

STARTERS = REPOSITORY / "roledoc_lint/project/templates"
HR_PAGES = [
    "README.md",
    *(
        path.relative_to(REPOSITORY).as_posix()
        for path in sorted([*STARTERS.glob("*/README.md"), *STARTERS.glob("*/roles/*")])
    ),
]


class Allowed(NamedTuple):
    """A place where such a word is right, and why."""

    path: str
    words: str
    reason: str


ALLOWED = [
    Allowed("docs/import.md", r"belongs to the form\b", "the paper form of a published profile"),
]
"""Short, and each with its reason."""

PAGES = (
    "*.md", "docs/*.md", "docs/decisions/*.md", "NOTICE.md", "action.yml", "ci/*.yml", ".github/workflows/*.yml",
    ".pre-commit-*.yaml", "roledoc_lint/project/templates/*.*", "roledoc_lint/project/templates/*/README.md",
    "roledoc_lint/project/templates/*/roles/*", "roledoc_lint/project/templates/*/schema/**/*.*",
    "roledoc_lint/**/*.jinja",
)  # fmt: skip
CODE = ("roledoc_lint/**/*.py", "benchmarks/*.py", "ci/*.py", "docs/*.py", "docs/example-plugin/**/*.py")


class Passage(NamedTuple):
    """A piece of language in a file; `for_hr` if it is a message, not a docstring or comment."""

    line: int
    words: str
    for_hr: bool = False


def files(patterns: tuple[str, ...]) -> list[str]:
    found = {path.relative_to(REPOSITORY).as_posix() for pattern in patterns for path in REPOSITORY.glob(pattern)}
    return sorted(found)


def passages(path: str) -> Iterator[Passage]:
    text = (REPOSITORY / path).read_text(encoding="utf-8")
    if path.endswith(".py"):
        yield from comments(text)
        yield from strings(text)
    elif path.endswith(".jinja"):
        shown = re.sub(r"<style.*?</style>|<script.*?</script>|<[^>]*>|{%.*?%}", blank, text, flags=re.DOTALL)
        yield from by_line(shown)
    else:
        # What a command printed is scanned where the message is written; the rest quotes roles.
        yield from by_line(re.sub(r"^```(?:console|yaml|diff).*?^```", blank, text, flags=re.DOTALL | re.MULTILINE))


def blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match[0])


def by_line(text: str) -> Iterator[Passage]:
    for number, line in enumerate(text.splitlines(), 1):
        yield Passage(number, line, for_hr=True)


def comments(text: str) -> Iterator[Passage]:
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield Passage(token.start[0], token.string)


def strings(text: str) -> Iterator[Passage]:
    """Every string with several words, line by line. One that is a statement by itself is a docstring."""
    tree = ast.parse(text)
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search(r"\w \w|^ \w|\w $", node.value):
            for number, line in enumerate(node.value.splitlines()):
                yield Passage(node.lineno + number, line, for_hr=id(node) not in documentation)


def wrong_words(path: str) -> Iterator[str]:
    for passage in passages(path):
        for pattern, instead in WORDS.items():
            for match in re.finditer(pattern, passage.words, re.IGNORECASE):
                if not is_allowed(path, passage.words):
                    yield f"{path}:{passage.line}: {match[0]!r}: {instead}"


def is_allowed(path: str, words: str) -> bool:
    return any(allowed.path == path and re.search(allowed.words, words) for allowed in ALLOWED)


@pytest.mark.parametrize("path", files(PAGES + CODE))
def test_the_language_is_plain(path: str) -> None:
    assert list(wrong_words(path)) == []


@pytest.mark.parametrize("path", files((*HR_PAGES, "roledoc_lint/**/*.py")))
def test_messages_need_no_words_of_programmers(path: str) -> None:
    found = [f"{path}:{p.line}: {p.words}" for p in passages(path) if p.for_hr and re.search(HR_WORDS, p.words)]
    assert found == []


def test_every_exception_is_needed() -> None:
    for allowed in ALLOWED:
        found = [p for p in passages(allowed.path) if re.search(allowed.words, p.words)]
        assert any(re.search(pattern, p.words, re.IGNORECASE) for p in found for pattern in WORDS), allowed


@pytest.mark.parametrize(
    ("words", "is_wrong"),
    [
        ('"SCALE 9" is no grade', True),
        ("there is no rule 'x'", False),
        ("it is no longer found", False),
        ("the text behind the colon", True),
        ("the name stands on line 3", True),
        ("two standards", False),
        ("fixes that are certain are applied", False),
        ("another form of the name", True),
        ("the format of a report", False),
    ],
)
def test_the_patterns_find_what_they_should(words: str, is_wrong: bool) -> None:
    assert any(re.search(pattern, words) for pattern in WORDS) == is_wrong
