"""A known misspelling in free text.

## What it finds

Words from a list of some sixty thousand misspellings. Words in capital letters, British spellings and the agreed
wording of the catalogue are left alone. The list is that of codespell. It has a licence of its own (GPL), so you
install it separately: `pip install "roledoc-lint[spelling]"`. Without it the rule is off.

## Why it matters

A misspelt word makes a published role look careless, and a search does not find it.

## Example

Fails:

    main_purpose: Applications for comunications data.

Passes:

    main_purpose: Applications for communications data.

## How to fix

Write the word that is suggested. If the word is right, such as a name, write a comment with the reason above the
field: `# roledoc-lint: ignore[spelling] name of the unit`.

## Fix safety

`--unsafe-fixes` writes the correction where the list has only one. That is not safe, because an unusual word or a name
can look like a misspelling: look at the change.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.machinery import PathFinder
from pathlib import Path

from roledoc_lint.finding import Edit, Finding, Fix, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import did_you_mean, quoted

NAME = "spelling"
SEVERITY = Severity.WARNING
FIX = "unsafe"

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def unavailable() -> str | None:
    """Why the rule cannot run here, if it cannot."""
    return None if _codespell() else 'needs the extra: pip install "roledoc-lint[spelling]"'


_CORRECT_WORDS: set[str] = set()
"""Words, with the punctuation around them, that were looked up and are correct: most occur in many roles."""
MAX_CORRECT_WORDS = 100_000
"""The number of words that are remembered, so that memory stays bounded."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    words = context.role.free_words.split(" ")
    misspelt = () if _CORRECT_WORDS.issuperset(words) else [*filter(_is_wrong, set(words) - _CORRECT_WORDS)]
    for pointer, text in context.role.free_text() if misspelt else ():
        if not any(word in text for word in misspelt):
            continue
        wrong = {word for word in WORD.findall(text) if not word.isupper() and _meant(word.lower())}
        for word in document.words(pointer) if wrong else ():
            if not any(part in word.text for part in wrong):
                continue
            for match in WORD.finditer(word.text):
                if match[0] in wrong:
                    exact = document.text[word.start : word.end] == word.text
                    at = (word.start + match.start(), word.start + match.end()) if exact else word[1:]
                    yield _finding(document, context, pointer, match[0], at)


def _is_wrong(word: str) -> bool:
    wrong = any(not part.isupper() and _meant(part.lower()) for part in WORD.findall(word))
    if not wrong and len(_CORRECT_WORDS) < MAX_CORRECT_WORDS:
        _CORRECT_WORDS.add(word)
    return wrong


def _codespell() -> str | None:
    """The folder of codespell's package, if it is installed. Only its list is needed, so it is not imported."""
    spec = PathFinder.find_spec("codespell_lib")
    return spec.submodule_search_locations[0] if spec and spec.submodule_search_locations else None


def _finding(document: Document, context: Context, pointer: str, word: str, at: tuple[int, int]) -> Finding:
    meant = [_as_written(word, right) for right in _corrections(_meant(word.lower()) or "")]
    fix = None
    if len(meant) == 1 and document.text[slice(*at)] == word and meant[0].isalpha():
        fix = Fix("unsafe", (Edit(*at, meant[0]),))
    message = f"{quoted(word)} in {context.described(pointer)} is a known misspelling"
    return document.finding(pointer, message, did_you_mean(meant), at=at, fix=fix)


def _as_written(word: str, right: str) -> str:
    return right[:1].upper() + right[1:] if word[:1].isupper() else right


def _corrections(words: str) -> list[str]:
    """The corrections in a line of the list. After the last comma there may be a remark."""
    given = [word.strip() for word in words.split(",")]
    return [word for word in given if word] if len(given) == 1 or not given[-1] else given[:-1]


@lru_cache(maxsize=MAX_CORRECT_WORDS)
def _meant(word: str) -> str | None:
    """The corrections, and perhaps a remark, that the list has for a word in lower case.

    The list is sorted, case aside: a binary search takes a third of the time of splitting it into lines.
    """
    wanted, text = f"{word}->".encode(), _list()
    low, high = 0, len(text)
    while low < high:
        middle = (low + high) // 2
        begin = text.rfind(b"\n", low, middle) + 1 or low
        end = text.find(b"\n", middle)
        if text[begin:end].lower() < wanted:
            low = end + 1
        else:
            high = begin
    found = text[low : text.find(b"\n", low)] if low < len(text) else b""
    return found[len(wanted) :].decode() if found.lower().startswith(wanted) else None


@cache
def _list() -> bytes:
    """Codespell's list: a line for each misspelling, each with a line end."""
    folder = _codespell()
    text = Path(folder, "data", "dictionary.txt").read_bytes() if folder else b""
    # Changing its end would copy the whole list, twice.
    ends_well = text.endswith(b"\n") and not text[-2:-1].isspace()
    return text if ends_well or not text else text.rstrip() + b"\n"
