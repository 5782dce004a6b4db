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
from collections.abc import Iterator
from functools import cache
from itertools import accumulate

from roledoc_lint.context import Context
from roledoc_lint.document import Document
from roledoc_lint.finding import Finding, Severity
from roledoc_lint.role import described, free_text, free_words, quoted
from roledoc_lint.text import sentences

NAME = "web-residue"
SEVERITY = Severity.WARNING

WEB = "delete the text: it belongs to the web page, not to the role"
PROMPT = "delete the text: it is the template's, and asks for something to be written in its place"

PHRASES = (
    ("exit this", r"quickly exit this site\b", WEB),
    ("leave this", r"(?-i:Leave this site)\b", WEB),
    ("site is a", r"this site is a beta\b", WEB),
    ("your feedback", r"your feedback helps us\b", WEB),
    ("skip ", r"skip (?:to (?:main )?content|navigation)\b", WEB),
    (" cookies", r"(?:we use|accept(?: all)?|manage) cookies\b", WEB),
    ("back to top", r"back to top\b", WEB),
    ("this page", r"(?:share|print|email) this page\b", WEB),
    ("javascript", r"javascript (?:is|must be) (?:dis|en)abled\b", WEB),
    ("rights reserved", r"all rights reserved\b", WEB),
    ("here to enter", r"click (?:or tap )?here to enter\b", PROMPT),
    ("choose an", r"choose an item\.?$", PROMPT),
    ("delete as", r"\(?delete as appropriate\b", PROMPT),
    ("any information", r"this is any information reflecting\b", PROMPT),
    ("training that is", r"this is training that is required but\b", PROMPT),
    ("[", r"\[(?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]", PROMPT),
    ("<", r"<(?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]", PROMPT),
    ("lorem ipsum", r"lorem ipsum\b", PROMPT),
)
"""A few words of each phrase, which a text is searched for first, in small letters; the phrase; what to do."""
END = r"[.!?](?=\s|$)"


def check(document: Document, context: Context) -> Iterator[Finding]:
    small = free_words(document).casefold()
    if any(words in small for words, _, _ in PHRASES):
        for pointer, text in free_text(document):
            if _residue(" ".join(text.split())):
                yield from _findings(document, pointer)


def _residue(text: str) -> list[tuple[int, int, str]]:
    """Where the phrases stand in a text, from the first on, and what to do."""
    small = text.casefold()
    present = [(_compiled(phrase), hint) for words, phrase, hint in PHRASES if words in small]
    return sorted((*match.span(), hint) for phrase, hint in present for match in phrase.finditer(text))


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase}", re.IGNORECASE)


def surrounds(text: str) -> bool:
    """Whether a text is the banner or navigation of a web page: each of its sentences holds such a phrase."""
    found = (_residue(sentence) for sentence in sentences(" ".join(text.split())))
    return all(phrases and phrases[0][2] == WEB for phrases in found)


def _findings(document: Document, pointer: str) -> Iterator[Finding]:
    words = document.words(pointer)
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    text = " ".join(word.text for word in words)
    end = 0
    for begin, behind, hint in _residue(text):
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
