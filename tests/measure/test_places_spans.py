"""Places: exact spans, any text, linear time, little time."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.measure.places import find_places
from sayso.naming import KINDS, Name
from sayso.sentences import sentences
from sayso.text import Span
from tests.making import report_of
from tests.measure.placing import places_in

PIECES = st.sampled_from([
    "Paris", "Texas", "U.S.", "the", "St. Louis", "Sergeevka", " near ", "'s", "’s", ", ", " and ", " border with ",
    "-", ". ", "\n", "Va.", "W. Va.", "North ", "Korea", "Korean", " counties", "Kremlin", " said", "\ud83d", "\x00",
    "‏القدس", "🌍", "9" * 400, "D.C.", "County", "Ünïcödé", "of ", "University ", "Jutland", "é", "$", "/", "(",
])  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=40).map("".join)), st.data())
@settings(max_examples=200, deadline=None)
def test_any_text_gives_ordered_places_whose_spans_are_exact(text: str, data: st.DataObject) -> None:
    names = []
    for kind in data.draw(st.lists(st.sampled_from(KINDS), max_size=4)):
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, min(len(text), start + 30)))
        if end > start:
            names.append(Name(Span(start, end), kind))
    parts = sentences(text) if data.draw(st.booleans()) else (Span(0, len(text)),)
    found = find_places(report_of(text), parts, names)
    assert list(found) == sorted(found, key=lambda p: p.span)
    for place in found:
        assert place.text == place.span.of(text) and place.text.strip() == place.text != ""
        assert place.role in ("place", "actor", "demonym")
        assert place.precision in ("point", "city", "region", "country", "wider")
        assert place.lat is not None and -90 <= place.lat <= 90 and place.lon is not None and -180 <= place.lon <= 180
    ends = [p.span.end for p in found]
    assert all(a <= b.span.start for a, b in zip(ends, found[1:], strict=False))


def test_the_span_keeps_the_report_s_own_characters() -> None:
    text = "Boats reached Sao Paulo, SÃO PAULO and São Paulo."
    found = places_in(text, LOC="Sao Paulo|SÃO PAULO|São Paulo")
    assert [p.text for p in found] == ["Sao Paulo", "SÃO PAULO", "São Paulo"]
    assert {p.country for p in found} == {"BR"}


def elapsed(call: Callable[[], object]) -> float:
    """The least of three runs, in seconds of CPU."""
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        call()
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", [
    "Paris ", "A.", "Aa-", "O'", "St. ", "Paris, ", "Aa and ", "the of ", "U.S. and ", "Ab counties ", "North ",
    "Paris near the border with Chad ", "a", "Ä", "Van de la ",
])  # fmt: skip
def test_time_grows_with_the_text_and_not_with_its_square(piece: str) -> None:
    def run(size: int) -> Callable[[], object]:
        text = piece * (size // len(piece))
        report, parts = report_of("."), [Span(0, len(text))]
        object.__setattr__(report, "text", text)
        return lambda: find_places(report, parts, [])

    run(100)()
    size = 12_000
    once = elapsed(run(size))
    assert elapsed(run(2 * size)) < 3.5 * max(once, 0.02)


def test_time_is_linear_in_the_names_too() -> None:
    def run(count: int) -> Callable[[], object]:
        text = "".join(f"Tulsa and Xq{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} " for n in range(count))
        names = [Name(Span(m.start(), m.end()), "LOC") for m in re.finditer(r"[A-Z]\w+", text)]
        report = report_of(".")
        object.__setattr__(report, "text", text)
        return lambda: find_places(report, [Span(0, len(text))], names)

    run(10)()
    assert elapsed(run(3_000)) < 3.5 * max(elapsed(run(1_500)), 0.02)
