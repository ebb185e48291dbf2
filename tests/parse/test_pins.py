"""Every span re-reads: the bytes of its pin, decoded as the capture is, are its characters."""

from __future__ import annotations

import json
import random
import re
from html import escape, unescape
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.parse.blocks import page_of
from sayso.parse.body import assembled
from sayso.parse.charset import decode, labels_in
from sayso.parse.report import parse
from sayso.parse.rows import row_source
from sayso.parse.source import Source
from sayso.settings import Settings
from sayso.text import Span, TextMap
from sayso.values import Capture, Given

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
ENGLISH = "The mayor said that the river and the old bridge were closed, and that they would have to wait. "
PIECES = ("said", "“Go”", "café", "👩‍🚒", "e\u0301", "שלום", "\u202eabc\u202c",
          "\r\n", "\n\n", "\0", "\u00a0", "\u3000", "ﬁ", "𝕬",
          "\ufeff", "\ufffd", "\u2028", "\t ", "x < y & z > 1", "'",
           '"', "\\", "&amp;", "İ", "ß")
texts = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join)
whole = texts.map(lambda text: text.encode("utf-8", "ignore").decode())


def check_map(text: str, positions: TextMap, size: int) -> None:
    """One range a character, never backwards, inside the capture (TextMap refuses the rest)."""
    assert len(positions) == len(text)
    assert not len(text) or (positions.starts[0] >= 0 and positions.ends[-1] <= size)
    assert (positions.starts[1:] >= positions.ends[:-1]).all() and (positions.ends >= positions.starts).all()


def spans_in(data: st.DataObject, text: str) -> list[Span]:
    numbers = data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6))
    return [Span(min(pair), max(pair)) for pair in pairwise(numbers)]


@given(st.data(), whole, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]))
@QUICK
def test_plain_text(data: st.DataObject, text: str, charset: str) -> None:
    text = ENGLISH + text
    capture = Capture(text.encode(charset), "text/plain", "a.txt")
    report = parse(capture, Settings())
    assert report.text == text.removeprefix("\ufeff")
    check_map(report.text, report.map, len(capture.data))
    for span in [*spans_in(data, report.text), *report.blocks]:
        pin = report.pin(span)
        assert capture.data[pin.start:pin.end].decode(report.charset) == pin.exact == span.of(report.text)


@pytest.mark.parametrize("charset", ["cp1252", "koi8-r", "mac-roman", "gb18030", "big5hkscs", "cp932"])
@given(data=st.data(), text=texts)
@QUICK
def test_other_charsets(charset: str, data: st.DataObject, text: str) -> None:
    text = ENGLISH + text.replace("\ufffd", "").encode(charset, "ignore").decode(charset) + "end"
    raw = text.encode(charset)
    source = decode(raw, ((charset, "http"),))
    positions = source.map()
    check_map(source.text, positions, len(raw))
    if source.charset == "utf-8":  # the bytes happen to be valid UTF-8, which outranks a label
        return
    assert source.text == text
    for span in spans_in(data, text):
        start, end = positions.bytes_of(span)
        part = span.of(text)
        if charset != "big5hkscs":  # one code there stands for two characters
            assert raw[start:end].decode(charset) == part


@pytest.mark.parametrize("label", ["utf-8", "latin-1", "cp1251", "utf-16-le", "gb18030", "iso2022_jp", ""])
@given(data=st.data(), raw=st.one_of(st.binary(max_size=60), whole.map(lambda t: t.encode("cp1252", "ignore")),
                                     whole.map(lambda t: t.encode("utf-8") + b"\xe9")))
@QUICK
def test_mislabelled_and_broken_bytes(label: str, data: st.DataObject, raw: bytes) -> None:
    source = decode(raw, ((label, "http"),) if label else ())
    positions = source.map()
    check_map(source.text, positions, len(raw))
    assert source.evidence
    if source.charset.startswith(("utf-", "windows-")):
        for span in spans_in(data, source.text):
            start, end = positions.bytes_of(span)
            assert raw[start:end].decode(source.charset, "replace") == span.of(source.text)
        # Every byte belongs to a character.
        first = int(positions.starts[0]) if len(positions) else len(raw)
        assert raw[:first] in (b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\0\0", b"\0\0\xfe\xff")
        assert (positions.starts[1:] == positions.ends[:-1]).all()
        assert not len(positions) or positions.ends[-1] == len(raw)


def literal(seed: int, text: str) -> str:
    """A JSON string of the text, each character escaped in one of the ways there are."""
    out = []
    choice = random.Random(seed).choice
    for character in text:
        plain = json.dumps(character, ensure_ascii=False)[1:-1]
        coded = json.dumps(character)[1:-1]
        if "\ud800" <= character <= "\udfff":
            out.append(coded)
        else:
            upper = coded.upper().replace("\\U", "\\u") if "\\u" in coded else coded
            out.append(choice([plain, plain, coded, upper]))
    return '"' + "".join(out) + '"'


@given(st.data(), st.integers(0, 99), texts, st.sampled_from(["", "\ud800", "\udc00 \ud83d", "\ud83d\\",
                                                                 "\U0001f692\ud800"]))
@QUICK
def test_rows(data: st.DataObject, seed: int, text: str, odd: str) -> None:
    text = " " + ENGLISH + text + odd
    body = literal(seed, text)
    decoys = '"nested": {"text": "no", "a": [{"text": 1}]}, "te\\u0078t": "not the last", '
    line = ('{"id": 1, ' + decoys + '"text" : ' + body + ', "title": "\\"text\\": \\"x\\""}').encode()
    expected = json.loads(line)["text"]
    capture = Capture(line, "application/x-ndjson", "a.jsonl line 1", Given("1"), body="text")
    report = parse(capture, Settings())
    assert report.text == expected
    check_map(report.text, report.map, len(line))
    for span in [*spans_in(data, report.text), *report.blocks]:
        pin = report.pin(span)
        again = json.loads(b'"' + line[pin.start:pin.end] + b'"')
        # Two surrogate escapes that were two characters apart may be one now; the code units are the same.
        assert again.encode("utf-16", "surrogatepass") == pin.exact.encode("utf-16", "surrogatepass")


TAGS = ("b", "i", "em", "a href='x'", "span class=\"q\"", "p", "div", "li", "h2", "blockquote", "td", "unknown-tag",
        "pre")
GAPS = ("<!-- a > b -->", "<script>if (a < b) '<p>no</p>'</script>", "<style>p{}</style>", "<br>", "<img alt='no'>",
        "</p>", "<p>", "</div>", "<wbr>", "<hr/>", "<p hidden>no</p>", "<span style='display: none'>no</span>", "<?x?>")
NAMED = ("&eacute;", "&amp;", "&lt;", "&#x1F692;", "&#8220;", "&nbsp;", "&NotEqualTilde;", "&copy2031", "&#150;",
         "&#0;", "&", "&unknown;", "&#xD800;", "&notit;", "&fjlig;", "&#32;", "&Tab;")


@st.composite
def markup(draw: st.DrawFn) -> str:
    out = []
    for _ in range(draw(st.integers(0, 14))):
        kind = draw(st.integers(0, 4))
        if kind == 0:
            out.append(escape(draw(whole)))
        elif kind == 1:
            out.append(draw(st.sampled_from(NAMED)))
        elif kind == 2:
            out.append(draw(st.sampled_from(GAPS)))
        else:
            tag = draw(st.sampled_from(TAGS))
            out.append(f"<{tag}>{escape(draw(whole))} {draw(st.sampled_from(NAMED))}</{tag.split()[0]}>")
    return "".join(out)


def again(markup: str) -> str:
    """The visible characters of a piece of markup, read in another way; white space left out."""
    markup = re.sub(r"(?s)<!--.*?-->|<(script|style)\b.*?</\1>", "", markup)
    markup = re.sub(r"<p hidden>.*?</p>|<span style='display: none'>.*?</span>", "", markup)
    markup = re.sub(r"<[a-zA-Z/?!][^>]*>", "", markup)
    return re.sub(r"\s", "", unescape(markup))


def page_text(html: str, source: Source) -> tuple[str, TextMap, tuple[Span, ...]]:
    return assembled(page_of(html, 500, "a.html").blocks, source)


@given(st.data(), markup(), st.sampled_from(["utf-8", "utf-16", "cp1252", "gb18030"]))
@QUICK
def test_html(data: st.DataObject, html: str, charset: str) -> None:
    raw = html.encode(charset, "xmlcharrefreplace")
    html = raw.decode(charset)
    source = decode(raw, ((charset, "http"),))
    if source.text != html.removeprefix("\ufeff"):
        return  # read in another charset, as the bytes allowed
    text, positions, blocks = page_text(source.text, source)
    check_map(text, positions, len(raw))
    assert "\n".join(block.of(text) for block in blocks) == text
    for block in blocks:
        # Spans inside a block: its characters are those that the markup of its bytes shows.
        numbers = [data.draw(st.integers(block.start, block.end)) for _ in range(2)]
        for span in (block, Span(min(numbers), max(numbers))):
            start, end = positions.bytes_of(span)
            shown = again(raw[start:end].decode(source.charset))
            exact = re.sub(r"\s", "", span.of(text))
            if span == block or not any(len(unescape(n)) > 1 and n[-1] == ";" for n in NAMED if n in html):
                assert shown == exact
    # Nothing is lost: all that is visible is there.
    assert re.sub(r"\s", "", text) == again(source.text.removeprefix("\ufeff"))


@given(st.integers(0, 99), markup())
@QUICK
def test_html_in_a_row(seed: int, html: str) -> None:
    html = f"<p>{ENGLISH}</p>{html}<p>{ENGLISH}</p>"
    line = ('{"html": ' + literal(seed, html) + "}").encode()
    source = row_source(line, "html", "a")
    assert source.text == html
    text, positions, _ = page_text(html, source)
    check_map(text, positions, len(line))
    for at in range(0, len(text), 7):
        start, end = positions.bytes_of(Span(at, at + 1))
        if text[at].isalpha() and 0 < end - start < 3:
            assert json.loads(b'"' + line[start:end] + b'"') == text[at]


def test_a_page_keeps_its_pins_through_the_whole_stage() -> None:
    html = (f'<html><head><meta charset="iso-8859-1"><title>x</title></head><body><p>{ENGLISH * 3}</p>'
            f"<p>Caf&eacute; caf\u00e9 &amp; <b>tea\r\n house</b>, {ENGLISH * 3}</p></body></html>")
    raw = html.encode("cp1252")
    assert labels_in(raw) == (("iso-8859-1", "meta"),)
    report = parse(Capture(raw, "text/html", "a.html"), Settings())
    assert (report.charset, report.charset_evidence) == ("windows-1252", "meta")
    at = report.text.index("Café café & tea house")
    pin = report.pin(Span(at, at + 21))
    assert raw[pin.start:pin.end] == b"Caf&eacute; caf\xe9 &amp; <b>tea\r\n house"
    assert pin.exact == "Café café & tea house" and pin.capture == report.sha256
