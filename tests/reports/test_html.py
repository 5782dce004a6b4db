"""The page of changes, opened in a real browser: what it shows, filters, prints, and what hostile texts do to it."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import ActionChains, Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.select import Select
from selenium.webdriver.support.wait import WebDriverWait

from roledoc_lint.changes.change import Change, Location, RoleRef, Wording
from roledoc_lint.changes.compare import compare_snapshots
from roledoc_lint.changes.comparison import Comparison, Gate, summary
from roledoc_lint.changes.kinds.kind import Impact
from roledoc_lint.changes.states.folders import between_folders
from roledoc_lint.project.git_log import Commit
from roledoc_lint.reports.sinks import changes_as
from tests.support.helpers import copy_roles_and_schema, project, with_fields
from tests.support.kinds import DECLARED, KINDS, PROFILE
from tests.support.processor_time import PATIENCE

CHROMIUM, CHROMEDRIVER = shutil.which("chromium"), shutil.which("chromedriver")


def needs_browser(test: Callable[..., None]) -> Callable[..., None]:
    """Mark a test that opens the page."""
    missing = not (CHROMIUM and CHROMEDRIVER)
    skip = pytest.mark.skipif(missing, reason="no chromium and chromedriver: apt-get install chromium chromium-driver")
    marked: Callable[..., None] = pytest.mark.browser(pytest.mark.xdist_group("browser")(skip(test)))
    return marked


OFFICER = "roles/intelligence-support-officer.yaml"
REGIONAL = "roles/regional-intelligence-development-officer.yaml"
INVESTIGATOR = "roles/fcr-digital-operations-team-investigator.yaml"
POLIT = "roles/polit-support-officer.yaml"
SKILLS = "schema/catalogue/technical-skills.yaml"

EDITS = [
    (OFFICER, "  - name: Health & Safety\n    level: 3", "  - name: Health & Safety\n    level: 5"),
    (OFFICER, "Has a basic understanding of Health", "Has a thorough understanding of Health"),
    (OFFICER, "  - name: Risk Management\n    level: 5", "  - name: Risk Management\n    level: 4"),
    (OFFICER, "  - name: Office Technology\n", "  - name: Driving\n    level: 2\n  - name: Office Technology\n"),
    (OFFICER, "Understands the inter-relationships", "Knows the inter-relationships"),
    (REGIONAL, "  - name: We collaborate\n    level: 1\n", ""),
    (REGIONAL, "Monitoring radio communications of", "Monitoring the radio communications of"),
    (REGIONAL, "a fast moving and changing", "a fast-moving and changing"),
    (SKILLS, "Takes responsibility for personal safety", "Takes responsibility for their own safety"),
]


def rendered(comparison: Comparison) -> str:
    """The page of a comparison, as the command writes it."""
    return changes_as(comparison, summary=False)("html", None)


HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</script></style></title><img src=x onerror=alert(1)>",
    "{{ 7 * 7 }} {% raw %} ${alert(1)}",
    "' onmouseover='alert(1)",
    "&lt;b&gt; &amp;",
    "right\u202eto\u200fleft",
    "bell\x07 and \x1b[31mred",
    "w" * 400,
    "<!-- ]]>",
    "\ud800",
]


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    """The repository's roles and catalogue, and the same with some edits."""
    top = tmp_path_factory.mktemp("compared")
    for state in ("base", "head"):
        copy_roles_and_schema(top / state)
    head = top / "head"
    for path, before, after in EDITS:
        text = (head / path).read_text(encoding="utf-8")
        assert before in text
        (head / path).write_text(text.replace(before, after, 1), encoding="utf-8")
    (head / INVESTIGATOR).rename(head / "roles/investigator.yaml")
    (head / POLIT).unlink()
    (head / "roles/new.yaml").write_text(with_fields("role_code: TV0001\njob_title: Analyst\n"), encoding="utf-8")
    found = compare_snapshots(between_folders(project(top, {}), top / "base", head))
    return found._replace(base="main", head="work tree")


@pytest.fixture(scope="module")
def driver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """One browser for all tests. The path of its driver is given, so that none is downloaded."""
    options = ChromeOptions()
    options.binary_location = CHROMIUM or ""
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1280,900",
        f"--user-data-dir={tmp_path_factory.mktemp('browser')}",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    browser = Chrome(options=options, service=Service(CHROMEDRIVER))
    yield browser
    browser.quit()


def logged(driver: Chrome, log: str) -> list[str]:
    """The messages of one of the browser's logs since it was last read."""
    entries = driver.execute("getLog", {"type": log})["value"]
    return [entry["message"] for entry in entries]


def console(driver: Chrome) -> list[str]:
    return logged(driver, "browser")


def requests(driver: Chrome) -> list[str]:
    return [message for message in logged(driver, "performance") if "Network.requestWillBeSent" in message]


def opened(driver: Chrome, folder: Path, comparison: Comparison) -> Chrome:
    """A browser with the page in it, as a reader first sees it."""
    page = folder / "changes.html"
    page.write_text(rendered(comparison), encoding="utf-8")
    driver.get("about:blank")
    console(driver)
    requests(driver)
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    driver.get(page.as_uri())
    return driver


@pytest.fixture
def page(driver: Chrome, tmp_path: Path, comparison: Comparison) -> Iterator[Chrome]:
    """The page of the comparison. Whatever a test does to it, the console stays empty."""
    yield opened(driver, tmp_path, comparison)
    assert console(driver) == []


def shown(driver: Chrome, selector: str = ".change") -> list[Any]:
    return [element for element in driver.find_elements(By.CSS_SELECTOR, selector) if element.is_displayed()]


def status(driver: Chrome) -> str:
    return driver.find_element(By.ID, "shown").text


def choose(driver: Chrome, name: str, text: str) -> None:
    """Choose something, and wait until the page has followed: then the address says so."""
    select = Select(driver.find_element(By.NAME, name))
    select.select_by_visible_text(text)
    state = urlencode({name: select.first_selected_option.get_attribute("value") or ""})
    WebDriverWait(driver, PATIENCE).until(lambda driver: state in driver.current_url)


def clear(driver: Chrome) -> None:
    driver.find_element(By.CSS_SELECTOR, "button[type=reset]").click()
    WebDriverWait(driver, PATIENCE).until(lambda driver: "#" not in driver.current_url)


def number(comparison: Comparison, impact: Impact) -> int:
    return sum(change.impact == impact for change in comparison.changes)


@needs_browser
def test_the_counts_are_those_of_the_comparison(page: Chrome, comparison: Comparison) -> None:
    told = page.find_element(By.TAG_NAME, "header").text
    assert "from main to work tree" in told
    assert "1 role added, 1 role removed, 1 role renamed, 2 roles changed" in told
    for impact in Impact:
        card = page.find_element(By.CSS_SELECTOR, f".meanings li.{impact.word}").text.split()
        assert card[:2] == [str(number(comparison, impact)), impact.word]
        assert number(comparison, impact)
    assert len(shown(page)) == len(comparison.changes)
    assert status(page) == f"{len(comparison.changes)} of {len(comparison.changes)} changes shown."


@needs_browser
def test_impacts_can_be_hidden(page: Chrome, comparison: Comparison) -> None:
    page.find_element(By.CSS_SELECTOR, "[value=editorial]").click()
    rest = len(comparison.changes) - number(comparison, Impact.EDITORIAL)
    assert shown(page, ".change.editorial") == []
    assert len(shown(page)) == rest
    assert status(page) == f"{rest} of {len(comparison.changes)} changes shown."
    for impact in ("substantive", "wording"):
        page.find_element(By.CSS_SELECTOR, f"[value={impact}]").click()
    assert shown(page, ".change, section, .line") == []
    assert status(page) == "No changes match these filters."
    clear(page)
    assert len(shown(page)) == len(comparison.changes)


@needs_browser
def test_one_force_is_shown_with_the_catalogue_changes_that_affect_it(page: Chrome) -> None:
    choose(page, "force", "Thames Valley Police")
    forces = [element.text for element in shown(page, ".about .force")]
    assert set(forces) == {"Thames Valley Police"}
    assert [element.text for element in shown(page, ".levels .force")] == ["Thames Valley Police"]
    assert not shown(page, "#catalogue")
    choose(page, "force", "Essex Police")
    assert shown(page, "#catalogue")
    clear(page)
    assert {element.text for element in shown(page, ".about .force")} == {"Essex Police", "Thames Valley Police"}


@needs_browser
def test_one_role_is_shown(page: Chrome, comparison: Comparison) -> None:
    choose(page, "role", "END0206 Intelligence Support Officer (Essex Police)")
    assert [element.text for element in shown(page, "h3")] == ["END0206 Intelligence Support Officer"]
    own = [change for change in comparison.changes if change.subject and change.subject.role == "END0206"]
    assert len(shown(page, ".role .change")) == len(own)
    assert len(shown(page, ".line")) == 1


@needs_browser
def test_words_are_searched_everywhere(page: Chrome, comparison: Comparison) -> None:
    field = page.find_element(By.NAME, "search")
    field.send_keys("inter-RELATIONSHIPS  knows")
    assert [row.find_element(By.CSS_SELECTOR, ".happened").text for row in shown(page)] == ["skill reworded"]
    assert status(page) == f"1 of {len(comparison.changes)} changes shown."
    field.clear()
    field.send_keys("regional-intelligence-development-officer.yaml")
    assert len(shown(page, "h3")) == 1
    field.clear()
    field.send_keys("zebra")
    assert status(page) == "No changes match these filters."


@needs_browser
def test_the_address_keeps_the_filters(page: Chrome) -> None:
    page.find_element(By.CSS_SELECTOR, "[value=wording]").click()
    choose(page, "force", "Thames Valley Police")
    before = [row.get_attribute("id") for row in shown(page)]
    address = page.current_url
    page.get("about:blank")
    page.get(address)
    assert [row.get_attribute("id") for row in shown(page)] == before
    assert not page.find_element(By.CSS_SELECTOR, "[value=wording]").is_selected()
    page.get("about:blank")
    page.get(address.split("#")[0] + "#force=Nowhere&impact=<img>&search=%25")
    assert status(page) == "No changes match these filters."
    clear(page)


@needs_browser
def test_levels_link_to_their_changes(page: Chrome) -> None:
    table = page.find_element(By.CSS_SELECTOR, ".levels")
    assert [name.text for name in table.find_elements(By.CSS_SELECTOR, ".name")] == [
        "We collaborate",
        "Driving",
        "Health & Safety",
        "Risk Management",
    ]
    symbols = "[...arguments[0].querySelectorAll('[aria-hidden]')].map((symbol) => symbol.textContent).join(' ')"
    cells = [
        [page.execute_script(f"return {symbols}", cell) for cell in line.find_elements(By.TAG_NAME, "td")]
        for line in shown(page, ".levels tbody .line")
    ]
    assert cells == [["", "+ 2", "3 → 5 ▲", "5 → 4 ▼"], ["− 1", "", "", ""]]
    said = [link.accessible_name for link in table.find_elements(By.CSS_SELECTOR, ".level")]
    assert said == ["added at level 2", "raised from 3 to 5", "lowered from 5 to 4", "removed, was level 1"]
    choose(page, "role", "END0206 Intelligence Support Officer (Essex Police)")
    table.find_element(By.PARTIAL_LINK_TEXT, "5 → 4 ▼").click()
    (target,) = shown(page, ".change:target")
    assert "Risk Management\nskill level lowered" in target.text


@needs_browser
def test_a_link_shows_a_change_that_the_filters_hide(page: Chrome) -> None:
    target = page.find_element(By.CSS_SELECTOR, ".change.editorial")
    page.find_element(By.CSS_SELECTOR, "[value=editorial]").click()
    page.execute_script("location.hash = arguments[0].id", target)
    WebDriverWait(page, PATIENCE).until(lambda _: target.is_displayed())


@needs_browser
def test_words_that_changed_are_marked_in_their_column(page: Chrome) -> None:
    (row,) = [row for row in shown(page) if "responsibility reworded" in row.text]
    before, after = (row.find_element(By.CSS_SELECTOR, f"td.{side}") for side in ("before", "after"))
    assert [element.text for element in after.find_elements(By.TAG_NAME, "ins")] == ["the"]
    assert not before.find_elements(By.CSS_SELECTOR, "ins, del")
    assert before.text.startswith("Monitoring radio communications of live")
    assert after.text.startswith("Monitoring the radio communications of live")
    (level,) = [row for row in shown(page) if "skill level raised" in row.text]
    level.find_element(By.TAG_NAME, "summary").click()
    assert [element.text for element in level.find_elements(By.CSS_SELECTOR, ".sides del")] == ["basic"]
    assert [element.text for element in level.find_elements(By.CSS_SELECTOR, ".sides ins")] == ["thorough"]


@needs_browser
def test_everything_can_be_reached_by_keyboard(page: Chrome) -> None:
    reached = []
    while True:
        ActionChains(page).send_keys(Keys.TAB).perform()
        element = page.switch_to.active_element
        if element.tag_name == "body":
            break
        reached.append(element.get_attribute("name") or element.get_attribute("class") or element.tag_name)
        assert page.execute_script("return getComputedStyle(document.activeElement).outlineStyle") != "none"
        if len(reached) == 1:
            assert element.is_displayed()
            assert element.location["y"] >= 0
    assert reached[:9] == ["skip", *["impact"] * 3, "force", "role", "search", "button", "wide"]
    assert {"level", "summary"} <= set(reached)
    page.execute_script("document.querySelector('.skip').focus()")
    ActionChains(page).send_keys(Keys.ENTER).perform()
    assert page.switch_to.active_element.get_attribute("id") == "changes"


@needs_browser
def test_a_printed_page_has_every_change_and_no_filters(page: Chrome, comparison: Comparison) -> None:
    pdf = base64.b64decode(page.print_page())
    assert pdf.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) > 0
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert shown(page, "#filters, .skip") == []
    assert len(shown(page)) == len(comparison.changes)
    visible = "return [...document.querySelectorAll('.sides ins')].map((word) => word.checkVisibility())"
    assert page.execute_script(visible) == [True], "the wording is printed though nobody has opened it"
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
    assert page.execute_script(visible) == [False]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert page.execute_script("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def darkness(driver: Chrome) -> str:
    return str(driver.execute_script("return getComputedStyle(document.body).backgroundColor"))


CONTRASTS = """
const numbers = (colour) => colour.match(/[\\d.]+/g).map(Number);
const light = ([r, g, b]) => [r, g, b].map((part) => part / 255)
  .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  .reduce((sum, part, index) => sum + part * [0.2126, 0.7152, 0.0722][index], 0);
const behind = (element) => {
  for (; element; element = element.parentElement) {
    const colour = numbers(getComputedStyle(element).backgroundColor);
    if (colour.length === 3 || colour[3] > 0) return colour;
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll("body *:not(script)")]
  .filter((element) => [...element.childNodes].some((span) => span.nodeType === 3 && span.data.trim()))
  .map((element) => {
    const both = [light(numbers(getComputedStyle(element).color)), light(behind(element))].sort();
    return [(Math.max(...both) + 0.05) / (Math.min(...both) + 0.05), element.outerHTML.slice(0, 80)];
  });
"""


@needs_browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_has_enough_contrast(page: Chrome, scheme: str) -> None:
    light = darkness(page)
    features = [{"name": "prefers-color-scheme", "value": scheme}]
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    assert (darkness(page) != light) == (scheme == "dark")
    contrasts = page.execute_script(CONTRASTS)
    assert len(contrasts) > 100
    assert [contrast for contrast in contrasts if contrast[0] < 4.5] == []


@needs_browser
def test_a_narrow_screen_needs_no_horizontal_scrolling(page: Chrome, comparison: Comparison) -> None:
    metrics = {"width": 360, "height": 740, "deviceScaleFactor": 1, "mobile": False}
    page.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    page.execute_script("document.querySelectorAll('details').forEach((element) => { element.open = true; })")
    width, wide = page.execute_script("return [innerWidth, document.documentElement.scrollWidth]")
    assert width == 360
    assert wide <= width
    assert len(shown(page)) == len(comparison.changes)


@needs_browser
def test_everything_is_shown_without_scripts(driver: Chrome, tmp_path: Path, comparison: Comparison) -> None:
    driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        opened(driver, tmp_path, comparison)
        assert len(shown(driver)) == len(comparison.changes)
        assert shown(driver, "#filters") == []
        assert status(driver) == f"{len(comparison.changes)} of {len(comparison.changes)} changes shown."
    finally:
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@needs_browser
def test_the_page_makes_no_requests(page: Chrome) -> None:
    asked = requests(page)
    assert asked
    assert all('"url":"file://' in request for request in asked), asked
    assert not re.search(r"(?:src|href|action|url\()\s*=?\s*[\"']?(?:https?:|//|data:)", page.page_source)
    page.execute_script("document.body.append(Object.assign(new Image(), {src: 'https://localhost/x.png'}))")
    page.execute_script("document.body.insertAdjacentHTML('beforeend', '<p id=a onclick=alert(1)>x')")
    page.execute_script("document.getElementById('a').click()")
    assert len([message for message in console(page) if "Content Security Policy" in message]) == 2


@needs_browser
def test_a_screen_reader_finds_names_and_headings(page: Chrome) -> None:
    for control in page.find_elements(By.CSS_SELECTOR, "input, select, button"):
        assert control.accessible_name, control.get_attribute("outerHTML")
    for table in page.find_elements(By.TAG_NAME, "table"):
        assert table.find_elements(By.TAG_NAME, "caption")
        assert not table.find_elements(By.CSS_SELECTOR, "th:not([scope])")
    levels = [int(heading.tag_name[1]) for heading in page.find_elements(By.CSS_SELECTOR, "h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [element.get_attribute("id") for element in page.find_elements(By.CSS_SELECTOR, "[id]")]
    assert len(ids) == len(set(ids))
    for link in page.find_elements(By.CSS_SELECTOR, "a[href]"):
        assert (link.get_attribute("href") or "").split("#")[1] in ids
    assert page.find_element(By.CSS_SELECTOR, "[role=group]").accessible_name
    assert page.find_element(By.TAG_NAME, "html").get_attribute("lang") == "en"


def hostile(text: str) -> list[Change]:
    """Changes with a text in every place that a text can be in."""
    subject, place = RoleRef(text, text, text, f"roles/{text}.yaml"), Location(f"roles/{text}.yaml", 1, "")
    entry = {"name": text, "level": text, "wording": text, text: [text]}
    whole = {"job_title": text, text: text, "behaviours": [entry], "main_responsibilities": [text, f"{text}\n\n{text}"]}
    given = (place, place, subject)
    return [
        Change(KINDS["catalogue-wording-reworded"], "", text, f"a b {text}", f"a b c {text}", place, place),
        Change(KINDS["role-added"], "", None, None, whole, None, place, subject, approved=text),
        Change(KINDS["skill-added"], text, text, None, entry, *given),
        Change(KINDS["value-level-changed"], "", text, text, f"{text} b", *given, Wording("", text, f"{text} {text}")),
        Change(KINDS["responsibility-reworded"], "", None, f"one two {text}", f"one two three {text} {text}", *given),
        Change(KINDS["location-changed"], "", None, [text], {text: text}, *given),
        Change(KINDS["responsibility-moved"], "", text, 1, 2, *given),
    ]


@needs_browser
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_are_shown_and_do_nothing(driver: Chrome, tmp_path: Path, text: str) -> None:
    changes = hostile(text)
    opened(driver, tmp_path, Comparison(text, text, changes, summary(changes, PROFILE), DECLARED, (text,)))
    assert len(shown(driver)) == len(changes)
    assert console(driver) == []
    with pytest.raises(WebDriverException, match="no such alert"):
        _ = driver.switch_to.alert.text
    assert driver.find_elements(By.CSS_SELECTOR, "img, b, [onmouseover], [onerror]") == []
    assert len(driver.find_elements(By.TAG_NAME, "script")) == 1
    literal = re.sub(r"[\x00-\x1f\u200f\u202e\ud800]", lambda found: f"<U+{ord(found[0]):04X}>", text)
    assert driver.find_element(By.TAG_NAME, "h3").text == literal
    raw = str(driver.execute_script("return document.body.textContent"))
    assert raw.count(literal) > 20
    assert driver.execute_script("return document.documentElement.scrollWidth <= innerWidth")


@needs_browser
def test_a_role_file_with_hostile_texts_is_read_compared_and_shown(driver: Chrome, tmp_path: Path) -> None:
    name = "roles/'\"><img src=x onerror=alert(1)>.yaml"
    evil = """\
job_title: "Officer </script><script>alert(1)</script>"
reports_to: "\\"><img src=x onerror=alert(1)>"
main_responsibilities:
  - "First <b>paragraph</b>.\\n\\nSecond {{ 7 * 7 }}."
"""
    config = project(tmp_path, {"base/roles/a.yaml": with_fields(""), f"head/{name}": with_fields(evil)})
    opened(driver, tmp_path, compare_snapshots(between_folders(config, tmp_path / "base", tmp_path / "head")))
    assert console(driver) == []
    assert driver.find_elements(By.CSS_SELECTOR, "img, b") == []
    for summary_of in driver.find_elements(By.TAG_NAME, "summary"):
        summary_of.click()
    text = driver.find_element(By.TAG_NAME, "main").text
    assert "Officer </script><script>alert(1)</script>" in text
    assert "First <b>paragraph</b>.\nSecond {{ 7 * 7 }}." in text


def many(roles: int, of_each: int) -> Comparison:
    """Changes of many roles: half of them of a level, half of a text."""
    text = "Understands how the various operational and support activities work together. " * 4
    changes = []
    for index in range(roles):
        subject, place = (
            RoleRef(f"END{index}", f"Officer {index}", "Essex Police", f"roles/{index}.yaml"),
            Location("", 1, ""),
        )
        for item in range(of_each // 2):
            given = (place, place, subject)
            skill = f"Skill {(index + item) % 20}"
            changes.append(Change(KINDS["skill-level-raised"], "", skill, index, index + 1, *given))
            before, after = (f"{index} {item} {words}" for words in (text, text.replace("work", "hold")))
            changes.append(Change(KINDS["responsibility-reworded"], "", None, before, after, *given))
    return Comparison("a", "b", changes, summary(changes, PROFILE), DECLARED)


FILTERING = """
const field = document.querySelector("[name=search]");
const changes = [...document.querySelectorAll(".change")];
const timed = (work) => {
  const start = performance.now();
  work();
  document.body.offsetHeight;
  return performance.now() - start;
};
const searched = (words) => timed(() => {
  field.value = words;
  field.dispatchEvent(new Event("input", {bubbles: true}));
});
const laidOut = (hidden) => timed(() => changes.forEach((change) => change.style.display = hidden ? "none" : ""));
const layout = Math.min(...[1, 2, 3].map(() => laidOut(true) + laidOut(false)));
return Math.min(...["officer 12 skill", "officer 7 hold", "skill 3 level"].map(searched)) / layout;
"""
"""How many times longer a search takes than to hide and show all changes: usually 10 to 15 times."""


@needs_browser
def test_thousands_of_changes_are_filtered_at_once(driver: Chrome, tmp_path: Path) -> None:
    opened(driver, tmp_path, many(300, 10))
    assert status(driver) == "3,000 of 3,000 changes shown."
    assert driver.execute_script(FILTERING) < 60
    assert status(driver).endswith("of 3,000 changes shown.")


def test_the_page_loads_the_style_and_the_script_that_it_has(comparison: Comparison) -> None:
    page = rendered(comparison)
    blocks = re.findall(r"<(style|script)>(.*?)</\1>", page, re.DOTALL)
    assert [name for name, _ in blocks] == ["style", "script"]
    for name, block in blocks:
        known_by = base64.b64encode(hashlib.sha256(block.encode()).digest()).decode()
        assert f"{name}-src &#39;sha256-{known_by}&#39;" in page


LABELS_THAT_HIDE_WORDS = """
const words = (text) => text.toLowerCase().replace(/\\s+/g, " ").trim();
return [...document.querySelectorAll("a[aria-label], button[aria-label], summary[aria-label], label[aria-label]")]
  .filter((element) => !words(element.getAttribute("aria-label")).includes(words(element.innerText)))
  .map((element) => element.outerHTML);
"""
"""What the rule label-content-name-mismatch of axe-core finds: who speaks to the page cannot name what they see."""

LANDMARKS = """
return [...document.querySelectorAll("section, nav, main, [role=region], [role=search], form[aria-label]")]
  .filter((element) => element.hasAttribute("aria-label") || element.hasAttribute("aria-labelledby"))
  .map((element) => element.tagName + " " + (element.getAttribute("aria-label")
    || document.getElementById(element.getAttribute("aria-labelledby")).textContent.trim()));
"""
"""The parts of the page that a screen reader lists, by their names. The rule landmark-unique wants each name once."""


@needs_browser
def test_parts_and_links_have_names_of_their_own(page: Chrome) -> None:
    assert page.execute_script(LABELS_THAT_HIDE_WORDS) == []
    landmarks = [name.lower() for name in page.execute_script(LANDMARKS)]
    assert len(landmarks) > 3
    assert sorted(set(landmarks)) == sorted(landmarks)


def test_roles_show_all_that_they_have_in_what_is_ranked(comparison: Comparison) -> None:
    (standing,) = re.findall(r'id="role-\d+-heading"><bdi>END0206 .*?</div>', rendered(comparison), re.DOTALL)
    assert "Grades: <strong>SCALE 4, SCALE 5</strong>" in standing
    assert "Status: <strong>Police Staff</strong>" in standing
    more = replace_role(comparison, "END0206", (("grades", ("SCALE 6",)),))
    assert "Grade: <strong>SCALE 6</strong>" in rendered(more)


def replace_role(comparison: Comparison, code: str, words: tuple[tuple[str, tuple[str, ...]], ...]) -> Comparison:
    changes = [
        change._replace(subject=change.subject._replace(words=words))
        if change.subject and change.subject.role == code
        else change
        for change in comparison.changes
    ]
    return comparison._replace(changes=changes)


def test_the_page_says_who_made_the_two_states_and_when(comparison: Comparison) -> None:
    one = Commit("ab12cd3" + "0" * 33, (), "2026-03-03T10:00:00Z", "Ann <Author>", "", "", {})
    page = rendered(comparison._replace(commits=lambda: (one, None)))
    assert "Before: <bdi>main</bdi>, <bdi>commit ab12cd3, made by Ann &lt;Author&gt; on 3 March 2026</bdi>" in page
    assert "After: " not in page
    undated = rendered(comparison._replace(commits=lambda: (one._replace(date=""), one)))
    assert "made by Ann &lt;Author&gt;</bdi>" in undated
    assert "After: <bdi>work tree</bdi>" in undated


@needs_browser
def test_a_printed_page_can_be_signed(page: Chrome) -> None:
    assert shown(page, ".signature") == []
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    (line,) = shown(page, ".signature")
    assert line.text.split("\n") == ["Agreed by (name)", "Signature", "Date"]


def of_three_roles() -> Comparison:
    """A change that three roles of two forces have in common, and one of a role for itself."""
    changes = [
        Change(KINDS["vetting-raised"], "/vetting_levels/0", None, "Recruitment Vetting", "Management Vetting",
               None, None, RoleRef(f"X{number}", f"Officer {number}", force, f"roles/{number}.yaml"))
        for number, force in enumerate(("Essex Police", "Essex Police", "Kent Police"))
    ]  # fmt: skip
    changes.append(
        changes[0]._replace(definition=KINDS["location-changed"], pointer="/location", before="a", after="b")
    )
    return Comparison("a", "b", changes, summary(changes, PROFILE), DECLARED)


@needs_browser
def test_filters_count_the_roles_of_a_common_change(driver: Chrome, tmp_path: Path) -> None:
    opened(driver, tmp_path, of_three_roles())
    assert status(driver) == "4 of 4 changes shown."
    names = [row.text.split(",")[0] for row in shown(driver, ".each li")]
    assert names == ["X0 Officer 0", "X1 Officer 1", "X2 Officer 2"]
    choose(driver, "force", "Essex Police")
    assert status(driver) == "3 of 4 changes shown."
    assert len(shown(driver, ".each li")) == 2
    clear(driver)
    choose(driver, "role", "X2 Officer 2 (Kent Police)")
    assert status(driver) == "1 of 4 changes shown."
    assert [row.text.split(",")[0] for row in shown(driver, ".each li")] == ["X2 Officer 2"]


@needs_browser
def test_a_link_to_a_change_goes_to_its_role_in_the_row_of_all(driver: Chrome, tmp_path: Path) -> None:
    comparison = of_three_roles()
    opened(driver, tmp_path, comparison)
    driver.execute_script("document.querySelectorAll('details').forEach((element) => { element.open = false; })")
    driver.execute_script(f"location.hash = 'change-{comparison.changes[1].fingerprint}'")
    target = driver.find_element(By.ID, f"change-{comparison.changes[1].fingerprint}")
    WebDriverWait(driver, PATIENCE).until(lambda _: target.is_displayed())
    assert target.text.startswith("X1 Officer 1")


def test_the_page_says_that_nothing_changed() -> None:
    page = rendered(Comparison("a", "b", [], summary([], PROFILE), DECLARED))
    assert "No change." in page
    assert not re.search(r"<(?:form|table|h2|input|ul)", page)


def test_the_page_says_what_it_does_not_show(comparison: Comparison) -> None:
    page = rendered(comparison.at_least(Impact.SUBSTANTIVE))
    left_out = number(comparison, Impact.WORDING) + number(comparison, Impact.EDITORIAL)
    assert re.search(rf"{left_out} changes of less impact not shown", page)
    assert 'data-impact="wording"' not in page


def test_approvals_are_shown(comparison: Comparison) -> None:
    first = comparison.changes[0]._replace(approved="agreed by the board")
    page = rendered(comparison._replace(changes=[first, *comparison.changes[1:]], unmatched=("0123456789ab",)))
    assert "approved: agreed by the board" in page
    assert "you can delete it: 0123456789ab" in page
    assert all(change.fingerprint in page for change in comparison.changes)


def test_a_reordered_list_counts_every_item_that_moved() -> None:
    subject = RoleRef("X1", "Officer", None, "roles/x.yaml")
    changes = [
        Change(KINDS["responsibility-moved"], "", f"item {index}", index, 9 - index, None, None, subject)
        for index in range(6)
    ]
    page = rendered(Comparison("a", "b", changes, summary(changes, PROFILE), DECLARED))
    assert 'data-number="6"' in page
    assert page.count('<tbody class="change') == 1
    assert "6 of 6 changes shown." in page


def test_fingerprints_are_shown_if_changes_must_be_approved(comparison: Comparison) -> None:
    known_by = f"<code>{comparison.changes[-1].fingerprint}</code>"
    assert known_by not in rendered(comparison)
    assert known_by in rendered(comparison._replace(fail_on=Gate.EDITORIAL))
