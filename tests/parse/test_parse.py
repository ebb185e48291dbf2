"""The verb: charsets, rows, limits, languages, and what is known of a report."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from datetime import date

import pytest

import sayso.parse
from sayso.errors import InputError, LimitError, SkippedError
from sayso.parse.charset import decode, known_charset, labels_in
from sayso.parse.credits import byline_of
from sayso.parse.dates import day_in_url, day_of, days_said
from sayso.parse.language import other_language
from sayso.parse.report import paragraphs_of, parse
from sayso.settings import Settings
from sayso.values import Capture, Dated, Given, Report, digest

USUAL = Settings()
TEXT = "The river crest reached Lund on Friday, Mayor Ana Ruiz said, and at least 40 families had left."


def plain(text: str | bytes, settings: Settings = USUAL, media_type: str = "text/plain") -> Report:
    return parse(Capture(text if isinstance(text, bytes) else text.encode(), media_type, "a.txt"), settings)


def row(settings: Settings = USUAL, text: str = TEXT, **given: str) -> Report:
    data = json.dumps({"text": text}).encode()
    return parse(Capture(data, "application/x-ndjson", "a.jsonl line 7", Given(**given), body="text"), settings)


def page(head: str = "", body: str = "", settings: Settings = USUAL) -> Report:
    html = f"<html><head>{head}</head><body>{body}<p>{TEXT} {TEXT}</p></body></html>"
    return parse(Capture(html.encode(), "text/html", "a.html"), settings)


def test_it_exports_one_verb() -> None:
    assert sayso.parse.__all__ == ["parse"]


@pytest.mark.parametrize(("data", "labels", "charset", "evidence", "text"), [
    (b"abc", (), "utf-8", "valid utf-8", "abc"),
    ("é“".encode(), (), "utf-8", "valid utf-8", "é“"),
    ("é".encode("utf-8-sig"), (("latin-1", "meta"),), "utf-8", "bom", "é"),
    ("é".encode("utf-16"), (), "utf-16-le", "bom", "é"),
    ("\ufeffé".encode("utf-32-be"), (), "utf-32-be", "bom", "é"),
    ("so far".encode("utf-16-be"), (), "utf-16-be", "detected: utf-16-be", "so far"),
    ("é".encode(), (("utf-8", "meta"),), "utf-8", "meta", "é"),
    ("é".encode("cp1252"), (("iso-8859-1", "meta"),), "windows-1252", "meta", "é"),
    ("“é”".encode(), (("iso-8859-1", "meta"),), "utf-8", "valid utf-8, against windows-1252 (meta)", "“é”"),
    ("he said “no”".encode("cp1252"), (("utf-8", "meta"),), "windows-1252",
     "detected: windows-1252, against utf-8 (meta)", "he said “no”"),
    ("it costs £5 in all, he said".encode("cp1252"), (), "windows-1252", "detected: windows-1252",
     "it costs £5 in all, he said"),
    ("привет".encode("cp1251"), (("windows-1251", "http"),), "windows-1251", "http", "привет"),
    ("éé".encode() + b"\xff.", (), "utf-8", "mostly valid utf-8, 1 undecodable", "éé\ufffd."),
    ("日本".encode("cp932"), (("Shift_JIS", "meta"),), "cp932", "meta", "日本"),
    ("日本".encode("iso2022_jp"), (("iso-2022-jp", "meta"),), "iso2022-jp", "meta", "日本"),
    (b"caf\xc3\xa9 caf\xc3", (), "utf-8", "valid utf-8", "café caf\ufffd"),
])
def test_charsets(data: bytes, labels: tuple[tuple[str, str], ...], charset: str, evidence: str, text: str) -> None:
    source = decode(data, labels)
    assert (source.text, source.charset, source.evidence) == (text, charset, evidence)
    assert len(source.bounds) == len(text) + 1 and (source.bounds[-1] == len(data) or data.endswith(b"\x1b(B"))


def test_dense_text_in_an_unnamed_charset_is_detected() -> None:
    russian = "Вода поднялась ночью, и сорок семей покинули свои дома, сказала мэр города. " * 5
    source = decode(russian.encode("cp1251"))
    assert source.text == russian and source.evidence.startswith("detected: ")


def test_labels() -> None:
    for label in ("utf-7", "hex", "rot13", "unicode_escape", "", "x" * 300, "a\0b", "cp037"):
        assert known_charset(label) == ""
    assert known_charset("utf-16") == "utf-8" and known_charset(" 'ASCII' ") == "cp1252"
    old = b"<!-- <meta charset=koi8-r> --><META http-equiv=x content='text/html; charset=windows-1251'>"
    assert labels_in(old) == (("windows-1251", "meta"),)
    assert labels_in(b'<?xml version="1.0" encoding="iso-8859-2"?><html>') == (("iso-8859-2", "xml"),)
    assert plain(TEXT.encode() + b"\x93", media_type="text/plain; charset=cp1252").charset_evidence == "http"


def test_text_stays_as_it_is() -> None:
    odd = "\r\n \ufeff" + TEXT + "\r\nAnd then.\0 \n\n"
    assert plain(odd).text == odd and plain(b"\xef\xbb\xbf" + TEXT.encode()).text == TEXT
    assert row(text=odd + "\ud800").text == odd + "\ud800"


def test_rows_that_break_their_promise() -> None:
    for data in (b'{"text": "\xff"}', b"nothing", b"[]", b'{"text": "a", "text": 1}', b'{"text": {"text": "x"}}'):
        with pytest.raises(InputError):
            parse(Capture(data, "application/x-ndjson", "a line 1", body="text"), USUAL)


def test_nothing_and_too_much() -> None:
    for data in (b"", b" \n\t"):
        with pytest.raises(InputError, match="there is no text in it"):
            plain(data)
    with pytest.raises(InputError, match="there is no text in it"):
        parse(Capture(b"<script>x</script>", "text/html", "a"), USUAL)
    small = Settings(max_characters=90)
    makers: list[Callable[[], Report]] = [lambda: plain(TEXT, small), lambda: row(small), lambda: page(settings=small),
                                          lambda: plain(TEXT * 9, small)]
    for make in makers:
        with pytest.raises(LimitError, match="max_characters"):
            make()


@pytest.mark.parametrize(("text", "language"), [
    ("Der Bürgermeister sagte am Freitag, dass vierzig Familien ihre Häuser verlassen hatten. " * 4, "German"),
    ("La alcaldesa dijo el viernes que cuarenta familias habían abandonado sus casas. " * 4, "Spanish"),
    ("Мэр города сказала в пятницу, что сорок семей покинули свои дома из-за паводка.", "Russian"),
    ("Le maire a déclaré que les familles avaient quitté leurs maisons pendant la nuit.", "French"),
    ("Die Talsperre bei Ostwalde hält, sagte Bürgermeisterin Grete Moll am Freitag. In der Nacht waren rund vierzig "
     "Familien in Schulen untergebracht worden, wie das Landratsamt mitteilte.", "German"),
    ("Le barrage tient bon, selon la mairie. Quarante familles ont quitté leurs maisons à Port-Averil.", "French"),
    ("Zapora w Harowie jest cała, powiedział burmistrz. Nie wiadomo, czy mieszkańcy wrócą do domu.", "Polish"),
    ("Grete von der Moll urges calm", None), ("El Corazon batters Los Arenales, De La Vega says", None),
    ("Harrowby Lamp beats Bayern Ostwalde, Müller injured in Averil", None),
    ("Forty families moved overnight, Grete Moll told Ostwalder Bote: nicht mit uns", None),
    (TEXT, None), ("Shares fell 5%.", None), ("Nein.", None), ("12, 13", None),
    ("Zuma, Mbeki, Motlanthe: Pretoria", None),
    ("Ms Łukaszewska told Gazeta Wyborcza in Łódź: “Nie wiem, co się stało”, and hung up on us.", None),
])
def test_languages(text: str, language: str | None) -> None:
    assert other_language(text) == language


def test_another_language_is_left_out_with_its_name() -> None:
    says = r"^a\.txt: is in German, and only English is read so far; give an English report\.$"
    with pytest.raises(SkippedError, match=says):
        plain("Der Bürgermeister sagte am Freitag, dass vierzig Familien ihre Häuser verlassen hatten. " * 4)


@pytest.mark.parametrize(("value", "day"), [
    ("2031-05-12", (2031, 5, 12)), (" 2031-05-12T23:30:00-08:00 ", (2031, 5, 12)),
    ("2031-05-12 08:00:00.123Z", (2031, 5, 12)),
    ("20310512", (2031, 5, 12)), ("20310512T080000Z", (2031, 5, 12)), ("2031/5/2", (2031, 5, 2)),
    ("11/26/2014", (2014, 11, 26)), ("26/11/2014", (2014, 11, 26)), ("2/3/2014", (2014, 2, 3)),
    ("2.3.2014", (2014, 3, 2)),
    ("May 12, 2031", (2031, 5, 12)), ("Sept. 3rd, 2031 at 10:07 a.m. EST", (2031, 9, 3)),
    ("12 May 2031", (2031, 5, 12)),
    ("Mon, 12 May 2031 10:00:00 +0000", (2031, 5, 12)), ("Wednesday 26 November 2014 10:07", (2014, 11, 26)),
    ("12th of May 2031", (2031, 5, 12)), ("12-May-2031", (2031, 5, 12)),
    ("2031-13-12", None), ("2031-02-30", None), ("13/13/2031", None), ("2-3-2014", None), ("yesterday", None),
    ("May 2031", None),
    ("2031", None), ("1778570000", None), ("2031-05-12 or so", None), ("", None), ("0001-01-01", None),
    ("1" * 300, None),
])
def test_days(value: str, day: tuple[int, int, int] | None) -> None:
    assert day_of(value) == (date(*day) if day else None)


def test_days_in_addresses_and_texts() -> None:
    assert day_in_url("https://a.example/news/2031/05/12/flood") == date(2031, 5, 12)
    assert day_in_url("https://a.example/2031/may/12/flood") == date(2031, 5, 12)
    assert day_in_url("https://a.example/flood-2031-05-12") == date(2031, 5, 12)
    for url in ("https://a.example/427247082", "https://[", "https://a.example/2031/45/12/",
                "https://a.example/a?d=/2031/05/12/"):
        assert day_in_url(url) is None
    both = days_said("Published: Tuesday, 11/18/2031 - Updated: Nov. 19, 2031\nText")
    assert both == (date(2031, 11, 18), date(2031, 11, 19))
    assert days_said("12 May 2031 Flood at Lund")[0] == date(2031, 5, 12)
    assert days_said("He was born on May 12, 1990 in Lund.") == (None, None)


def test_a_date_that_does_not_parse_fails_its_report() -> None:
    says = r"^a\.jsonl line 7: its published date 'soon' cannot be read; write it as 2031-05-12\.$"
    with pytest.raises(InputError, match=says):
        row(published="soon")
    assert row(Settings(published=date(2031, 1, 2)), published="soon").published == Dated(date(2031, 1, 2), "given")


def test_what_is_given_comes_first() -> None:
    report = row(external_id="7", url="https://www.lundpost.example/2031/05/13/a", title="T", byline="Ana",
                 published="5/12/2031")
    assert (report.external_id, report.outlet, report.title, report.byline) == ("7", "lundpost.example", "T", "Ana")
    assert report.published == Dated(date(2031, 5, 12), "given")
    assert report.id == digest(report.sha256, report.url, report.outlet, "7")
    assert row(Settings(outlet="O"), outlet="P").outlet == "O" and row(outlet="P").outlet == "P"
    assert row(outlet="P").id != row(outlet="Q").id
    assert row(url="https://a.example/2031/05/13/a").published == Dated(date(2031, 5, 13), "URL")
    nothing = row()
    assert nothing.published is None and nothing.outlet is None and nothing.credits == () and nothing.dateline is None
    assert nothing.charset_evidence == "json" and nothing.language == "en"


LINKED = {"@context": "https://schema.org", "@graph": [
    {"@type": "Organization", "@id": "#org", "name": "Lund Post"}, {"@type": "WebPage", "name": "no"},
    {"@type": ["NewsArticle"], "headline": "Gate &amp; river", "datePublished": "2031-05-12T01:00:00+09:00",
     "dateModified": "2031-05-13", "author": [{"@type": "Person", "name": "Ines Holm"}, "By Tor Berg"],
     "publisher": {"@id": "#org"}}]}


def test_linked_data_outranks_meta() -> None:
    head = (f'<script type="application/ld+json">{json.dumps(LINKED)}</script><meta property="og:title" content="no">'
            '<meta name=author content=no><link rel=canonical href="https://lundpost.example/a">')
    report = page(head)
    assert (report.title, report.byline, report.outlet) == ("Gate & river", "Ines Holm, Tor Berg", "Lund Post")
    assert report.url == "https://lundpost.example/a"
    assert report.published == Dated(date(2031, 5, 12), "JSON-LD")
    assert report.updated == Dated(date(2031, 5, 13), "JSON-LD")


@pytest.mark.parametrize("published", ["2031-05", "2031"])
def test_a_month_or_a_year_alone_leaves_the_report_undated(published: str) -> None:
    assert row(published=published).published is None


def test_a_date_with_slashes_is_month_first_where_it_could_be_either() -> None:
    assert row(published="05/06/2031").published == Dated(date(2031, 5, 6), "given")
    assert row(published="25/06/2031").published == Dated(date(2031, 6, 25), "given")


def test_meta_and_markup() -> None:
    head = ('<title>Gate | Lund Post</title><meta property="og:site_name" content="Lund Post"><meta name="author" '
            'content="By Ines Holm"><meta property="article:published_time" content="2031-05-12T08:00Z">')
    report = page(head)
    assert (report.title, report.byline, report.outlet) == ("Gate | Lund Post", "Ines Holm", "Lund Post")
    assert report.published == Dated(date(2031, 5, 12), "meta")
    body = "<h1>The gate</h1><a rel=author href=/i>By <b>Ines</b> Holm</a><time datetime=2031-05-12>Monday</time>"
    report = page("<link rel=canonical href=https://www.lundpost.example/2031/05/11/a>", body)
    assert (report.title, report.byline, report.outlet) == ("The gate", "Ines Holm", "lundpost.example")
    assert report.published == Dated(date(2031, 5, 12), "time")


@pytest.mark.parametrize("script", [
    "{", "[" * 50_000, '{"@type": 3, "@id": []}', '{"@type": "NewsArticle", "author": [null, 4, {}]}',
    '{"@type": "NewsArticle", "author": [{"@id": []}], "headline": {}, "datePublished": 5}',
])
def test_broken_linked_data_is_passed_over(script: str) -> None:
    report = page(f'<script type="application/ld+json">{script}</script><title>T</title>')
    assert report.title == "T" and report.byline is None and report.published is None


@pytest.mark.parametrize(("start", "dateline"), [
    ("BRUSSELS (Reuters) - The", "BRUSSELS (Reuters) -"), ("LONDON, Oct 28 (AP) — The", "LONDON, Oct 28 (AP) —"),
    ("KYIV, Ukraine — The", "KYIV, Ukraine —"), ("Brussels (AFP) – The", "Brussels (AFP) –"),
    ("(Reuters) - The", "(Reuters) -"),
    ("ST. PAUL, Minn. (AP) -- The", "ST. PAUL, Minn. (AP) --"), ("SÃO PAULO—The", None),
    ("SÃO PAULO — The", "SÃO PAULO —"),
    ("NEW DELHI, May 12 (PTI): The", "NEW DELHI, May 12 (PTI):"),
    ("LUND, May 12, 2031 (Reuters) - The", "LUND, May 12, 2031 (Reuters) -"),
    ("MINNEAPOLIS (WCCO) – The", "MINNEAPOLIS (WCCO) –"), ("Flood at Lund\nBy Ines Holm\nLUND — The", "LUND —"),
    ("BREAKING — The", None), ("Five men (two of them old) - The", None), ("Mayor Ana Ruiz — The", None),
    ("UN - The", None),
    ("The council (AP) said — The", None),
    ("HARROWBY (Northern Wire) - The", "HARROWBY (Northern Wire) -"),
    ("CEDAR FALLS BEND, Ohio — The", "CEDAR FALLS BEND, Ohio —"),
    ("LUND, Sweden (Lund Post) — The", "LUND, Sweden (Lund Post) —"),
    ("Harrowby, May 12 (Harrowby Lamp News) – The", "Harrowby, May 12 (Harrowby Lamp News) –"),
    ("HARROWBY (Wire of the North) -- The", "HARROWBY (Wire of the North) --"),
    ("MAYOR RUIZ (Lund): The", None), ("Ana Ruiz (Labour Party) – The", None), ("HARROWBY (in the north) - The", None),
    ("GEORGETOWN (Ohio) - The", None), ("CORRECTION (Lund Post) - The", None),
])
def test_datelines(start: str, dateline: str | None) -> None:
    report = plain(f"{start} river crest was high, and the mayor said that they would wait.")
    assert (report.dateline.of(report.text) if report.dateline else None) == dateline


def test_a_dated_dateline_dates_the_report() -> None:
    assert plain("LUND, May 12, 2031 (Reuters) - " + TEXT).published == Dated(date(2031, 5, 12), "dateline")


@pytest.mark.parametrize(("text", "expected"), [
    ("BRUSSELS (Reuters) - The {}", ("Reuters",)), ("{} Additional reporting by AFP", ("AFP",)),
    ("{} (With Reuters)", ("Reuters",)),
    ("{}\nSource: Syrian Coalition", ("Syrian Coalition",)), ("{} (Source: Lund Council)", ("Lund Council",)),
    ("{} Reporting by Ines Holm; Editing by Tor Berg", ()),
    ("{} (With inputs from AFP and Reuters)", ("AFP", "Reuters")),
    ("LUND (CBS/AP) — {}", ("CBS", "AP")), ("HARROWBY (Northern Wire) - {}", ("Northern Wire",)),
    ("LUND, Sweden (Lund Post) —\n{}", ("Lund Post",)),
    ("LUND (AP) — {}\nThe Associated Press contributed to this report.", ("AP",)),
    ("{}\nThe Lund Tribune contributed to this report.", ("Lund Tribune",)),
    ("{} Copyright 2031 The Associated Press.", ("Associated Press",)),
    ("{}\nReuters", ("Reuters",)), ("{} — AFP", ("AFP",)), ("By Associated Press\n{}", ("Associated Press",)),
    ("{} He told Reuters that it was over.", ()), ("A source: the mayor. {}", ()), ("{} (ap)", ()),
])
def test_credits(text: str, expected: tuple[str, ...]) -> None:
    assert plain(text.format(TEXT)).credits == expected


def test_bylines_at_the_top() -> None:
    assert byline_of("Flood at Lund\n\nBy Ines Holm and Tor Berg\nText") == "Ines Holm and Tor Berg"
    assert byline_of("By the time they left it was dark.\nText") is None
    assert byline_of("") is None


@pytest.mark.parametrize(("top", "title", "byline", "day"), [
    ("Dam cracks at Harrowby\n\nBy Ines Holm\nMay 12, 2031\n\n", "Dam cracks at Harrowby", "Ines Holm", 12),
    ("Dam cracks at Harrowby\r\nBy Ines Holm | 13 May 2031\r\n", "Dam cracks at Harrowby", "Ines Holm", 13),
    ("\n# Dam cracks *at* Harrowby #\n*By Ines Holm*\n", "Dam cracks *at* Harrowby", "Ines Holm", None),
    ("Will the dam hold?\n2031-05-14\n", "Will the dam hold?", None, 14),
    ("The dam cracked on Monday.\n\n", None, None, None), ("Dam cracks at Harrowby\n", None, None, None),
    ("By Ines Holm\n\n", None, "Ines Holm", None), ("May 12, 2031\n\n", None, None, 12),
    ("HARROWBY (Northern Wire) - It cracked\n\n", None, None, None),
    ("# Dam cracks at Harrowby\n\n*Notes of the Valley, 15 May 2031*\n", "Dam cracks at Harrowby", None, 15),
    ("The dam cracked on Monday, 15 May 2031\n\n", "The dam cracked on Monday, 15 May 2031", None, None),
    ("so they left, and " * 9 + "\n\n", None, None, None),
    ("", None, None, None),
])
def test_what_stands_at_the_top_of_a_plain_text_is_metadata(top: str, title: str | None, byline: str | None,
                                                            day: int | None) -> None:
    report = plain(top + TEXT)
    assert (report.title, report.byline) == (title, byline)
    assert report.published == (Dated(date(2031, 5, day), "text") if day else None)
    assert report.text == top + TEXT
    assert row(text=top + TEXT, title="Given").title == "Given"


def test_paragraphs() -> None:
    text = "One.\nTwo.\r\n\r\n  Three \n"
    assert [span.of(text) for span in paragraphs_of(text)] == ["One.", "Two.", "Three"]
    line = "a line that somebody wrapped by hand near its end"
    text = f"{line}\n{line}\n{line}\nend.\n\nNext."
    assert [span.of(text) for span in paragraphs_of(text)] == [text[:-7], "Next."]
    assert paragraphs_of("") == ()


def test_plain_text_needs_no_extractor_and_no_language_model() -> None:
    code = ("import sys; from sayso.parse import parse; from sayso.values import Capture; "
            "from sayso.settings import Settings; "
            f"parse(Capture({TEXT.encode()!r}, 'text/plain', 'a'), Settings()); "
            "print({'trafilatura', 'lxml', 'py3langid', 'charset_normalizer'} & set(sys.modules))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
