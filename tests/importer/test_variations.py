"""Profiles that the import was not tuned for: no sentence is lost, and the sections are right.

The published profiles are shuffled, stripped of headings, marked, wrapped and encoded in other ways. A sentence whose
heading was removed may be under "unattributed".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from roledoc_lint import Config
from roledoc_lint.importer.run import preview_document
from roledoc_lint.text.normalise import normalised, sentences
from tests.importer.test_formats import as_data, data, leaves
from tests.support import variations
from tests.support.helpers import REPOSITORY
from tests.support.imported import all_texts
from tests.support.profiles import HEADINGS, NAMES, Part, parts
from tests.support.variations import Style, as_text

MIN_RIGHT = 0.95
"""The share of the sentences that must be in their section, in each variation over all profiles."""

FIELDS = {
    "Main purpose of the role": "main_purpose",
    "Main responsibilities": "main_responsibilities",
    "Vetting level": "vetting_levels",
    "Necessary experience": "necessary_experience",
    "Behaviours": "behaviours",
    "Values": "values",
    "Technical skills": "technical_skills",
    "National Occupational Standards": "national_occupational_standards",
}
KNOWN = {"job_title": "FCR - Digital Operations Team Investigator", "force": "Essex Police"}
"""What the user gives for documents that do not say it."""

MARKS = ("-", "*", "{}.", "({})", "o\t", "–", "\uf0b7", "")

Change = Callable[[list[Part]], list[Part]]

CHANGES: dict[str, tuple[Change, Style]] = {
    "sections in another order": (partial(variations.shuffled, seed=1), Style()),
    "sections in a third order": (partial(variations.shuffled, seed=7), Style()),
    "names in another order": (partial(variations.with_names_shuffled, seed=3), Style()),
    "no headings": (variations.without_headings, Style()),
    **{f"no heading {heading}": (partial(variations.without_headings, gone=heading), Style()) for heading in HEADINGS},
    **{f"items with {mark!r}": (list, Style(mark=mark)) for mark in MARKS},
    "wrapped": (list, Style(width=72)),
    "wrapped narrowly, without empty lines": (list, Style(width=60, gap="\n")),
    "wrapped widely, items at the edge": (list, Style(width=90, indent="")),
    "without empty lines": (list, Style(gap="\n")),
    "with empty lines between items": (list, Style(item_gap="\n\n")),
    "line ends of Windows": (list, Style(line_end="\r\n")),
    "line ends of an old Mac": (list, Style(line_end="\r")),
    "line ends written as two characters": (list, Style(line_end=" \\n ")),
    "code page of Windows": (list, Style(encoding="cp1252")),
    "UTF-16": (list, Style(encoding="utf-16")),
    "byte-order mark": (list, Style(encoding="utf-8-sig")),
    "headings in capitals": (list, Style(heading=variations.in_capitals)),
    "headings with colons": (list, Style(heading=variations.with_colon)),
    "headings without colons": (list, Style(heading=variations.without_colon)),
    "headings with numbers": (list, Style(heading="3. {}".format)),
    "levels after dashes": (list, Style(name=variations.with_dash)),
    "labels with dashes": (list, Style(label="{} - {}".format)),
    "labels with tabs": (list, Style(label="{}:\t{}".format)),
    "runs of spaces": (variations.spaced, Style()),
    "a table of labels and values": (variations.as_rows, Style()),
    "all at once": (
        partial(variations.shuffled, seed=5),
        Style(width=80, mark="-", encoding="cp1252", line_end="\r\n", heading=variations.in_capitals),
    ),
}


def by_sentence(role: dict[str, object]) -> dict[str, set[str]]:
    """The fields that each sentence of a role is in."""
    found = defaultdict(set)
    for pointer, value in leaves(role):
        for paragraph in str(value).split("\n"):
            for sentence in sentences(normalised(paragraph)):
                found[squeezed(sentence)].add(pointer.split("/")[1])
    return found


def squeezed(text: str) -> str:
    """Text without spaces after hyphens, as these are not known at the end of a line."""
    return normalised(text).replace("- ", "-")


@pytest.mark.slow
@pytest.mark.parametrize("variation", CHANGES)
def test_variation(variation: str, tmp_path: Path) -> None:
    change, style = CHANGES[variation]
    number, right, wrong = 0, 0, []
    for name in NAMES:
        original = parts(name)
        changed = change(original)
        lost_headings = {part.text.rstrip(":") for part in original if part.kind == "heading"} - {
            part.text.rstrip(":") for part in changed if part.kind == "heading"
        }
        may_be_open = {FIELDS[heading] for heading in lost_headings} if variation.startswith("no heading") else set()
        file = tmp_path / f"{name}.txt"
        # Thames Valley's table has marks of Word that are in no code page.
        file.write_bytes(as_text(changed, style if name != "004" else style._replace(encoding="utf-8")))
        imported = preview_document(Config(REPOSITORY), file, KNOWN if name != "004" else {})
        assert imported.draft, imported.problem
        words = squeezed(" ".join(all_texts(imported.draft)))
        actual = by_sentence(as_data(imported.text))
        for sentence, fields in by_sentence(data(name)).items():
            if fields == {"source"}:
                continue
            assert sentence in words or sentence in actual, f"{name}: lost: {sentence}"
            allowed = fields | ({"unattributed"} if fields & may_be_open else set())
            number += 1
            right += bool(actual.get(sentence, set()) & allowed)
            wrong += [] if actual.get(sentence, set()) & allowed else [f"{name}: {sentence}: {actual.get(sentence)}"]
    assert right >= MIN_RIGHT * number, wrong
