"""One role of a generated repository. The same number always gives the same text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from random import Random

from benchmarks.free_text import FreeText
from benchmarks.profiles import Item, Material
from roledoc_lint.text.normalise import kebab

SEED = "roledoc-lint"

_FIRST_LINE = "# yaml-language-server: $schema=../schema/role.schema.json\n"
_POSTS = ("Officer", "Investigator", "Support Officer", "Manager", "Analyst", "Coordinator")
_MOST_ITEMS = 3
_VERBATIM = ("web-residue", "spelling")


def random_for(number: int, purpose: str) -> Random:
    return Random(f"{SEED} {purpose} {number}")  # noqa: S311  nothing secret


def role(number: int, material: Material) -> tuple[str, str]:
    """Return the file name and text of a role, which has the headings and facts of one of the real roles."""
    random = random_for(number, "role")
    profile = random.choice(material.profiles)
    entries = random.choice(material.entries)
    code = f"EB{number:06}"
    title = f"{material.others.name(random)} {random.choice(_POSTS)}"
    parts = [
        f"{_FIRST_LINE}job_title: {title}\nrole_code: {code}\n",
        profile.facts,
        f"issued: {random.randint(2010, 2023)}-{random.randint(1, 12):02}\ncompetency_framework: CVF 2016\n",
        "main_purpose: >-\n" + _lines(material.purposes.drawn(random, random.randint(1, 3)), "  "),
    ]
    drawn = material.others.drawn(random, 40)
    for field, items in profile.lists.items():
        parts.append(f"{field}:\n" + "".join(_varied(random, items, drawn)))
    parts += entries.values()
    parts.append("technical_skills:\n" + "".join(_skills(random, material.skills)))
    parts.append(f"source: https://police.example.org/roles/{code.lower()}/\n")
    return f"{code.lower()}-{kebab(title)}.yaml", "".join(parts)


def added_duty(text: str, random: Random, words: FreeText) -> str:
    """Return a role with one more responsibility or requirement."""
    added = _lines(words.drawn(random, 1), "    ") + "  - >-\n"
    before, item, behind = text.partition("  - >-\n")
    return f"{before}{item}{added}{behind}"


def _varied(random: Random, items: list[Item], drawn: Iterator[str]) -> list[str]:
    """Return some items of a list with other sentences. Suppressed items stay, and their comments stay true."""
    plain = [item for item in items[1:] if not item.suppressed]
    kept = random.sample(plain, min(len(plain), random.randint(1, _MOST_ITEMS)))
    first: list[str] = []
    texts = []
    for place, item in enumerate(items):
        if item.suppressed in _VERBATIM:
            texts.append(item.text)
        elif item.suppressed:
            again = first[-1:] if item.suppressed == "repeated-text" else first
            texts.append(item.text.partition("  - ")[0] + _item(again))
        elif place == 0 or item in kept:
            # The sentence that a suppressed item repeats is only a part of the first one.
            sentences = [next(drawn) for _ in range(2 if place == 0 else 1)]
            first = first or sentences
            texts.append(_item(sentences))
    return texts


def _skills(random: Random, skills: list[str]) -> list[str]:
    """Return some skills in alphabetical order, each at one level."""
    by_name = {skill.partition("\n")[0]: skill for skill in random.sample(skills, len(skills))}
    return [by_name[name] for name in sorted(random.sample(sorted(by_name), random.randint(1, 4)))]


def _item(sentences: list[str]) -> str:
    return "  - >-\n" + _lines(sentences, "    ")


def _lines(sentences: Iterable[str], indentation: str) -> str:
    return "".join(f"{indentation}{sentence}\n" for sentence in sentences)
