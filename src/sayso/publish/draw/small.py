"""A claim's figures over time in the space of a line: the marks of the large picture, without their words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from sayso.publish.draw.columns import columns_for
from sayso.publish.draw.lanes import Lane
from sayso.publish.draw.marks import mark, rise_for
from sayso.publish.draw.svg import element, joined, picture
from sayso.publish.scale import short_number

WIDE, TALL, PAD = 190.0, 54.0, 9.0


def draw_small(id: str, title: str, lanes: Sequence[Lane]) -> Markup:
    """The picture; nothing where there are not two figures that differ."""
    points = [(lane, point) for lane in lanes for point in lane.points]
    apart = {(p.figure.value, p.figure.low, p.figure.high, p.figure.bound) for _, p in points if p.figure is not None}
    rise = rise_for((point.figure for _, point in points), TALL - 4, PAD)
    if len(apart) < 2 or rise is None:
        return Markup("")
    columns, at = columns_for(point.day for _, point in points)
    step = (WIDE - 60) / max(1, len(columns))
    filled: dict[int, int] = {}
    marks = []
    for lane, point in sorted(points, key=lambda pair: (not pair[0].counted, min(pair[1].statements))):
        if point.figure is None:
            continue
        column = at[point.day]
        number = filled[column] = filled.get(column, -1) + 1
        x = 50 + column * step + min(number * 13.0, max(0.0, step - 8))
        marks.append(mark(point.figure, point.relation, rise, x, 2, not lane.counted)[0])
    ends = [element("text", short_number(n), x=34, y=y + 4, class_="scale", text_anchor="end")
            for n, y in {rise.low: rise.y(rise.low) + 2, rise.high: rise.y(rise.high) + 2}.items()]
    return picture(id, title, WIDE, TALL, joined([
        element("line", x1=40, x2=40, y1=4, y2=TALL - 4, class_="grid"), *ends, *marks]), class_="picture small")
