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
from collections import Counter
from collections.abc import Iterator

from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.role import described, normal_paragraphs, quoted
from roledoc_lint.text import loose

NAME = "repeated-text"
SEVERITY = Severity.WARNING

ENDS = r"[.!?][\"')\]]*$"
ASCII_SIGNS = bytes(sign for sign in range(128) if not chr(sign).isalnum())
SIGNS = re.compile("[‘’“”–—…•£]")
"""What does not count between two sentences. Texts with signs of other scripts are looked at closely."""
BETWEEN = re.compile(r"(?<=[.!?])[\"')\]]* (?=\S)")
FEWEST_WORDS = 4


def check(document: Document, context: Context) -> Iterator[Finding]:
    first: dict[str, tuple[str, int]] = {}
    for pointer in _suspects(document):
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


def _suspects(document: Document) -> list[str]:
    """The paragraphs with a sentence that may stand twice: most roles have none.

    Of an item that stands twice as a whole, `duplicate-entry` tells.
    """
    keys: dict[tuple[str, str], tuple[str, list[bytes]]] = {}
    for pointer, text in normal_paragraphs(document):
        item = pointer.rpartition("/")[0], text
        if item not in keys:
            keys[item] = pointer, list(_keys(text))
    found = list(keys.values())
    counts = Counter(key for _, of_one in found for key in of_one)
    if len(counts) == counts.total() and all(map(bytes.isascii, counts)):
        return []
    return [pointer for pointer, of_one in found if any(counts[key] > 1 or not key.isascii() for key in of_one)]


def _keys(text: str) -> Iterator[bytes]:
    plain = text if text.isascii() else SIGNS.sub("", text)
    return map(_key, _parted(plain))


def _key(sentence: str) -> bytes:
    """The letters and digits of a sentence: what it is compared by, spaces aside."""
    return sentence.casefold().replace("&", "and").encode().translate(None, ASCII_SIGNS)


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
        if index + 1 == len(words) or (re.search(ENDS, word) and words[index + 1][:1].isupper()):
            sentence = loose(" ".join(words[begin : index + 1]))
            if sentence.count(" ") + 1 >= FEWEST_WORDS:
                yield sentence, begin, index + 1
            begin = index + 1
