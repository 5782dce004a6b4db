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

PHRASES = {
    r"quickly exit this site\b": WEB,
    r"(?-i:Leave this site)\b": WEB,
    r"this site is a beta\b": WEB,
    r"your feedback helps us\b": WEB,
    r"skip (?:to (?:main )?content|navigation)\b": WEB,
    r"(?:we use|accept(?: all)?|manage) cookies\b": WEB,
    r"back to top\b": WEB,
    r"(?:share|print|email) this page\b": WEB,
    r"javascript (?:is|must be) (?:dis|en)abled\b": WEB,
    r"all rights reserved\b": WEB,
    r"click (?:or tap )?here to enter\b": PROMPT,
    r"choose an item\.?$": PROMPT,
    r"\(?delete as appropriate\b": PROMPT,
    r"this is any information reflecting\b": PROMPT,
    r"this is training that is required but\b": PROMPT,
    r"[\[<](?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]": PROMPT,
    r"lorem ipsum\b": PROMPT,
}
RESIDUE = re.compile("|".join(rf"(?<!\w)({phrase})" for phrase in PHRASES), re.IGNORECASE)
HINTS = list(PHRASES.values())
WORDS = (
    "exit this", "leave this", "site is a", "your feedback", "skip to", "skip navigation", "cookies", "back to top",
    "this page", "javascript", "rights reserved", "here to enter", "choose an", "delete as",
    "any information reflecting", "training that is required but", "[", "<", "lorem ipsum",
)  # fmt: skip
"""A few words of each phrase, in small letters: a text without any of them has no phrase."""
END = re.compile(r"[.!?](?=\s|$)")


def check(document: Document, context: Context) -> Iterator[Finding]:
    if not _is_suspect(free_words(document)):
        return
    for pointer, text in free_text(document):
        if _is_suspect(" ".join(text.split())) and RESIDUE.search(" ".join(text.split())):
            yield from _findings(document, pointer)


def _is_suspect(text: str) -> bool:
    """Whether a text has some words of a phrase: to look for these is fifty times as fast as for the phrases."""
    small = text.lower()
    return any(words in small for words in WORDS)


def surrounds(text: str) -> bool:
    """Whether a text is the banner or navigation of a web page: each of its sentences holds such a phrase."""
    found = [RESIDUE.search(sentence) for sentence in sentences(" ".join(text.split()))]
    return all(match and HINTS[(match.lastindex or 1) - 1] == WEB for match in found)


def _findings(document: Document, pointer: str) -> Iterator[Finding]:
    words = document.words(pointer)
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    text = " ".join(word.text for word in words)
    end = 0
    for match in RESIDUE.finditer(text):
        if match.start() >= end:
            # Further phrases of the same sentence belong to the same leftover.
            end = _sentence_end(text, match.end())
            first, last = bisect_right(starts, match.start()) - 1, bisect_right(starts, match.end() - 1) - 1
            message = f"{quoted(match[0])} in {described(document, pointer)} is no text of a role"
            at = (words[first].start, words[last].end)
            yield document.finding(pointer, message, HINTS[(match.lastindex or 1) - 1], at=at)


def _sentence_end(text: str, start: int) -> int:
    match = END.search(text, start)
    return match.end() if match else len(text)
