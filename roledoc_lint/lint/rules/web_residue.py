"""Text of a web page or a template that was copied along with the role.

## What it finds

Sentences of banners and menus, such as `Skip to main content`, and prompts, such as `Click or tap here to enter text.`

## Why it matters

Such text says nothing about the role, and would be published as part of it.

## Example

Fails:

    additional_information:
      - Quickly exit this site by pressing the Escape key
      - Click or tap here to enter text.

Passes:

    additional_information:
      - The post holder will be required to travel.

## How to fix

Delete the text. Write what a prompt asks for, if the role needs it.

## Fix safety

roledoc-lint does not fix this, because it cannot know where the copied text ends and the role begins.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from roledoc_lint.finding import Finding, Severity
from roledoc_lint.lint.context import Context
from roledoc_lint.source.document import Document
from roledoc_lint.text.display import quoted
from roledoc_lint.text.normalise import single_spaced
from roledoc_lint.text.web_chrome import PHRASES, Phrase, phrase_spans, possible_phrases

NAME = "web-residue"
SEVERITY = Severity.WARNING


SENTENCE_END = r"[.!?](?=\s|$)"


def check(document: Document, context: Context) -> Iterator[Finding]:
    phrases = possible_phrases(PHRASES, context.role.free_words)
    for pointer, text in context.role.free_text() if phrases else ():
        if phrase_spans(single_spaced(text), phrases):
            yield from _findings(document, context, pointer, phrases)


def _findings(document: Document, context: Context, pointer: str, phrases: Sequence[Phrase]) -> Iterator[Finding]:
    words = document.words(pointer)
    starts = list(accumulate((len(word.text) + 1 for word in words), initial=0))
    text = " ".join(word.text for word in words)
    end = 0
    for begin, phrase_end, hint in phrase_spans(text, phrases):
        if begin >= end:
            # Further phrases of the same sentence belong to the same leftover.
            end = _sentence_end(text, phrase_end)
            first, last = bisect_right(starts, begin) - 1, bisect_right(starts, phrase_end - 1) - 1
            message = f"{quoted(text[begin:phrase_end])} in {context.described(pointer)} does not belong in a role"
            at = (words[first].start, words[last].end)
            yield document.finding(pointer, message, hint, at=at)


def _sentence_end(text: str, start: int) -> int:
    match = re.compile(SENTENCE_END).search(text, start)
    return match.end() if match else len(text)
