"""The picture of a claim: figures as intervals over time, a lane an actor.

1. Columns are times of publication, lanes are actors; all lanes have one vertical axis.
2. A figure stands in the column of its first day, with its words; a thin line runs on to the last day that it was told.
3. A revision is a line from the earlier figure to the later, with an arrow.
4. A figure that conflicts with another has the sign ≠ before its words.
5. The band across the lanes is the interval that the rule picks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from sayso.compared import Best, Relation
from sayso.publish.draw.columns import Column, columns_for
from sayso.publish.draw.lanes import Lane, Point
from sayso.publish.draw.marks import Rise, mark, rise_for
from sayso.publish.draw.svg import PAGE, SHRUNK, element, fitted, joined, picture, width_of, wrapped
from sayso.publish.phrases import day_of, plural
from sayso.publish.scale import short_number
from sayso.publish.visible import one_line

LABEL, TOP, SIZE = 190, 34, 12
"""Units of the names at the left, of the days at the top, and of the letters."""
HIGH, LOW = 76, 44
"""Units of a lane with an axis, and of one without."""
LEAST, WORDS, GAP = 96, 128, 14
"""Units of the narrowest column, of the widest words beside a mark, and between two."""
NARROW, APART, CLOSE = 48, 54, 46
"""Units of the narrowest column where room is short, of the gap before a column, and of one where room is short."""
CROWDED, FLAT = 12, 50
"""Lanes from which on each is lower, and how many units it has then."""
SIGNS = {"about": "≈ ", "at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "fewer_than": "< "}
FEWER = 8
"""Columns at most where the picture would be wider than a page with more."""
FILLED = 860
"""Units that the columns fill; where they would be wider with words, signs stand for these."""
Href = Callable[[Point], str]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a point's mark stands."""

    point: Point
    x: float
    y: float
    words: str

    @property
    def end(self) -> float:
        """Where its words end."""
        return self.x + 14 + width_of(self.words, SIZE)


def words_at(point: Point, signs: bool = False) -> str:
    """What stands beside a mark: the figure's own words, or its number with the sign of its bound."""
    said = point.stance if point.figure is None else one_line(point.figure.text)
    if signs and point.figure is not None and point.figure.value is not None:
        said = SIGNS.get(point.figure.bound, "") + short_number(point.figure.value)
    if point.relation is Relation.DENIAL:
        said = point.stance + (f" {said}" if point.figure else "")
    elif point.relation is not Relation.SAME:
        said = f"{said} ({point.relation.value})"
    return f"≠ {said}" if point.conflicts else said


def draw_figures(id: str, title: str, lanes: Sequence[Lane], best: Best | None, href: Href) -> Markup:
    """The picture; ``href``: where a point's mark leads."""
    days = {day for lane in lanes for point in lane.points for day in (*point.days, point.day)}
    columns, at = columns_for(days)
    figures = [point.figure for lane in lanes for point in lane.points]
    apart = {(f.value, f.low, f.high, f.bound) for f in figures if f is not None}
    tall = LOW if len(apart) < 2 else HIGH if len(lanes) <= CROWDED else FLAT
    rise = rise_for(figures, tall, 14 if tall != FLAT else 9)
    lefts, width = _placed(columns, at, lanes, False)
    signs = width > LABEL + FILLED + 50
    if signs:
        lefts, width = _placed(columns, at, lanes, True)
    if width > PAGE * SHRUNK:
        columns, at = columns_for(days, FEWER)
        lefts, width = _placed(columns, at, lanes, True)
    spots: dict[int, list[Spot]] = {}
    marks: list[Markup] = []
    for n, lane in enumerate(lanes):
        spots[n] = _spots(lane, at, lefts, TOP + n * tall, rise, tall, signs)
        marks += [_marked(spot, lane, rise, TOP + n * tall, href) for spot in spots[n]]
    height = TOP + len(lanes) * tall + 10
    everything = [spot for own in spots.values() for spot in own]
    return picture(
        id, title, width, height,
        *(_row(n, lane, width, tall) for n, lane in enumerate(lanes)),
        _band(best, rise, lanes, width, tall) if len(apart) > 1 else Markup(""),
        *_heads(columns, lefts, width, height),
        *(_told(spot, at, lefts) for spot in everything),
        *_revised(everything),
        *marks,
        _axis(rise) if rise is not None and len(apart) > 1 else Markup(""),
        class_="picture figures")


def _placed(columns: Sequence[Column], at: Mapping[date | None, int], lanes: Sequence[Lane],
            signs: bool) -> tuple[list[float], float]:
    """Where each column begins, and the whole width: a lane's words may run on over columns in which it has none."""
    least, between = (NARROW, CLOSE) if signs else (LEAST, APART)
    rooms: list[dict[int, float]] = []
    for lane in lanes:
        own: dict[int, float] = defaultdict(float)
        for point in sorted(lane.points, key=lambda point: at[point.day]):
            own[at[point.day]] += _room(point, signs)
        rooms.append(own)
    gaps = [between if column.gap else 0.0 for column in columns]
    widths = [max(least, GAP + width_of(column.label, SIZE) + 4) for column in columns]
    lefts: list[float] = []
    x = float(LABEL + 40)
    for n, gap in enumerate(gaps):
        x += (widths[n - 1] if n else 0.0) + gap
        for own in rooms:
            if n in own and (before := max((m for m in own if m < n), default=None)) is not None:
                x = max(x, lefts[before] + own[before])
        lefts.append(x)
    end = max([x + widths[-1], *(lefts[max(own)] + max(own[max(own)], least) + 12 for own in rooms if own)])
    spread = max(0.0, LABEL + 40 + FILLED - end) / max(1, len(columns))
    return [left + spread * n for n, left in enumerate(lefts)], max(end, end + spread * len(columns)) + 8


def _room(point: Point, signs: bool) -> float:
    return min(width_of(words_at(point, signs), SIZE), WORDS) + 2 * GAP + 6


def _spots(lane: Lane, at: Mapping[date | None, int], lefts: Sequence[float], top: float, rise: Rise | None, tall: int,
           signs: bool) -> list[Spot]:
    used: dict[int, float] = defaultdict(float)
    spots = []
    for point in lane.points:
        column = at[point.day]
        x = lefts[column] + GAP + used[column]
        used[column] += _room(point, signs)
        _, y = mark(point.figure, point.relation, rise, x, top, False)
        words = fitted(words_at(point, signs), SIZE, WORDS)
        spots.append(Spot(point, x, y if rise else top + tall / 2, words))
    return spots


def _marked(spot: Spot, lane: Lane, rise: Rise | None, top: float, href: Href) -> Markup:
    """The mark with its words: a link to the statement, with all that it says as its name."""
    point = spot.point
    shape, y = mark(point.figure, point.relation, rise, spot.x, top, not lane.counted)
    words = spot.words
    label = element("text", words, x=spot.x + 10, y=y + 4,
                    class_="said conflict" if point.conflicts else "said")
    tellers = plural(point.reports, "report")
    name = f"{lane.name}, {words_at(point).replace('≠', 'in conflict:')}, {day_of(point.day, True)}, {tellers}"
    wide = width_of(words, SIZE)
    touch = element("rect", x=spot.x - 12, y=y - 12, width=wide + 26, height=24, class_="touch")
    return element("a", element("title", name), touch, shape, label, href=href(point), aria_label=name,
                   data_s=" ".join(sorted(point.statements)))


def _told(spot: Spot, at: Mapping[date | None, int], lefts: Sequence[float]) -> Markup:
    """The days on which the figure was told again (2)."""
    again = sorted({at[day] for day in spot.point.days} - {at[spot.point.day]})
    if not again:
        return Markup("")
    ends = [lefts[column] + 4 for column in again]
    line = element("line", x1=spot.end, x2=ends[-1], y1=spot.y, y2=spot.y, class_="again")
    return joined([line, *(element("line", x1=x, x2=x, y1=spot.y - 4, y2=spot.y + 4, class_="again") for x in ends)])


def _revised(spots: Sequence[Spot]) -> list[Markup]:
    """The lines of revisions (3), to the latest figure that is revised."""
    made = []
    for later in spots:
        before = later.point.revises
        earlier = [spot for spot in spots if spot is not later and before.intersection(spot.point.statements)]
        if not earlier:
            continue
        one = max(earlier, key=lambda spot: (spot.x, -abs(spot.y - later.y)))
        x, y = later.x - 8, later.y
        start = one.end if one.end < x - 10 else one.x + 6
        bend = (x - start) / 2
        made.append(element("path", d=f"M{start:.1f} {one.y:.1f}C{start + bend:.1f} {one.y:.1f} {x - bend:.1f} "
                                      f"{y:.1f} {x:.1f} {y:.1f}", class_="revised"))
        made.append(element("path", d=f"M{x - 5:.1f} {y - 4:.1f}L{x + 1:.1f} {y:.1f}L{x - 5:.1f} {y + 4:.1f}z",
                            class_="revised head"))
    return made


def _row(n: int, lane: Lane, width: float, tall: int) -> Markup:
    top = TOP + n * tall
    lines = wrapped(lane.name, 13, LABEL - 14, 2)
    more = lane.kind if len(lane.origins) < 2 or not lane.counted else f"{lane.kind} · {len(lane.origins)} acts"
    start = top + tall / 2 - 7 * len(lines) + 4
    return joined([
        element("rect", x=0, y=top, width=width, height=tall, class_=f"lane {'even' if n % 2 else 'odd'}"),
        *(element("text", line, x=10, y=start + 15 * i, class_="name" if lane.counted else "name quiet")
          for i, line in enumerate(lines)),
        element("text", fitted(more, 11, LABEL - 14), x=10, y=start + 15 * len(lines), class_="kind"),
    ])


def _band(best: Best | None, rise: Rise | None, lanes: Sequence[Lane], width: float, tall: int) -> Markup:
    """The interval that the rule picks, across the lanes (5)."""
    if best is None or rise is None or (best.low is None and best.high is None):
        return Markup("")
    top = 2.0 if best.high is None else rise.y(best.high) - 2
    end = rise.height - 2 if best.low is None else rise.y(best.low) + 2
    is_open = best.low is None or best.high is None
    band = [element("rect", x=LABEL + 40, y=TOP + n * tall + top, width=width - LABEL - 40, height=max(4.0, end - top),
                    class_="best open" if is_open else "best") for n in range(len(lanes))]
    edge = end if best.high is None else top
    line = [element("line", x1=LABEL + 40, x2=width, y1=TOP + n * tall + edge, y2=TOP + n * tall + edge,
                    class_="edge-of-best") for n in range(len(lanes)) if is_open]
    return joined([*band, *line])


def _heads(columns: Sequence[Column], lefts: Sequence[float], width: float, height: float) -> list[Markup]:
    made = []
    for column, left in zip(columns, lefts, strict=True):
        made.append(element("text", column.label, x=left + GAP, y=20, class_="day"))
        made.append(element("line", x1=left, x2=left, y1=TOP - 6, y2=height - 10, class_="grid"))
        if column.gap:
            made.append(element("text", column.gap, x=left - 27, y=20, class_="gap", text_anchor="middle"))
    return made


def _axis(rise: Rise) -> Markup:
    """The least and the greatest number, at the first lane."""
    ends = ((rise.low, rise.height - rise.pad), (rise.high, rise.pad))
    word = element("text", "log", x=LABEL + 34, y=TOP + rise.height / 2 + 4, class_="scale", text_anchor="end")
    return joined([*(element("text", short_number(number), x=LABEL + 34, y=TOP + y + 4, class_="scale",
                             text_anchor="end") for number, y in ends), *([word] if rise.logarithmic else [])])
