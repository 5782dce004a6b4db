"""A sentence that stands twice in one role.

A repeated sentence is mostly a slip of copying; where the two are edited apart later, the role contradicts itself. An
item that is repeated as a whole in its own list is left to `duplicate-entry`. Wording from the catalogue does not
count.

Fails:

    necessary_experience:
      - The post holder will be required to travel throughout the county.
      - Good communication skills are needed. The post holder will be required to travel throughout the county.

Passes:

    necessary_experience:
      - The post holder will be required to travel throughout the county.
      - Good communication skills are needed.
"""

import re
from collections.abc import Iterator

from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.role import described, paragraphs, quoted
from roledoc_lint.text import WORD, loose, normalised

NAME = "repeated-text"
SEVERITY = Severity.WARNING

FEWEST_WORDS = 4


def check(document: Document, context: Context) -> Iterator[Finding]:
    first: dict[str, tuple[str, int]] = {}
    whole_items: set[tuple[str, str]] = set()
    for pointer, text in paragraphs(document):
        item = (pointer.rpartition("/")[0], normalised(text))
        if item in whole_items:
            continue
        whole_items.add(item)
        for key, begin, behind in _sentences(text):
            if key in first:
                words = document.words(pointer)
                earlier, word = first[key]
                line = document.line_of(document.words(earlier)[word].start)
                sentence = quoted(" ".join(word.text for word in words[begin:behind]), 60)
                message = f"{sentence} stands twice: it is on line {line} already, in {described(document, earlier)}"
                at = (words[begin].start, words[behind - 1].end)
                yield document.finding(pointer, message, "keep it in one of the two places", at=at)
            first.setdefault(key, (pointer, begin))


def _sentences(text: str) -> Iterator[tuple[str, int, int]]:
    """Each sentence of some length: what it is compared by, and the numbers of its first word and the one behind it."""
    words = WORD.findall(text)
    begin = 0
    for index, word in enumerate(words):
        if index + 1 == len(words) or re.search(r"[.!?][\"')\]]*$", word):
            sentence = loose(" ".join(words[begin : index + 1]))
            if sentence.count(" ") + 1 >= FEWEST_WORDS:
                yield sentence, begin, index + 1
            begin = index + 1
