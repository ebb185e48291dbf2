"""Pages: what is text, how it is cut, and that nothing hostile takes long."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from sayso.errors import LimitError
from sayso.parse import body
from sayso.parse.blocks import page_of
from sayso.parse.body import article_of, assembled
from sayso.parse.charset import decode
from sayso.parse.html import Tag, reference, resolved, tokens_of
from sayso.parse.report import parse
from sayso.settings import Settings
from sayso.values import Capture

LONG = "The water board said that the upper gate was closed, and that two engineers had checked it in the night. "


def blocks(html: str, depth: int = 4096) -> list[str]:
    source = decode(html.encode())
    text, _, spans = assembled(page_of(html, depth, "a").blocks, source)
    return [span.of(text) for span in spans]


@pytest.mark.parametrize(("html", "expected"), [
    ("<p>one<p>two</p>three", ["one", "two", "three"]),
    ("<P CLASS=x>a<B>b</B>\n\n c </P>", ["ab c"]),
    ("<p>a<br>b<br/>c", ["a\nb\nc"]),
    ("a<br><br>b", ["a", "b"]),
    ("<p> <b>a</b> <i> b</i></p>", ["a b"]),
    ("<ul><li>a<li>b<ul><li>c</ul></ul>", ["a", "b", "c"]),
    ("<table><tr><td>a<td>b<tr><th>c</table>", ["a", "b", "c"]),
    ("<pre>\n  a\n   b &lt; c\n</pre>", ["a\n   b < c"]),
    ("a < b and a<b>c</b>", ["a < b and ac"]),
    ("a <!-- x --> b <!--> c <!- d> e", ["a b c e"]),
    ("<script>x</script>a<style>x</style><noscript>x</noscript><template><p>x</p></template>b", ["ab"]),
    ("<svg><path/><text>x</text></svg>a<select><option>x</select><textarea><p>x</textarea>b", ["ab"]),
    ("<p hidden>x</p><div style='color:red;display:none'><p>x</p></div><p>a</p>", ["a"]),
    ("<head><title>x</title></head><body>a", ["a"]),
    ("<a href='x>y\">'>a</a> b", ["a b"]),
    ("<p>a</b></i></div>b", ["a", "b"]),
    ("<p>a <a href=\"never closed", ["a"]),
    ("<p>a <!-- never closed", ["a"]),
    ("a<script>never closed", ["a"]),
    ("a &amp b &copy; &#8212; &#x2014;&bogus; &", ["a & b © — —&bogus; &"]),
    ("caf&eacute;s&nbsp;&NotEqualTilde;", ["cafés\u00a0\u2242\u0338"]),
    ("<dl><dt>a<dd>b<dt>c</dl><hr>d", ["a", "b", "c", "d"]),
    ("", []), ("<p> </p>&nbsp;", []),
])
def test_blocks(html: str, expected: list[str]) -> None:
    assert blocks(html) == expected


def test_references() -> None:
    assert resolved("&lt;&notit;&#150;&#0;&#xD800;") == "<¬it;–\ufffd\ufffd"
    assert resolved("&#1114112;&#" + "9" * 6000 + ";&x") == "\ufffd\ufffd&x"
    assert reference("&ampx", 0, 3) == ("&", 1)
    assert reference("&ampx", 0, 5) == ("&", 4)


def test_tags_and_their_attributes() -> None:
    tag = next(iter(tokens_of("<Meta NAME = 'a' content=b&amp;c/d checked name=z / >")))
    assert isinstance(tag, Tag) and tag.name == "meta"
    assert tag.attributes == {"name": "a", "content": "b&c/d", "checked": ""}


HOSTILE: list[Callable[[int], str]] = [
    lambda n: "<" * n, lambda n: "<a " * n, lambda n: "<a b='" * n, lambda n: "<!--" * n, lambda n: "&" * n,
    lambda n: "&#" + "1" * n, lambda n: "<p>" * n, lambda n: "<p><button>" * 9 + "<div></div>" * n,
    lambda n: "</b>" * n,
    lambda n: "<a" + " x" * n + ">", lambda n: "<a" + " " * n + "x" + " " * n, lambda n: "<script>" + "</scrip" * n,
    lambda n: "<li><b>" * 99 + "</p></i>" * n, lambda n: "<br>" * n + "a", lambda n: "<p>a </p>" * n,
    lambda n: "\n " * n,
    lambda n: "<td>" * n, lambda n: "<title>" * n, lambda n: "<a href=x>" * n, lambda n: "<p style='" + "display:" * n,
    lambda n: ("<ul><li>" * 200 + "</ul>" * 200) * (n // 400), lambda n: "<a =" + "=" * n,
]


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_time_grows_with_the_length_only(number: int) -> None:
    def cost(n: int) -> float:
        html = HOSTILE[number](n)
        best = 9e9
        for _ in range(3):
            start = time.process_time()
            page_of(html, 10 ** 9, "a")
            best = min(best, time.process_time() - start)
        return best

    # Eight times the length: a quadratic scan would cost sixty-four times as much.
    assert cost(40_000) < 30 * max(cost(5_000), .0005)


def test_deep_nesting_is_refused_before_any_other_parser_sees_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "_vote", lambda page: pytest.fail("it was given to the extractor"))
    deep = Capture(b"<div>" * 100_000 + b"x" + b"</div>" * 100_000, "text/html", "deep.html")
    with pytest.raises(LimitError, match=r"deep.html: its HTML is nested deeper than 4096 elements \(max_depth\)"):
        parse(deep, Settings())
    report = parse(Capture(b"<div>" * 300 + LONG.encode() + b"</div>" * 300, "text/html", "a.html"), Settings())
    assert report.text == LONG.strip()


PAGE = f"""<!DOCTYPE html><html><head><title>Gate closed</title></head><body>
<nav><ul><li><a href="/">Home</a><li><a href="/sport">Sport and games of the week in the town</a></ul></nav>
<article><h1>Gate was closed, board says</h1><p>{LONG * 2}</p><p>{LONG}Nobody was hurt.</p><h2>Next steps</h2>
<blockquote><p>We have checked it twice, and we shall check it again.</p></blockquote><p>{LONG * 2}</p></article>
<aside><p><a href="/1">Ten things that you should know about gates and those who run them</a></p></aside>
<footer><p>All rights reserved by the Lund Post and by those who wrote for it in the past.</p></footer></body></html>"""


@pytest.mark.parametrize("vote", [True, False])
def test_the_article_is_chosen_and_copied_from_the_page(vote: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not vote:
        monkeypatch.setattr(body, "_vote", lambda page: "")
    source = decode(PAGE.encode())
    text, positions, spans = article_of(page_of(PAGE, 4096, "a"), source)
    assert "Nobody was hurt." in text and "check it again" in text and "Next steps" in text
    assert "Home" not in text and "Ten things" not in text and "All rights" not in text
    assert len(positions) == len(text) and len(spans) >= 4


@pytest.mark.parametrize("vote", [True, False])
def test_what_is_the_pages_and_not_the_reports_is_left_out(vote: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    html = (f"<title>Gate was closed, board says - Lund Post</title><meta name=author content='Ines Holm'>"
            f"<article><h1>Gate was closed, board says</h1><p>By Ines Holm</p><p>{LONG * 2}</p><p>Advertisement</p>"
            f"<p>{LONG}Ines Holm was there.</p><p>Read more</p><p>SHARE</p><p>By Ines Holm</p>"
            f"<p>{LONG * 2}</p></article>")
    if not vote:
        monkeypatch.setattr(body, "_vote", lambda page: "")
    report = parse(Capture(html.encode(), "text/html", "a.html"), Settings())
    assert report.byline == "Ines Holm" and report.text.startswith("The water board said")
    for word in ("Advertisement", "Read more", "SHARE", "Gate was closed"):
        assert word not in report.text
    assert "Ines Holm was there" in report.text
    assert report.pin(report.blocks[-1]).exact.startswith("The water board")


def test_a_page_of_nothing_but_its_headline_keeps_it() -> None:
    report = parse(Capture(b"<h1>The gate is shut, says the water board</h1>", "text/html", "a.html"), Settings())
    assert report.text == "The gate is shut, says the water board"


def test_the_extractor_is_there_and_keeps_still(capfd: pytest.CaptureFixture[str]) -> None:
    assert "Nobody was hurt." in body._vote(PAGE)
    assert body._vote("") == "" and body._vote("\0<a \ud800") == ""
    assert capfd.readouterr() == ("", "")


def test_a_teaser_does_not_take_the_place_of_what_it_repeats() -> None:
    html = f"<aside><a href='/1'><p>{LONG}</p></a></aside><p>{LONG}</p><p>Another word.</p>"
    page = page_of(html, 99, "a")
    words = [body.WORD.findall(block.text.lower()) for block in page.blocks]
    assert body.voted(page.blocks, words, LONG) == [1]
    assert body.voted(page.blocks, words, "Something else that is on no part of the page at all.") == []
