"""The JSON shape, its bytes, and what hostile text does to them: nothing."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from sayso.publish.lines import figure_object, report_line, report_object
from sayso.text import Span
from sayso.values import Judged, Manner
from tests.making import FIGURE, reading_of, report_of, span_of, statement_of

REPORT_KEYS = ["id", "external_id", "outlet", "url", "title", "byline", "published", "language", "credits", "text",
               "capture"]
STATEMENT_KEYS = ["id", "manner", "stance", "hedged", "score", "content", "cue", "source", "chain", "figures", "times",
                  "places", "pin", "judged"]


def test_the_designs_example_has_the_designs_shape() -> None:
    line = report_line(reading_of())
    assert line.endswith(b"\n") and line.count(b"\n") == 1
    value = json.loads(line)
    assert list(value)[:7] == ["schema", "report", "statements", "figures", "times", "places", "abstained"]
    assert value["schema"] == "sayso.report/1"
    assert list(value["report"])[:11] == REPORT_KEYS
    assert value["report"]["published"] == "2031-05-12"
    assert list(value["report"]["capture"]) == ["sha256", "media_type"]
    statement = value["statements"][0]
    assert list(statement) == STATEMENT_KEYS
    assert statement["content"] == [[0, 38], [61, 94]] and statement["cue"] == [[55, 59]]
    assert statement["score"] == 0.9346
    assert statement["chain"] == [{"mention": [40, 54], "name": "Ana Ruiz", "role": "Mayor", "organisation": "Lund",
                                   "kind": "person", "evidence": "statement"}]
    assert statement["pin"][0] == {"start": 0, "end": 38, "exact": "The river crest reached Lund on Friday"}
    assert value["figures"][0] == {
        "span": [65, 76], "text": "at least 40", "value": 40, "low": 40, "high": None, "bound": "at_least",
        "trend": None, "kind": "count", "unit": "family", "category": "displaced", "counted": "families",
        "counted_span": [77, 85], "doubt": None, "time": None, "place": None}
    assert value["times"][0]["earliest"] == "2031-05-09"
    assert value["places"][0]["lat"] == 55.7058
    assert value["abstained"] == 0 and statement["judged"] == []


def test_what_people_judged_of_a_statement_is_told() -> None:
    judged = Judged("a" * 32, "correct", "Ida", "2031-05-13T08:00:00.000+00:00", "I rang her", "stance denies")
    value = report_object(reading_of(statements=(statement_of(judged=(judged,)),)))
    (told,) = value["statements"][0]["judged"]
    assert told == {"id": "a" * 32, "verb": "correct", "author": "Ida", "at": judged.at, "why": "I rang her",
                    "was": "stance denies"}


def test_an_undated_report_and_a_narrated_statement_have_nulls_and_empty_lists() -> None:
    narrated = statement_of(manner=Manner.NARRATED, cue=(), source=(), chain=(), figures=(), times=(), places=())
    value = report_object(reading_of(report=report_of(published=None, external_id=None), statements=(narrated,)))
    assert value["report"]["published"] is None and value["report"]["external_id"] is None
    assert value["statements"][0]["chain"] == [] and value["statements"][0]["source"] == []


def test_pins_are_bytes_of_the_capture() -> None:
    text = "“Café è chiuso”, said Zoë."
    content = span_of(text, "“Café è chiuso”")
    reading = reading_of(report=report_of(text), statements=(statement_of(
        content=(content,), cue=(), source=(), chain=()),))
    pin = report_object(reading)["statements"][0]["pin"][0]
    assert text.encode()[pin["start"]:pin["end"]].decode() == pin["exact"] == "“Café è chiuso”"


def test_whole_numbers_have_no_point() -> None:
    assert figure_object(FIGURE)["value"] == 40 and isinstance(figure_object(FIGURE)["value"], int)


def test_a_duplicate_has_the_same_line_as_its_first_but_for_the_ids() -> None:
    assert report_line(reading_of(duplicate=True)) == report_line(reading_of())


@given(st.text(st.characters(exclude_categories=()), max_size=60))
def test_any_text_gives_one_line_of_valid_json_that_reads_back_the_same(text: str) -> None:
    whole = (Span(0, len(text)),)
    reading = reading_of(report=report_of(text), statements=(statement_of(
        content=whole, cue=(), source=(), chain=()),), figures=(), times=(), places=())
    line = report_line(reading)
    decoded = line.decode("utf-8")
    assert len(decoded.splitlines()) == 1 and "\x1b" not in decoded and "\u202e" not in decoded
    value = json.loads(line)
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert value["report"]["text"] == joined == value["statements"][0]["pin"][0]["exact"]


def test_lone_surrogates_are_escaped() -> None:
    line = report_line(reading_of(report=report_of("a\ud800b\udfff"), statements=(), figures=(), times=(), places=()))
    assert b"a\\ud800b\\udfff" in line
    assert json.loads(line)["report"]["text"] == "a\ud800b\udfff"
