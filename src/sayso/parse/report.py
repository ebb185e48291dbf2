"""The verb: one capture to one report.

1. The text is decoded (or taken out of its JSON row), each character with its bytes. A PDF's text is taken out of
   the file and is a capture of its own (see ``pdf``).
2. HTML is cut into blocks, and those of the article are chosen; other text stays as it is.
3. What cannot be taken (nothing, too much, another language) is refused with its reason.
4. What the flags, the row, the markup and the text say of the report is put together, in this order.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from sayso.errors import InputError, LimitError, SkippedError
from sayso.parse.blocks import page_of
from sayso.parse.body import article_of
from sayso.parse.charset import decode, labels_in
from sayso.parse.credits import byline_of, credits_of, dateline_of
from sayso.parse.dates import day_in_url, day_of, day_within, days_said
from sayso.parse.language import other_language
from sayso.parse.metadata import Stated, host_of, stated_in
from sayso.parse.pdf import PDF, derived_from
from sayso.parse.rows import row_source
from sayso.parse.source import Source
from sayso.parse.top import day_alone, headline_of
from sayso.settings import Settings
from sayso.text import Span, TextMap, trimmed
from sayso.values import Capture, Dated, Report, digest

WIDEST = 4
"""Bytes that a character takes at most, in a whole file."""
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n|$)")
WRAPPED = range(40, 101)
"""Lengths of the lines (but the last) of a paragraph that was wrapped by hand."""


def parse(capture: Capture, settings: Settings) -> Report:
    """The report in a capture.

    Raises InputError where there is no text or a given date cannot be read, LimitError over
    ``settings.max_depth`` or ``settings.max_characters``, SkippedError for a language that is not read.
    """
    if capture.body is None and capture.media_type == PDF:
        derived = derived_from(capture, settings)
        text, blocks = derived.source.text, derived.blocks
        _refuse(text, capture.place, settings)
        stated = Stated(title=headline_of(text, dateline_of(text, blocks)))
        report = _report(capture, derived.source, text, derived.source.map(), blocks, stated, settings)
        return replace(report, sha256=derived.sha256, media_type=derived.media_type)
    html = capture.body == "html" or (capture.body is None and capture.media_type.startswith("text/html"))
    source = _source(capture, html, settings)                                              # 1
    stated = Stated()
    if html:                                                                               # 2
        page = page_of(source.text, settings.max_depth, capture.place)
        stated = stated_in(page, source.text)
        known = (capture.given.title, stated.title, capture.given.byline, stated.byline)
        text, positions, blocks = article_of(page, source, [value for value in known if value])
    else:
        text, positions, blocks = source.text, None, ()
    _refuse(text, capture.place, settings)                                                 # 3
    blocks = blocks or paragraphs_of(text)
    if not html:
        stated = Stated(title=headline_of(text, dateline_of(text, blocks)))
    return _report(capture, source, text, positions or source.map(), blocks, stated, settings)


def paragraphs_of(text: str) -> tuple[Span, ...]:
    """The spans of the paragraphs of plain text, without the white space around them: its lines, but
    lines that were wrapped by hand (40 to 100 characters each) together up to the next blank line."""
    out: list[Span] = []
    lines: list[Span] = []
    for match in LINE.finditer(text):
        line = trimmed(text, Span(match.start(), match.end()))
        if line.start < line.end:
            lines.append(line)
        if line.start == line.end or match.end() == len(text):
            wrapped = len(lines) > 2 and all(line.end - line.start in WRAPPED for line in lines[:-1])
            out += [Span(lines[0].start, lines[-1].end)] if wrapped else lines
            lines = []
    return tuple(out)


def _source(capture: Capture, html: bool, settings: Settings) -> Source:
    if capture.body is not None:
        return row_source(capture.data, capture.body, capture.place)
    if not html and len(capture.data) > WIDEST * (settings.max_characters + 1):
        raise _too_long(capture.place, settings)
    sent = re.search(r"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{1,40})", capture.media_type, re.IGNORECASE)
    labels = ((sent[1], "http"),) if sent else ()
    return decode(capture.data, labels + (labels_in(capture.data) if html else ()))


def _refuse(text: str, place: str, settings: Settings) -> None:
    if not text or text.isspace():
        raise InputError(place, "there is no text in it", "give a page or a file with a report in it")
    if len(text) > settings.max_characters:
        raise _too_long(place, settings)
    language = other_language(text)
    if language:
        raise SkippedError(place, f"is in {language}, and only English is read so far", "give an English report")


def _too_long(place: str, settings: Settings) -> LimitError:
    return LimitError(place, f"its text is longer than {settings.max_characters} characters (max_characters)",
                      "split it, or raise SAYSO_MAX_CHARACTERS")


def _report(capture: Capture, source: Source, text: str, positions: TextMap, blocks: tuple[Span, ...], stated: Stated,
            settings: Settings) -> Report:                                                 # 4
    given = capture.given
    url = given.url or stated.url
    outlet = settings.outlet or given.outlet or stated.outlet or host_of(url)
    byline = given.byline or stated.byline or byline_of(text)
    dateline = dateline_of(text, blocks)
    said, updated = days_said(text)
    in_dateline = day_within(dateline.of(text)) if dateline else None
    published = (_given_day(capture, settings.published) or stated.published or _dated(day_in_url(url or ""), "URL")
                 or _dated(said or day_alone(text), "text") or _dated(in_dateline, "dateline"))
    return Report(
        id=digest(capture.sha256, url, outlet, given.external_id),
        sha256=capture.sha256, media_type=capture.media_type, place=capture.place, text=text, map=positions,
        external_id=given.external_id, url=url, outlet=outlet, title=given.title or stated.title, byline=byline,
        published=published, updated=stated.updated or _dated(updated, "text"), dateline=dateline,
        credits=credits_of(text, blocks, dateline, byline), charset=source.charset, charset_evidence=source.evidence,
        blocks=blocks)


NO_DAY = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?")
"""A year or a month alone names no day: the report counts as undated."""


def _given_day(capture: Capture, flag: date | None) -> Dated | None:
    value = (capture.given.published or "").strip()
    day = day_of(value) if value else None
    if flag is not None:
        return Dated(flag, "given")
    if value and day is None and not NO_DAY.fullmatch(value):
        shown = value if len(value) <= 60 else value[:57] + "..."
        raise InputError(capture.place, f"its published date {shown!r} cannot be read", "write it as 2031-05-12")
    return _dated(day, "given")


def _dated(day: date | None, evidence: str) -> Dated | None:
    return Dated(day, evidence) if day else None
