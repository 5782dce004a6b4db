"""Phrases of web pages and templates that are left in copied text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from roledoc_lint.text.normalise import sentences, single_spaced

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


def possible_phrases(phrases: Sequence[Phrase], text: str) -> list[Phrase]:
    """Those of the phrases that a text may have."""
    small = text.encode().lower()
    return [phrase for phrase in phrases if phrase.words in small]


def phrase_spans(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, str]]:
    """Where the phrases stand in a text, from the first on, and what to do."""
    found = ((phrase.hint, _compiled(phrase.pattern).finditer(text)) for phrase in possible_phrases(phrases, text))
    return sorted((*match.span(), hint) for hint, matches in found for match in matches)


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase}", re.IGNORECASE)


def is_web_chrome(text: str) -> bool:
    """Whether a text is the banner or navigation of a web page: each of its sentences holds such a phrase."""
    found = (phrase_spans(sentence, PHRASES) for sentence in sentences(single_spaced(text)))
    return all(phrases and phrases[0][2] == WEB for phrases in found)
