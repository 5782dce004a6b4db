"""Web pages are read without loss and without repeats, whatever markup they use."""

from __future__ import annotations

import pytest

from roledoc_lint.importer.readers.read import read_document
from tests.support.make_documents import as_html, expected_blocks, in_short
from tests.support.processor_time import at_most
from tests.support.profiles import NAMES, parts


def blocks(body: str) -> list[str]:
    return in_short(read_document(f"<!DOCTYPE html><body>{body}".encode()).blocks)


@pytest.mark.parametrize("name", NAMES)
def test_a_published_profile_is_read_word_for_word(name: str) -> None:
    source = read_document(as_html(parts(name), "POLIT & Support").encode())
    assert in_short(source.blocks) == ["h1 POLIT & Support", *expected_blocks(parts(name))]
    assert source.furniture == ("Essex Police", "Home Careers Contact us", "Copyright of the force")
    assert source.title == "POLIT & Support"
    assert source.address == "https://www.example.org/roles/one"
    assert source.doubts == ()


CASES = {
    "headings": ("<h1>A</h1><h6>B</h6><h2>C<br>D</h2>", ["h1 A", "h6 B", "h2 C\nD"]),
    "white space": ("<p>  one\n two&nbsp;three\t four </p>", ["p one two three four"]),
    "inline markup does not split a word": ("<p>re<b>sp</b>on<i>si</i>b<wbr>le<o:p>x</o:p></p>", ["p responsiblex"]),
    "block markup splits": ("<div>a<div>b</div>c<my-part>d</my-part></div>", ["p a", "p b", "p c", "p d"]),
    "blocks by style": ('<span style="display: block">Grade</span>SCALE 5', ["p Grade", "p SCALE 5"]),
    "text without markup": ("one <p>two</p> three", ["p one", "p two", "p three"]),
    "line breaks are paragraphs": (
        "<p><b>Grade:</b> SCALE 5<br/><b>Role code:</b> EQ0450<br></p>",
        ["p **Grade:** SCALE 5", "p **Role code:** EQ0450"],
    ),
    "marks of lists that were typed": ("<p>• first<br>• second<br>- third</p>", ["i0 first", "i0 second", "p - third"]),
    "lists of Word": (
        '<p class=MsoListParagraph><span style="font-family:Symbol">·<span>&nbsp;&nbsp; </span></span><b>One</b> a</p>'
        "<p class=MsoListParagraph>o<span>&nbsp;&nbsp; </span>two</p><p>o clock</p>",
        ["i0 **One** a", "i0 two", "p o clock"],
    ),
    "list": ("<ul><li>a<li>b</ul><ol><li>c</ol>", ["i0 a", "i0 b", "i0 c"]),
    "nested lists": ("<ul><li>a<ul><li>b<ol><li>c</ol></ul>d</li><li>e</ul>", ["i0 a", "i1 b", "i2 c", "i0 d", "i0 e"]),
    "item of several lines": ("<ul><li>a<br>b<p>c</p><div>d</div>e</li></ul>", ["i0 a\nb\nc\nd\ne"]),
    "bold lines of an item": ("<ul><li><b>a</b><br>b<li><b>a<br>b</b></ul>", ["i0 **a**\nb", "i0 **a\nb**"]),
    "heading within an item": ("<ul><li><h3>a</h3>b</li></ul>", ["h3 a", "i0 b"]),
    "table": (
        "<table><caption>T</caption><tr><th>Grade<td>SCALE 5<tr><td>a<br>b<td><ul><li>c</ul></table>",
        ["p T", "0.0.0 p **Grade**", "0.0.1 p SCALE 5", "0.1.0 p a", "0.1.0 p b", "0.1.1 i0 c"],
    ),
    "merged cells": (
        "<table><tr><td colspan=2>a<td>b<tr><td rowspan=2>c<td>d<tr><td>e<tr><td colspan='x' rowspan=0>f<td>g</table>",
        ["0.0.0 p a", "0.0.2 p b", "0.1.0 p c", "0.1.1 p d", "0.2.1 p e", "0.3.0 p f", "0.3.1 p g"],
    ),
    "nested tables": (
        "<table><tr><td>a<table><tr><td>b<td>c</table>d<td>e</table>",
        ["0.0.0 p a", "1.0.0 p b", "1.0.1 p c", "0.0.0 p d", "0.0.1 p e"],
    ),
    "definitions": (
        "<dl><dt>Grade<dd>SCALE 5<dd>SCALE 6<div><dt>Code</dt><dd>E1</dd></div></dl>",
        ["0.0.0 p **Grade**", "0.0.1 p SCALE 5", "0.0.1 p SCALE 6", "0.1.0 p **Code**", "0.1.1 p E1"],
    ),
    "bold": (
        "<p><strong>Gr</strong><b>ade</b> <b>: </b>5 <b>x</b></p><p><b>Values</b></p>",
        ["p **Grade :** 5 x", "p **Values**"],
    ),
    "bold by style": (
        '<p style="font-weight:bold">A <span style="font-weight: 400">b</span></p><b style="font-weight:normal">c</b>',
        ["p **A** b", "p c"],
    ),
    "preformatted": ("<pre>Grade: SCALE 5\nCode: E1</pre>", ["p Grade: SCALE 5", "p Code: E1"]),
    "invisible": (
        "<p>a<!-- b --><script>c</script><style>d</style><i hidden>e</i><span style='display:none'>f<p>g</p></span>"
        "<noscript>h</noscript><template>i</template><img alt=j>k",
        ["p ak"],
    ),
    "invisible characters": ("<p>re&shy;sp\u200bon\u2060se\ufeff \u200b a\x01</p>", ["p response a"]),
    "a page in a form": ("<form><p>a</p><label>Grade</label> <span>SCALE 5</span></form>", ["p a", "p Grade SCALE 5"]),
    "a header of an article": ("<article><header><h2>a</h2></header><footer>b</footer></article>", ["h2 a", "p b"]),
    "elements that the parser closes": ("<p>a<p>b<i>c<p>d", ["p a", "p bc", "p d"]),
    "no body": ("<title>x</title><header-x>a</header-x><p>b", ["p a", "p b"]),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_blocks(case: str) -> None:
    body, expected = CASES[case]
    assert blocks(body) == expected


FURNITURE = {
    "outside the only main part": ("<p>Leave this site</p><main><p>a</p></main><p>b</p>", ("Leave this site", "b")),
    "role": ("<div role=navigation>n</div><div role=main>a</div><div role=banner>b</div>", ("n", "b")),
    "main part without text": ("<nav>n</nav><main><script>x</script></main><p>a</p>", ("n",)),
    "several main parts": ("<nav>n</nav><main>a</main><main></main>", ("n",)),
    "tags": ("<header>h</header><p>a</p><aside>x</aside><footer>f</footer><button>b</button>", ("h", "x", "f", "b")),
    "lists": ("<nav><ul><li>n<li>m</ul></nav>a", ("n", "m")),
    "cookies": ('<div class="site cookie-banner">c</div><div class="has-cookie-banner">a</div>', ("c",)),
    "trail": ('<ol class="govuk-breadcrumbs__list"><li>Home</ol>a', ("Home",)),
    "old pages": ('<div id="header">h</div>a<div id="footer">f</div>', ("h", "f")),
    "tables": ("<nav><table><tr><td>n</table></nav>a", ("n",)),
    "once": ("<nav>n</nav>a<nav>n</nav>", ("n",)),
    "controls": ("a<select><option>o<option>p</select><textarea>t</textarea>", ("o", "p", "t")),
}  # fmt: skip


@pytest.mark.parametrize("case", FURNITURE)
def test_furniture_is_not_part_of_the_profile(case: str) -> None:
    body, expected = FURNITURE[case]
    source = read_document(f"<!DOCTYPE html><body>{body}".encode())
    assert in_short(source.blocks) == ["p a"]
    assert source.furniture == expected


TITLES = {
    "of the page": ("<title>FCR -  Investigator | Essex Police</title><p>a", "FCR - Investigator | Essex Police"),
    "heading": ("<title>SOCU DI | Essex Police</title><h1>SOCU <i>DI</i></h1>a", "SOCU DI"),
    "heading in the header": ("<title>Essex Police</title><header><h1>SOCU DI</h1></header><p>a", "SOCU DI"),
    "name of the site": ("<title>SOCU DI | The Force</title><h1>The Force</h1>a", "SOCU DI | The Force"),
    "shared": ("<meta property='og:title' content='SOCU DI'><title>x</title><h1>y</h1>", "SOCU DI"),
    "shared site": (
        "<meta property=og:title content='The Force'><meta property=og:site_name content='The Force'><h1>y</h1>", "y",
    ),
    "hidden heading": ("<title>t</title>a<h1 hidden>y</h1>", "t"),
    "a picture's": ("<body><svg>x<title>logo</title></svg><h1></h1>a", ""),
    "none": ("<p>a", ""),
}  # fmt: skip


@pytest.mark.parametrize("case", TITLES)
def test_title(case: str) -> None:
    page, expected = TITLES[case]
    assert read_document(page.encode()).title == expected


ADDRESSES = {
    "canonical": (
        "<link rel=canonical href='https://a.uk/b'><meta property=og:url content='https://c.uk'>",
        "https://a.uk/b",
    ),
    "shared": ("<meta property='og:url' content='https://c.uk'>", "https://c.uk"),
    "saved": ("<!-- saved from url=(0014)https://d.uk/e -->", "https://d.uk/e"),
    "file": ("<!-- saved from url=(0014)file:///C:/x -->", ""),
    "relative": ("<link rel=canonical href='/b'><!-- saved from url=(0014)https://d.uk/e -->", "https://d.uk/e"),
    "single": ("<!--\n Page saved with SingleFile \n url: https://f.uk/g \n saved date: today\n-->", "https://f.uk/g"),
}


@pytest.mark.parametrize("case", ADDRESSES)
def test_address(case: str) -> None:
    page, expected = ADDRESSES[case]
    assert read_document(f"<!DOCTYPE html>{page}<p>a".encode()).address == expected


CHARSETS = {
    "UTF-8": ("<p>£ – “a”".encode(), "£ – “a”", 0),
    "UTF-8 with a mark": ("\ufeff<p>£ – “a”".encode(), "£ – “a”", 0),
    "UTF-16": ("\ufeff<p>£ – “a”".encode("utf-16-le"), "£ – “a”", 0),
    "meta": ("<meta charset=windows-1252><p>£ – “a”".encode("cp1252"), "£ – “a”", 0),
    "Latin-1 as browsers know it": ("<meta charset=iso-8859-1><p>£ – “a”".encode("cp1252"), "£ – “a”", 0),
    "other": ("<meta http-equiv=x content='text/html; charset=iso-8859-15'><p>€".encode("iso-8859-15"), "€", 0),
    "guessed": ("<p>£ – “a”".encode("cp1252"), "£ – “a”", 1),
    "declared wrongly": ("<meta charset=utf-8><p>£ – “a”".encode("cp1252"), "£ – “a”", 1),
    "damaged": ("<p>£ – “a”".encode() + b"\xff", "£ – “a”�", 1),
    "no character set": (b"<meta charset=zlib><p>a", "a", 0),
    "no such character set": (b"<meta charset=nonsense><p>a", "a", 0),
}  # fmt: skip


@pytest.mark.parametrize("case", CHARSETS)
def test_charset(case: str) -> None:
    page, expected, doubts = CHARSETS[case]
    source = read_document(page)
    assert in_short(source.blocks) == [f"p {expected}"]
    assert len(source.doubts) == doubts


def test_a_page_saved_as_a_single_file() -> None:
    page = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.uk/b\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="--x"\r\n\r\n\r\n'
        "----x\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        "<html><body><p>Grade =96 SCALE=\r\n 5</p></body></html>\r\n"
        "----x\r\nContent-Type: text/css\r\nContent-Location: cid:1\r\n\r\np { color: red }\r\n----x--\r\n"
    )
    source = read_document(page.encode())
    assert in_short(source.blocks) == ["p Grade – SCALE 5"]
    assert (source.address, source.doubts) == ("https://a.uk/b", ())


HOSTILE = {
    "deep": ("<div>" * 100_000 + "a" + "</div>" * 100_000 + "<p>b", 2),
    "deep and open": ("<b><i>" * 50_000 + "a<p>b", 2),
    "deep lists": ("<ul><li>" * 50_000 + "a<p>b", 1),
    "deep tables": ("<table><tr><td>" * 30_000 + "a<p>b", 2),
    "main parts": ("<main>" * 100_000 + "a<p>b", 2),
    "line breaks": ("<ul><li>" + "a<br>" * 50_000 + "</ul><p>b", 2),
    "wide cells": ("<table>" + "<tr><td colspan=1000 rowspan=65000>a" * 3_000 + "</table>b", 3_001),
    "cells": ("<table>" + f"<tr>{'<td>x' * 100}</tr>" * 200, 20_000),
    "entities": ("<!DOCTYPE html [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><p>&b;<p>b", 3),
    "attributes": ("<p " + "a=1 " * 200_000 + ">a<p>b", 2),
    "a long attribute": (f"<p class='{'a-' * 1_000_000}'>a<p style='{' display' * 300_000}'>b", 2),
    "a long word": ("<p>" + "a" * 1_500_000 + "<p>b", 2),
    "spaces": ("<p>a" + " " * 5_000_000 + "<p>b", 2),
    "open tags": ("<p>a<p>b" + "<p " * 300_000, 2),
    "open comment": ("<p>a<p>b<!--" + "<!-- -" * 300_000, 2),
}


@pytest.mark.slow
@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_pages_are_read_in_limited_time(case: str) -> None:
    body, count = HOSTILE[case]
    with at_most(20):
        source = read_document(f"<!DOCTYPE html><body>{body}".encode())
    assert len(source.blocks) == count
