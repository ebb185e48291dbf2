"""Who, where and when, as a person reads it in a comparison: names of origins and outlets, days, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sayso.compared import Best, Claim, Member, Relation
from sayso.publish.crossed import Crossed, Row, Said
from sayso.publish.excerpt import excerpt
from sayso.publish.scale import UNICODE, Signs, short_number
from sayso.publish.visible import one_line
from sayso.values import Figure, Judged, Manner, Report

NAME = 60
"""Characters of a name that are shown; the longest names of bodies have about as many."""
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def outlet_of(report: Report) -> str:
    """The outlet, or where the report was read from, without its folders."""
    return one_line(report.outlet or report.place.rsplit("/", 1)[-1], NAME)


def day_of(day: date | None, with_year: bool = False) -> str:
    """A day as "4 Mar", with its year where asked; "undated" for none."""
    if day is None:
        return "undated"
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if with_year else "")


def days_of(days: Iterable[date | None]) -> str:
    """First to last day, with the year; "undated" where none is known."""
    known = sorted(day for day in days if day is not None)
    if not known:
        return "undated"
    first, last = known[0], known[-1]
    if first == last:
        return day_of(last, True)
    return f"{day_of(first, first.year != last.year)} to {day_of(last, True)}"


def who_of(row: Row) -> str:
    """The origin's name; for what has none, in whose voice it is told."""
    if row.origin.attributed:
        return one_line(row.origin.name, NAME)
    return f"{voice_of(row)} {outlet_of(row.said[0].report)}"


def voice_of(row: Row) -> str:
    """How an outlet tells what it attributes to nobody: in its own voice, or as said by somebody it does not name."""
    return "own voice of" if row.said[0].statement.manner is Manner.NARRATED else "not named in"


def outlets_of(crossed: Crossed, said: Sequence[Said], signs: Signs = UNICODE, most: int | None = None) -> str:
    """The outlets of the reports, each once, those of one text joined by "="; ``most`` texts, the others counted."""
    texts: dict[str, dict[str, None]] = {}
    for one in said:
        texts.setdefault(crossed.text_of[one.report.id], {})[outlet_of(one.report)] = None
    lines = list(dict.fromkeys(signs.same.join(outlets) for outlets in texts.values()))
    if most is not None and len(lines) > most + 1:
        lines = [*lines[:most], f"{len(lines) - most} more"]
    return ", ".join(lines)


def asked(crossed: Crossed, claim: Claim) -> str:
    """What is counted and what became of it ("how many: people, killed"); where all members have one figure, that
    with what it counts; empty where the claim has none."""
    figures = [figure for member in claim.members if (figure := crossed.figure_of(member)) is not None]
    said = one_line(claim.counted or claim.unit or "", NAME)
    if figures and len({(f.value, f.low, f.high, f.bound) for f in figures}) == 1:
        text = one_line(figures[0].text, NAME)
        said = text if said in text or claim.counted is None else f"{text} {said}"
    elif figures:
        said = f"how many: {said or 'not named'}" if claim.counted or not said else f"unit: {said}"
    became = (claim.category or "").replace("_", " ")
    return f"{said}, {became}" if said and became and became not in said else said


def best_shown(best: Best) -> str:
    """The interval in words."""
    return interval_shown(best.low, best.high)


def interval_shown(low: float | None, high: float | None) -> str:
    """An interval in words; None stands for an open side."""
    if low is None and high is None:
        return "no number"
    if low is None or high is None:
        return f"{short_number(low)} or more" if low is not None else f"{short_number(high or 0.0)} or less"
    return short_number(low) if low == high else f"{short_number(low)} to {short_number(high)}"


def spread_shown(best: Best) -> str:
    """Low, best and high, as a coder of incidents writes them, with the rule; low and high only where they differ."""
    shown = f"best {best_shown(best)}"
    if best.lowest is not None and best.highest is not None and best.lowest != best.highest:
        shown = f"low {short_number(best.lowest)} · {shown} · high {short_number(best.highest)}"
    return f"{shown} ({one_line(best.why)})"


def figure_shown(row: Row) -> str:
    """The figure as it is written, with what it is to the claim where that is not the same; the stance of a denial."""
    text = written(row.figure, row.said[0].statement.judged) if row.figure is not None else ""
    if row.relation is Relation.DENIAL:
        return f"{text} ({row.said[0].statement.stance.value})".strip()
    return text if row.relation is Relation.SAME else f"{text} ({row.relation.value})".strip()


def written(figure: Figure, judged: Iterable[Judged]) -> str:
    """A figure as it is written, with what it is worth where its statement was put right."""
    text = one_line(figure.text, NAME)
    worth = interval_shown(figure.low, figure.high)
    corrected = any(one.verb == "correct" for one in judged)
    return f"{text} = {worth}" if corrected and worth != text else text


def counts_of(crossed: Crossed, reports: Sequence[str]) -> str:
    """ "14 reports, 3 texts"; the texts only where copies are among them."""
    texts = crossed.texts(reports)
    return plural(len(reports), "report") + (f", {plural(texts, 'text')}" if texts < len(reports) else "")


def independence(claim: Claim) -> str:
    """The two counts of independent origins, in a fixed phrase."""
    return origins_said(claim.independent, claim.if_possible)


def origins_said(independent: int, if_possible: int) -> str:
    """The same, of the counts."""
    if not independent:
        return "no attributed origin"
    said = plural(independent, "independent origin")
    return said if if_possible == independent else f"{said}, {if_possible} if possible links hold"


def plural(number: int, word: str) -> str:
    """A number with its noun."""
    return f"{number} {word}" + ("" if number == 1 else "s")


def words_of(
    crossed: Crossed, claim: Claim, statement: str, width: int, signs: Signs, member: Member | None = None
) -> str:
    """A statement's words, shortened around the figure with which it answers the claim's question: that of
    ``member``, or of its first member that has one."""
    one = crossed.said[statement]
    member = member or member_of(claim, statement)
    chosen = excerpt(one.report.text, one.statement.content, member.figure if member else None, width)
    return chosen.shown(one.report.text, signs.more)


def member_of(claim: Claim, statement: str) -> Member | None:
    """The claim's member that is this statement, one with a figure first."""
    found = [member for member in claim.members if member.statement == statement]
    return next((member for member in found if member.figure is not None), found[0] if found else None)
