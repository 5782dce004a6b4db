"""A sentence that appears twice in one role.

## What it finds

The same sentence, of four words or more, in two places of the free text. An item that is repeated as a whole in its
list is reported by `duplicate-entry`. Agreed wording from the catalogue does not count.

## Why it matters

It is usually a slip of copying. If only one of the two is changed later, the role contradicts itself.

## Example

Fails:

    necessary_experience:
      - The post holder will be required to travel throughout the county.
      - Good communication skills are needed. The post holder will be required to travel throughout the county.

Passes:

    necessary_experience:
      - The post holder will be required to travel throughout the county.
      - Good communication skills are needed.

## How to fix

Keep the sentence in the place where it belongs, and delete the other.

## Fix safety

roledoc-lint does not fix this, because it cannot know in which place the sentence belongs.
"""

import re
from collections import Counter
from collections.abc import Iterator

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import RoleView
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import loose

NAME = "repeated-text"
SEVERITY = Severity.WARNING

CLOSING = r"[.!?][\"')\]’”]*"
SENTENCE_END = rf"{CLOSING}$"
SENTENCE_BREAK = re.compile(rf"{CLOSING} (?=[A-Z])")
ASCII_PUNCTUATION = bytes(code for code in range(128) if not chr(code).isalnum() and code != ord("\n"))
PUNCTUATION = re.compile("[‘’“”–—…•£]")
"""What does not count in a sentence. Text with letters of other scripts takes the slower, exact comparison."""
MIN_SENTENCE_WORDS = 4
"""Shorter sentences may well be repeated on purpose."""


def check(document: Document, context: Context) -> Iterator[Finding]:
    first: dict[str, tuple[str, int]] = {}
    for pointer in _paragraphs_to_compare(context.role):
        words = document.words(pointer)
        for key, begin, end in _sentences([word.text for word in words]):
            if key in first:
                earlier, line = first[key]
                sentence = quoted(" ".join(word.text for word in words[begin : min(end, begin + 30)]), 60)
                message = f"{sentence} is there twice: it is already on line {line}, in {context.described(earlier)}"
                at = (words[begin].start, words[end - 1].end)
                yield document.finding(pointer, message, "delete it in one of the two places", at=at)
            else:
                first[key] = (pointer, document.line_of(words[begin].start))


def _paragraphs_to_compare(role: RoleView) -> list[str]:
    """The paragraphs that may have a sentence twice: a quick check, as most roles have none.

    An item that is repeated as a whole is reported by `duplicate-entry`.
    """
    found = role.normal_paragraphs
    keys = _keys("\n".join(text for _, text in found))
    if keys is not None and len(set(keys)) == len(keys):
        return []
    first: dict[tuple[str, str], str] = {}
    for pointer, text in found:
        first.setdefault((pointer.rpartition("/")[0], text), pointer)
    if keys is None:
        return list(first.values())
    by_paragraph = [(pointer, _keys(text) or []) for (_, text), pointer in first.items()]
    counts = Counter(key for _, keys in by_paragraph for key in keys)
    return [pointer for pointer, keys in by_paragraph if any(counts[key] > 1 for key in keys)]


def _keys(text: str) -> list[bytes] | None:
    """The letters and digits of each sentence of each line; None if the text has letters beside the English ones."""
    sentences = SENTENCE_BREAK.sub("\n", text)
    plain = sentences if sentences.isascii() else PUNCTUATION.sub("", sentences)
    if not plain.isascii():
        return None
    return plain.lower().replace("&", "and").encode().translate(None, ASCII_PUNCTUATION).split(b"\n")


def _sentences(words: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each sentence that is long enough: its key for comparing, the index of its first word and of the one after it.

    A sentence ends where the next word begins with a capital letter, so that "e.g." ends none.
    """
    begin = 0
    for index, word in enumerate(words):
        if index + 1 == len(words) or (words[index + 1][:1].isupper() and re.search(SENTENCE_END, word)):
            sentence = loose(" ".join(words[begin : index + 1]))
            if sentence.count(" ") + 1 >= MIN_SENTENCE_WORDS:
                yield sentence, begin, index + 1
            begin = index + 1
