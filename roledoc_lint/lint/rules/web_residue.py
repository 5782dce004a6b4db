"""Banner and navigation text of a web page; a template's prompt.

Text that belongs to the page or the form, not to the role, is copied along with it.

Fails:

    additional_information:
      - Quickly exit this site by pressing the Escape key
      - Click or tap here to enter text.

Passes:

    additional_information:
      - The post holder will be required to travel.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import NamedTuple

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.model.role import described, free_text, free_words, quoted
from roledoc_lint.source.document import Document
from roledoc_lint.text.normalise import sentences, single_spaced

NAME = "web-residue"
SEVERITY = Severity.WARNING

WEB = "delete the text: it belongs to the web page, not to the role"
PROMPT = "delete the text: it is the template's, and asks for something to be written in its place"


class Phrase(NamedTuple):
    """A phrase; some of its words, in small letters, which a text is searched for first; what to do."""

    words: bytes
    pattern: str
    hint: str


PHRASES = (
    Phrase(b"exit this", r"quickly exit this site\b", WEB),
    Phrase(b"leave this", r"(?-i:Leave this site)\b", WEB),
    Phrase(b"site is a", r"this site is a beta\b", WEB),
    Phrase(b"your feedback", r"your feedback helps us\b", WEB),
    Phrase(b"skip ", r"skip (?:to (?:main )?content|navigation)\b", WEB),
    Phrase(b" cookies", r"(?:we use|accept(?: all)?|manage) cookies\b", WEB),
    Phrase(b"back to top", r"back to top\b", WEB),
    Phrase(b"this page", r"(?:share|print|email) this page\b", WEB),
    Phrase(b"javascript", r"javascript (?:is|must be) (?:dis|en)abled\b", WEB),
    Phrase(b"rights reserved", r"all rights reserved\b", WEB),
    Phrase(b"here to enter", r"click (?:or tap )?here to enter\b", PROMPT),
    Phrase(b"choose an", r"choose an item\.?$", PROMPT),
    Phrase(b"delete as", r"\(?delete as appropriate\b", PROMPT),
    Phrase(b"any information", r"this is any information reflecting\b", PROMPT),
    Phrase(b"training that is", r"this is training that is required but\b", PROMPT),
    Phrase(b"[", r"\[(?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]", PROMPT),
    Phrase(b"<", r"<(?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]", PROMPT),
    Phrase(b"lorem ipsum", r"lorem ipsum\b", PROMPT),
)
END = r"[.!?](?=\s|$)"


def check(document: Document, context: Context) -> Iterator[Finding]:
    phrases = _possible(PHRASES, free_words(document))
    for pointer, text in free_text(document) if phrases else ():
        if _residue(single_spaced(text), phrases):
            yield from _findings(document, pointer, phrases)


def _possible(phrases: Sequence[Phrase], text: str) -> list[Phrase]:
    """Those of the phrases that a text may have."""
    small = text.encode().lower()
    return [phrase for phrase in phrases if phrase.words in small]


def _residue(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, str]]:
    """Where the phrases stand in a text, from the first on, and what to do."""
    found = ((phrase.hint, _compiled(phrase.pattern).finditer(text)) for phrase in _possible(phrases, text))
    return sorted((*match.span(), hint) for hint, matches in found for match in matches)


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase}", re.IGNORECASE)


def surrounds(text: str) -> bool:
    """Whether a text is the banner or navigation of a web page: each of its sentences holds such a phrase."""
    found = (_residue(sentence, PHRASES) for sentence in sentences(single_spaced(text)))
    return all(phrases and phrases[0][2] == WEB for phrases in found)


def _findings(document: Document, pointer: str, phrases: Sequence[Phrase]) -> Iterator[Finding]:
    words = document.words(pointer)
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    text = " ".join(word.text for word in words)
    end = 0
    for begin, behind, hint in _residue(text, phrases):
        if begin >= end:
            # Further phrases of the same sentence belong to the same leftover.
            end = _sentence_end(text, behind)
            first, last = bisect_right(starts, begin) - 1, bisect_right(starts, behind - 1) - 1
            message = f"{quoted(text[begin:behind])} in {described(document, pointer)} is no text of a role"
            at = (words[first].start, words[last].end)
            yield document.finding(pointer, message, hint, at=at)


def _sentence_end(text: str, start: int) -> int:
    match = re.compile(END).search(text, start)
    return match.end() if match else len(text)
