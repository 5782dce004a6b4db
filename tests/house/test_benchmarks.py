"""The benchmarks: the repositories that they generate, the tables and the plot. No time is measured here."""

from __future__ import annotations

import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from benchmarks.defects import DEFECTS, Defect, defect_of
from benchmarks.figures import Figure, Figures
from benchmarks.generate import write_project
from benchmarks.measuring import in_turns, rounds, too_slow
from benchmarks.page import in_short, section, with_section
from benchmarks.plot import plot, spread
from benchmarks.profiles import Material, read_material
from benchmarks.promises import Promise, promises
from benchmarks.role import added_duty, random_for, role
from benchmarks.tools import Tool
from roledoc_lint import Finding, check, find_config
from roledoc_lint.text.normalise import sentences
from tests.support.helpers import TODAY, project, run

ABOUT = {"date": "1 June 2026", "cores": 2, "processor": "A Processor", "system": "Linux", "versions": {"Python": "3"}}


@pytest.fixture(scope="module")
def material() -> Material:
    return read_material()


def content(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def findings(folder: Path) -> list[Finding]:
    return check(find_config(folder, folder), today=TODAY).findings


def test_the_same_number_is_always_the_same_role(tmp_path: Path, material: Material) -> None:
    write_project(tmp_path / "one", 20, material)
    write_project(tmp_path / "two", 20, read_material())
    write_project(tmp_path / "more", 21, material)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert content(tmp_path / "one").items() < content(tmp_path / "more").items()


def test_clean_roles_have_no_findings_and_the_others_have_their_mistake(tmp_path: Path, material: Material) -> None:
    write_project(tmp_path, 151, material)
    expected = {f"roles/{role(number, material)[0]}": defect_of(number) for number in (50, 150)}
    found = [(finding.path, finding.rule) for finding in findings(tmp_path)]
    assert found == [(path, defect.rule) for path, defect in sorted(expected.items()) if defect]
    assert "2 errors" in run("check", cwd=tmp_path).stdout.splitlines()[-2]


@pytest.mark.slow
@pytest.mark.parametrize("defect", DEFECTS, ids=lambda defect: defect.rule)
def test_every_defect_is_found_in_every_kind_of_role(defect: Defect, tmp_path: Path, material: Material) -> None:
    made = dict(role(number, material) for number in range(12))
    for name, text in made.items():
        changed = defect.made(text.replace("EB0000", "EB0042"))
        config = project(tmp_path, {f"roles/{name}": changed, "roles/a.yaml": role(0, material)[1]})
        rules = {finding.rule for finding in check(config, today=TODAY).findings if finding.path == f"roles/{name}"}
        assert defect.rule in rules, (name, rules)
        (tmp_path / "roles" / name).unlink()


def test_one_role_in_a_hundred_has_a_defect_of_every_kind_in_turn() -> None:
    found = [defect for number in range(100 * len(DEFECTS)) if (defect := defect_of(number))]
    assert found == list(DEFECTS)


def test_free_text_differs_and_agreed_wording_does_not(material: Material) -> None:
    texts = [role(number, material)[1] for number in range(200)]
    # Text below a comment is that of a real role, word for word, or is repeated.
    kept = {item.words for profile in material.profiles for items in profile.lists.values() for item in items}
    free = [
        line
        for text in texts
        for line in set(long_sentences(text.partition("behaviours:")[0]))
        if not any(line in words for words in kept)
    ]
    assert len(free) > 1_000
    assert len(set(free)) > 0.98 * len(free)
    values = {text.partition("\nvalues:\n")[2].partition("\ntechnical_skills:")[0] for text in texts}
    assert len(values) <= len(material.entries)


def long_sentences(text: str) -> Iterable[str]:
    for line in re.findall(r"^ +([A-Z].*)$", text, re.MULTILINE):
        yield from (sentence for sentence in sentences(line) if len(sentence.split()) > 15)


def test_roles_are_as_large_as_real_ones(material: Material) -> None:
    sizes = [len(role(number, material)[1]) for number in range(100)]
    assert 9_000 < sum(sizes) / len(sizes) < 12_000
    assert len({role(number, material)[0] for number in range(100)}) == 100


def test_a_changed_role_has_one_more_duty(material: Material) -> None:
    text = role(0, material)[1]
    changed = added_duty(text, random_for(0, "change"), material.others)
    assert (changed.count("  - >-\n"), len(changed.splitlines())) == (
        text.count("  - >-\n") + 1,
        len(text.splitlines()) + 2,
    )


TIMES = {
    "check, cold": (0.05, 0.15, 3.0, 40.0),
    "check, cold, one process": (0.05, 0.149, 11.049, 100.049),
    "check, warm": (0.05, 0.06, 0.4, 4.0),
    "sourcemeta jsonschema": (0.01, 0.03, 1.0, 10.0),
    "check-jsonschema with clib": (0.2, 0.5, 40.0),
    "ajv-cli": (0.4, 0.5, 5.0, 50.0),
    "yamllint": (0.1, 2.0, 240.0),
    "--help": (0.06,),
    "--version": (0.15,),
    "python -c pass": (0.02,),
}
MIB = {1: 20.0, 100: 25.0, 10_000: 120.0, 100_000: 390.0}


def canned() -> Figures:
    figures = [
        Figure(tool, size, [seconds], [seconds * 1.5], MIB[size])
        for tool, times in TIMES.items()
        for size, seconds in zip(MIB, times, strict=False)
    ]
    return Figures([*figures, Figure("yamllint", 100_000, note="left out: about 40 minutes")])


PROMISES = {
    "10,000 roles, cold: of check-jsonschema with clib": (0.075, "yes"),
    "the same: the goal": (0.075, "yes"),
    "cost of a further role, highest to lowest, from 100 roles": ((10.9 / 9_900) / (89 / 90_000), "yes"),
    "peak memory at 10,000 roles": (120, "yes"),
    "memory for each role above 10,000": (270 * 1.048576 / 90, "no"),
    "10,000 roles, warm: of sourcemeta jsonschema": (0.4, "no"),
    "one role: of check-jsonschema with clib": (0.25, "yes"),
    "one role: of yamllint": (0.5, "yes"),
    "--help: of a bare Python start": (3, "yes"),
    "--version: of a bare Python start": (7.5, "no"),
}


def test_promises_are_ratios_of_what_was_measured() -> None:
    found = list(promises(canned()))
    assert {promise.text: promise.kept for promise in found} == {text: kept for text, (_, kept) in PROMISES.items()}
    assert [promise.measured for promise in found] == pytest.approx([measured for measured, _ in PROMISES.values()])


def test_what_was_not_measured_is_reported_as_such() -> None:
    found = list(promises(Figures([Figure("check, cold", 1, [1.0], [1.0], 20.0)])))
    assert {promise.kept for promise in found if promise.measured is None} == {"not measured"}
    assert [promise.text for promise in found if promise.measured is not None] == ["peak memory at 1 role"]
    assert Promise("", 0.3, 0.3).kept == "yes"


def test_the_section_has_a_table_of_each_kind() -> None:
    text = section(ABOUT, canned())
    assert "Measured on 1 June 2026: 2 cores of A Processor" in text
    assert re.search(r"\| check, cold +\| +0.050 \| +0.15 \| +3.0 \| +40 \|", text)
    assert re.search(r"\| yamllint +\| +0.10 \| +2.0 \| +240 \(once\) \| +– \|", text)
    assert re.search(r"\| yamllint +\| +240 \| +360 \| +80 \| +120 \|", text)
    assert re.search(r"\| --help +\| +60 \| +3.0 \|", text)
    assert text.endswith("Left out:\n\n- yamllint, 100,000 roles: about 40 minutes\n")


def test_the_readme_says_what_was_measured() -> None:
    assert " ".join(in_short(ABOUT, canned()).split()) == (
        "Measured on 1 June 2026 with 2 cores of A Processor. A check with all rules takes 0.050 seconds for one role "
        "and 3.0 seconds for 10,000, or 0.40 seconds if none has changed. For the same roles, check-jsonschema takes "
        "0.20 and 40 seconds and yamllint takes 0.10 and 240 seconds. These two check only the schema or the YAML."
    )


def test_only_the_section_of_the_page_is_replaced() -> None:
    page = "# Speed\n<!-- figures: written by `make bench` -->\nold\n<!-- end of figures -->\nmore\n"
    once = with_section(page, "new \\1\n")
    assert once == page.replace("old\n", "\nnew \\1\n\n")
    assert with_section(once, "new \\1\n") == once


def test_the_plot_is_svg_with_every_command_named_in_its_place() -> None:
    svg = ET.fromstring(plot(canned()))
    texts = {text.text: float(text.get("y", 0)) for text in svg.iter("{http://www.w3.org/2000/svg}text")}
    order = ["yamllint", "check-jsonschema with clib", "ajv-cli", "roledoc-lint, cold", "sourcemeta jsonschema"]
    # The second line ends early, below the end of the third, but is the slower of the two.
    heights = [texts[name] for name in [*order, "roledoc-lint, warm"]]
    assert all(below - above >= 17 for above, below in pairwise(heights))
    assert {"1", "100,000", "100 ms", "100 s"} <= texts.keys()
    assert "roledoc-lint, warm 0.4 s, sourcemeta jsonschema 1 s" in (svg.findtext("{*}desc") or "")


@pytest.mark.parametrize(
    ("wanted", "places"),
    [([10, 100], [10, 100]), ([50, 50], [41.5, 58.5]), ([10, 50, 51], [10, 42, 59]), ([5, 5, 5], [-12, 5, 22])],
)
def test_labels_are_apart_and_near_their_lines(wanted: list[float], places: list[float]) -> None:
    assert spread(wanted) == places


@pytest.mark.parametrize(("seconds", "times"), [([], 3), ([0.1], 15), ([1.0, 9.0], 7), ([20.0], 3), ([90.0], 0)])
def test_quick_commands_are_measured_more_often(seconds: list[float], times: int) -> None:
    assert rounds(seconds) == times


@pytest.mark.parametrize(
    ("seconds", "note"),
    [(2.0, ""), (20.0, ""), (40.0, "left out: about 7 minutes"), (70.0, "left out: about 12 minutes")],
)
def test_commands_that_would_take_too_long_are_left_out(seconds: float, note: str) -> None:
    assert too_slow("ajv-cli", 10_000, [Figure("ajv-cli", 1_000, [seconds]), Figure("ryl", 1_000, [0.1])]) == note
    assert too_slow("ajv-cli", 10_000, [Figure("ajv-cli", 1_000, note="failed")]) == "failed"


def test_commands_really_run_in_turns_and_one_that_fails_is_noted(tmp_path: Path) -> None:
    def running(code: str) -> Tool:
        script = f"open('ran', 'a').write('{code}'); raise SystemExit({code})"
        return Tool(code, lambda folder: [sys.executable, "-c", script])

    tools = [
        running("0"),
        running("1"),
        running("7"),
        Tool("gone", lambda folder: [str(folder / "gone")]),
        Tool("names", lambda folder: [sys.executable, *["x" * 1000] * 10_000]),
    ]
    found = {tool.name: Figure(tool.name, 1) for tool in tools}
    lines: list[str] = []
    in_turns(tools, tmp_path, found, lines.append)
    ran = (tmp_path / "ran").read_text(encoding="utf-8")
    assert ran.startswith("0170101")
    assert len(found["0"].seconds) == len(found["0"].cpu) == ran.count("0") - 1
    assert [figure.note for figure in found.values()] == [
        "",
        "",
        "failed with exit code 7",
        "failed with exit code -1",
        "the system does not take so many names of files in one command",
    ]
    assert found["0"].mib > 1
    assert len(lines) == len(tools)
