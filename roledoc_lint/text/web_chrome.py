"""Phrases of web pages and templates that remain in copied text."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from roledoc_lint.text.normalise import sentences, single_spaced

WEB_PAGE = "delete this text: it belongs to the web page, not to the role"
TEMPLATE_PROMPT = "replace this with your own text, or delete it: it is an instruction of the template"


class Phrase(NamedTuple):
    """A phrase: some of its words in lower case, for a quick first search, its pattern, and what to do."""

    words: bytes
    pattern: str
    hint: str


PHRASES = (
    Phrase(b"exit this", r"quickly exit this site\b", WEB_PAGE),
    Phrase(b"leave this", r"(?-i:Leave this site)\b", WEB_PAGE),
    Phrase(b"site is a", r"this site is a beta\b", WEB_PAGE),
    Phrase(b"your feedback", r"your feedback helps us\b", WEB_PAGE),
    Phrase(b"skip ", r"skip (?:to (?:main )?content|navigation)\b", WEB_PAGE),
    Phrase(b" cookies", r"(?:we use|accept(?: all)?|manage) cookies\b", WEB_PAGE),
    Phrase(b"back to top", r"back to top\b", WEB_PAGE),
    Phrase(b"this page", r"(?:share|print|email) this page\b", WEB_PAGE),
    Phrase(b"javascript", r"javascript (?:is|must be) (?:dis|en)abled\b", WEB_PAGE),
    Phrase(b"rights reserved", r"all rights reserved\b", WEB_PAGE),
    Phrase(b"here to enter", r"click (?:or tap )?here to enter\b", TEMPLATE_PROMPT),
    Phrase(b"choose an", r"choose an item\.?$", TEMPLATE_PROMPT),
    Phrase(b"delete as", r"\(?delete as appropriate\b", TEMPLATE_PROMPT),
    Phrase(b"any information", r"this is any information reflecting\b", TEMPLATE_PROMPT),
    Phrase(b"training that is", r"this is training that is required but\b", TEMPLATE_PROMPT),
    Phrase(b"[", r"\[(?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]", TEMPLATE_PROMPT),
    Phrase(b"<", r"<(?:please )?(?:insert|enter|add|type|delete)\b[^\]>]{0,80}[\]>]", TEMPLATE_PROMPT),
    Phrase(b"lorem ipsum", r"lorem ipsum\b", TEMPLATE_PROMPT),
)


def possible_phrases(phrases: Sequence[Phrase], text: str) -> list[Phrase]:
    """Return the phrases that text may contain."""
    lower = text.encode().lower()
    return [phrase for phrase in phrases if phrase.words in lower]


def phrase_spans(text: str, phrases: Sequence[Phrase]) -> list[tuple[int, int, str]]:
    """Return where phrases begin and end in text, in order, and what to do about each."""
    found = ((phrase.hint, _compiled(phrase.pattern).finditer(text)) for phrase in possible_phrases(phrases, text))
    return sorted((*match.span(), hint) for hint, matches in found for match in matches)


@cache
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){phrase}", re.IGNORECASE)


def is_web_chrome(text: str) -> bool:
    """Return whether text is the banner or navigation of a web page: each sentence contains such a phrase."""
    found = (phrase_spans(sentence, PHRASES) for sentence in sentences(single_spaced(text)))
    return all(phrases and phrases[0][2] == WEB_PAGE for phrases in found)
