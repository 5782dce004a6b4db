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
from roledoc_lint.text import loose, normalised

NAME = "repeated-text"
SEVERITY = Severity.WARNING

ENDS = re.compile(r"[.!?][\"')\]]*$")
BETWEEN = re.compile(r"(?<=[.!?])[\"')\]]* (?=\S)")
FEWEST_WORDS = 4


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not _is_suspect(document):
        return
    first: dict[str, tuple[str, int]] = {}
    whole_items: set[tuple[str, str]] = set()
    for pointer, text in paragraphs(document):
        item = (pointer.rpartition("/")[0], normalised(text))
        if item in whole_items:
            continue
        whole_items.add(item)
        words = document.words(pointer)
        for key, begin, behind in _sentences([word.text for word in words]):
            if key in first:
                earlier, line = first[key]
                sentence = quoted(" ".join(word.text for word in words[begin : min(behind, begin + 30)]), 60)
                message = f"{sentence} stands twice: it is on line {line} already, in {described(document, earlier)}"
                at = (words[begin].start, words[behind - 1].end)
                yield document.finding(pointer, message, "keep it in one of the two places", at=at)
            else:
                first[key] = (pointer, document.line_of(words[begin].start))


def _is_suspect(document: Document) -> bool:
    """Whether a sentence of some length stands twice: for most roles that answers all, without the places of words."""
    seen: set[str] = set()
    for _, text in paragraphs(document):
        for sentence in _parted(normalised(text)):
            key = loose(sentence)
            if key in seen and key.count(" ") + 1 >= FEWEST_WORDS:
                return True
            seen.add(key)
    return False


def _parted(text: str) -> Iterator[str]:
    begin = 0
    for match in BETWEEN.finditer(text):
        if text[match.end()].isupper():
            yield text[begin : match.start()]
            begin = match.end()
    yield text[begin:]


def _sentences(words: list[str]) -> Iterator[tuple[str, int, int]]:
    """Each sentence of some length: what it is compared by, and the numbers of its first word and the one behind it.

    A sentence ends where the next word begins with a capital letter, so that "e.g." ends none.
    """
    begin = 0
    for index, word in enumerate(words):
        if index + 1 == len(words) or (ENDS.search(word) and words[index + 1][:1].isupper()):
            sentence = loose(" ".join(words[begin : index + 1]))
            if sentence.count(" ") + 1 >= FEWEST_WORDS:
                yield sentence, begin, index + 1
            begin = index + 1
