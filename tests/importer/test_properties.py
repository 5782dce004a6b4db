"""Of any document no word is lost and none is made up, and its role file can be read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from roledoc_lint import find_config
from roledoc_lint.importer.blocks import Block, Cell, Extraction
from roledoc_lint.importer.draft import Draft
from roledoc_lint.importer.recognise.clean import clean_blocks
from roledoc_lint.importer.recognise.infer import infer_missing
from roledoc_lint.importer.recognise.names import KnownNames
from roledoc_lint.importer.write_yaml import write_role
from roledoc_lint.model.catalogue_files import read_catalogue
from roledoc_lint.model.schema import Schema
from roledoc_lint.source.document import load
from roledoc_lint.text.normalise import loose
from tests.support.helpers import REPOSITORY, view
from tests.support.imported import all_texts, assigned
from tests.support.profiles import NAMES, parts

PROJECT = find_config(REPOSITORY, REPOSITORY)
CATALOGUE = read_catalogue(PROJECT)
SCHEMA = Schema(PROJECT.schema_folder / "role.schema.json", PROJECT.root)

PUBLISHED = [text for name in NAMES for part in parts(name) for text in part.texts]
PIECES = [
    *PUBLISHED,
    "Grade: SCALE 5",
    "Grade: none",
    "Status",
    "Police Staff",
    "March 2019.",
    "05.06.2017",
    "September 2014. Amended November 2019.",
    "• an item",
    "- another",
    "1. one",
    "Behaviours and values (Level 2)",
    "Working conditions",
    "We collaborate – level 1 We take ownership – level 1",
    "Analyse Critically",
    "Handling Horses (Level 2)",
    "SFJ CB2 – Evaluate information",
    "this goes on",
    "Choose an item.",
    "Vetting: MV/SC",
    "Level 1",
    "2",
    "T",
    "# no comment",
    "a: b",
    "'quoted' \"twice\" \\n and\\more",
]
TEXTS = st.one_of(st.sampled_from(PIECES), st.text(max_size=60))
CELLS = st.none() | st.builds(Cell, st.integers(0, 2), st.integers(0, 4), st.integers(0, 3))
BLOCKS = st.lists(
    st.builds(
        Block,
        st.sampled_from(["heading", "paragraph", "item"]),
        TEXTS,
        st.integers(0, 6),
        st.integers(0, 40),
        CELLS,
    ),
    max_size=25,
)
LABELS = [Block("paragraph", text) for text in ("Job title: Clerk", "Grade: SCALE 5", "Role code: SG001")]
NOT_COUNTED = {"level", "lvl", "accredited", "n"}
"""Words that become the level of an entry, and the letter of a literal line break."""


def words(texts: Iterator[str]) -> Counter[str]:
    found = Counter(word for text in texts for word in loose(text).split())
    return Counter({word: number for word, number in found.items() if word not in NOT_COUNTED and not word.isdecimal()})


def imported(blocks: list[Block], extraction: Extraction) -> Draft:
    draft = assigned(clean_blocks(blocks), CATALOGUE)
    infer_missing(draft, extraction, CATALOGUE, KnownNames(CATALOGUE), "a-file.txt", {})
    return draft


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(BLOCKS)
def test_no_word_is_lost(blocks: list[Block]) -> None:
    draft = imported(blocks, Extraction(blocks))
    before = words(block.text for block in clean_blocks(blocks))
    after = words(all_texts(draft))
    assert not before - after, before - after


@pytest.mark.slow
@settings(max_examples=400, deadline=None)
@given(BLOCKS, st.text(max_size=40), st.text(max_size=40))
@example([*LABELS, Block("heading", "Values"), Block("paragraph", "Handling Horses (Level 2)")], "", "")
def test_every_role_file_can_be_read(blocks: list[Block], title: str, address: str) -> None:
    draft = imported(blocks, Extraction(blocks, title, address))
    document = load("role.yaml", write_role(draft, "role.schema.json").encode(), 1 << 22)
    assert document.readable, document.problems
    for field, texts in draft.texts.items():
        expected = "\n".join(texts) if field == "main_purpose" else texts
        assert document.fields[field] == expected
    for field, facts in draft.facts.items():
        value = document.fields[field]
        assert value in ([fact.text for fact in facts], facts[0].text)
    names = [entry.name for entry in view(document).entries()]
    assert Counter(names) == Counter(entry.name.text for entry in draft.entries)
    mistakes = [
        error for error in SCHEMA.violations(document) if error.keyword not in ("required", "dependentRequired")
    ]
    # A value that breaks the schema is written as published, and `check` reports it.
    assert all(re.match("/role_code|/values/[0-9]+/level", error.pointer) for error in mistakes), mistakes
