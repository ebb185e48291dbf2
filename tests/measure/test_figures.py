"""Values and bounds of figures."""

from __future__ import annotations

import pytest

from tests.measure.figuring import figures, time

ONE = (
    ("The dam held back 12 trucks.", "12", 12, 12, 12, "exact"),
    ("At least 40 homes flooded.", "At least 40", 40, 40, None, "at_least"),
    ("No fewer than 70 goats strayed.", "No fewer than 70", 70, 70, None, "at_least"),
    ("Upwards of 2,500 guests danced.", "Upwards of 2,500", 2500, 2500, None, "at_least"),
    ("They counted 300 or more swans.", "300 or more", 300, 300, None, "at_least"),
    ("They counted 300 swans or more.", "300", 300, 300, None, "at_least"),
    ("A herd of 300-plus elk came by.", "300-plus", 300, 300, None, "at_least"),
    ("Some 80+ boats sank.", "Some 80+", 80, 80, None, "at_least"),
    ("More than 600,000 bees swarmed.", "More than 600,000", 600000, 600000, None, "more_than"),
    ("The chess club has over 90 members.", "over 90", 90, 90, None, "more_than"),
    ("Rainfall was well above 45 mm.", "well above 45 mm", 45, 45, None, "more_than"),
    ("Attendance exceeded 5,000 visitors.", "exceeded 5,000", 5000, 5000, None, "more_than"),
    ("The tally has passed 1,900.", "passed 1,900", 1900, 1900, None, "more_than"),
    ("Debts in excess of £3m were found.", "in excess of £3m", 3e6, 3e6, None, "more_than"),
    ("A sum > 20 euros is due.", "> 20 euros", 20, 20, None, "more_than"),
    ("A sum ≥ 20 euros is due.", "≥ 20 euros", 20, 20, None, "at_least"),
    ("Nearly 200 bakers queued.", "Nearly 200", 200, None, 200, "at_most"),
    ("Up to three thousand tents burned.", "Up to three thousand", 3000, None, 3000, "at_most"),
    ("As many as 8,000 seals died.", "As many as 8,000", 8000, None, 8000, "at_most"),
    ("The bill may be as high as $47,000.", "as high as $47,000", 47000, None, 47000, "at_most"),
    ("Close to 1.4 million cards leaked.", "Close to 1.4 million", 1.4e6, None, 1.4e6, "at_most"),
    ("The tally has gone up to 48.", "48", 48, 48, 48, "exact"),
    ("No more than 12 ships pass a day.", "No more than 12", 12, None, 12, "at_most"),
    ("Twelve ships at most may pass.", "Twelve", 12, None, 12, "at_most"),
    ("Fewer than 30 lynx remain.", "Fewer than 30", 30, None, 30, "fewer_than"),
    ("Just under 700 nuns voted.", "Just under 700", 700, None, 700, "fewer_than"),
    ("It costs less than €5.", "less than €5", 5, None, 5, "fewer_than"),
    ("About 50 monks sang.", "About 50", 50, 45, 55, "about"),
    ("Some 10,000 crates arrived.", "Some 10,000", 10000, 9000, 11000, "about"),
    ("An estimated 900 otters live there.", "An estimated 900", 900, 810, 990, "about"),
    ("Twenty or so kites flew.", "Twenty or so", 20, 18, 22, "about"),
    ("Some 200-odd clerks resigned.", "Some 200-odd", 200, 180, 220, "about"),
    ("At least another six cranes fell.", "At least another six", 6, 6, None, "at_least"),
    ("Up to about 400 posts may go.", "Up to about 400", 400, None, 400, "at_most"),
    ("The toll was put at least at 85.", "at least at 85", 85, 85, None, "at_least"),
    ("More then 2000 pilgrims came.", "More then 2000", 2000, 2000, None, "more_than"),
    ("Dozens of skiers fell ill.", "Dozens", 24, 24, None, "at_least"),
    ("Scores of skiers fell ill.", "Scores", 40, 40, None, "at_least"),
    ("Hundreds sang in the square.", "Hundreds", 200, 200, None, "at_least"),
    ("Tens of thousands sang.", "Tens of thousands", 20000, 20000, None, "at_least"),
    ("Hundreds of millions of cards leaked.", "Hundreds of millions", 2e8, 2e8, None, "at_least"),
    ("Several hundred geese landed.", "Several hundred", 200, 200, None, "at_least"),
    ("Between 100 and 300 geese landed.", "Between 100 and 300", None, 100, 300, "range"),
    ("It takes 7 to 9 years.", "7 to 9 years", None, 7, 9, "range"),
    ("They need 10-50 nurses.", "10-50", None, 10, 50, "range"),
    ("They need $10 to $15 billion.", "$10 to $15 billion", None, 1e10, 1.5e10, "range"),
    ("Around 11 to 12,000 cyclists came.", "Around 11 to 12,000", None, 11000, 12000, "range"),
    ("Two to three hundred cyclists came.", "Two to three hundred", None, 200, 300, "range"),
    ("Three or four burglars fled.", "Three or four", None, 3, 4, "range"),
    ("Homes from 450 sq ft up to 900 sq ft sold.", "from 450 sq ft up to 900 sq ft", None, 450, 900, "range"),
    ("The play drew 2.3 million viewers.", "2.3 million", 2.3e6, 2.3e6, 2.3e6, "exact"),
    ("It took two and a half years.", "two and a half years", 2.5, 2.5, 2.5, "exact"),
    ("Two and a half million fans came.", "Two and a half million", 2.5e6, 2.5e6, 2.5e6, "exact"),
    ("A dozen eggs broke.", "A dozen", 12, 12, 12, "exact"),
    ("Nearly two dozen eggs broke.", "Nearly two dozen", 24, None, 24, "at_most"),
    ("Half a million voters stayed away.", "Half a million", 5e5, 5e5, 5e5, "exact"),
    ("A quarter of a million homes were dark.", "A quarter of a million", 250000, 250000, 250000, "exact"),
    ("Half of the pupils cycle.", "Half", 0.5, 0.5, 0.5, "exact"),
    ("Two-thirds of farmers agreed.", "Two-thirds", 2 / 3, 2 / 3, 2 / 3, "exact"),
    ("One in ten violins is fake.", "One in ten", 0.1, 0.1, 0.1, "exact"),
    ("Nine out of ten cooks agreed.", "Nine out of ten", 0.9, 0.9, 0.9, "exact"),
    ("Two hundred and fifty nuns walked.", "Two hundred and fifty", 250, 250, 250, "exact"),
    ("Forty-two drummers marched.", "Forty-two", 42, 42, 42, "exact"),
    ("Some 15-hundred sailors landed.", "Some 15-hundred", 1500, 1350, 1650, "about"),
    ("Ten-thousand sailors landed.", "Ten-thousand", 10000, 10000, 10000, "exact"),
    ("Temperatures fell to minus 12 degrees.", "minus 12 degrees", -12, -12, -12, "exact"),
    ("The bond yields 6 3/8%.", "6 3/8%", 6.375, 6.375, 6.375, "exact"),
    ("The plant makes 1½ tonnes.", "1½ tonnes", 1.5, 1.5, 1.5, "exact"),
    ("The school has a .500 record.", "500", 0.5, 0.5, 0.5, "exact"),
    ("They won 5 lakh votes.", "5 lakh", 5e5, 5e5, 5e5, "exact"),
    ("It weighs 1.5×10^6 kilograms.", "1.5×10^6 kilograms", 1.5e6, 1.5e6, 1.5e6, "exact"),
)


@pytest.mark.parametrize(("text", "span", "value", "low", "high", "bound"), ONE, ids=[row[0] for row in ONE])
def test_a_figure_has_its_value_and_its_bounds(
    text: str, span: str, value: float | None, low: float | None, high: float | None, bound: str
) -> None:
    (figure,) = figures(text)
    assert (figure.text, figure.bound) == (span, bound)
    for is_, wanted in zip((figure.value, figure.low, figure.high), (value, low, high), strict=True):
        assert is_ == (None if wanted is None else pytest.approx(wanted))


def test_at_least_and_more_than_stay_apart() -> None:
    assert [f.bound for f in figures("At least 40 men and more than 40 women sang.")] == ["at_least", "more_than"]


@pytest.mark.parametrize(
    ("text", "trends"),
    (
        ("Prices rose by 5% in May.", ["up"]),
        ("Output fell sharply to 40 tonnes.", ["down"]),
        ("Shares rose 5 cents to $1.20.", ["up", "up"]),
        ("The index was down 2.3%, the other by 2.6%.", ["down", "down"]),
        ("The bank raised rates by 25 basis points to 4.75%.", ["up", "up"]),
        ("On the day: Aldo +0.2% Brio -0.8%.", ["up", "down"]),
        ("A rise of 5% is likely.", [None]),
        ("Gunners shot down 12 drones.", [None]),
        ("She ran up to 12 miles.", [None]),
        ("The toll rose to 41 from 38.", ["up", None]),
        ("Sales climbed from $4.2bn to $5.1bn.", [None, None]),
    ),
)
def test_a_trend_is_read_off_the_verb(text: str, trends: list[str | None]) -> None:
    assert [f.trend for f in figures(text)] == trends


def test_a_rise_from_one_level_to_another_is_no_range() -> None:
    assert [f.value for f in figures("The toll was raised from 12 to 15.")] == [12, 15]
    assert [f.value for f in figures("The clinic revised its count from 12 to 15.")] == [12, 15]


def test_a_conversion_keeps_the_bound() -> None:
    assert [f.bound for f in figures("It flew more than 100 km (60 miles) north.")] == ["more_than", "more_than"]
    assert [f.bound for f in figures("It flew 100 km (60 miles) north.")] == ["exact", "exact"]


@pytest.mark.parametrize(
    "text", ("They talk about three things.", "It lasted over the 2 days.", "They met over two days.")
)
def test_a_preposition_is_no_cue(text: str) -> None:
    assert [f.bound for f in figures(text)] == ["exact"]


def test_a_length_of_time_may_exceed() -> None:
    assert [f.bound for f in figures("It took over two hours.")] == ["more_than"]


def test_a_time_expression_hides_a_date_and_no_length() -> None:
    text = "It took three days on the 4 Thermidor."
    assert [f.text for f in figures(text, times=[time(text, "three days"), time(text, "4 Thermidor")])] == [
        "three days"
    ]


def test_text_without_commas_and_quotation_marks() -> None:
    text = "At least 48 people dead over 100 injured after a bomb said Omar Aziz head of the clinic"
    assert [(f.text, f.category) for f in figures(text)] == [("At least 48", "killed"), ("over 100", "injured")]


def test_nothing_is_read_across_a_line() -> None:
    assert [(f.text, f.kind) for f in figures("Sunk: 20\nMiles of beach are shut")] == [("20", "count")]
