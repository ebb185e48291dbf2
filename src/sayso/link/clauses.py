"""What the words around a figure say of it: its clause, its phase, its place, whether it is a part, a change or a rate.

1. The clause of a figure: its sentence part between strong breaks. Its stretch: what lies between the figures before
   and behind it, whose words are theirs.
2. Phase: what was said before is told by its words; else what modifies the noun ("now at the border"), then the last
   telling verb before the figure, then the first one behind it.
3. Place: of those that something is said to be in, at or on the way to, the phrase nearest behind the figure, else
   before it; in one phrase ("in Aarhus in Denmark") the finest.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from sayso.text import Span
from sayso.values import Figure, Place, Reading, Stance, Statement

BREAK = re.compile(r"[;:—–]|\.\s|,\s(?:and|but|while|which|who|where)\b|\b(?:while|whereas|although)\b")
PLANNED = re.compile(
    r"\b(?:will|would|should|shall|going to|plans?|planned|planning|prepar\w+|intends?|intended|intention|aims?|aimed|"
    r"expected to|expects?|ready|readied|set to|due to|soon|about to|decided|decision|pledged|promised|"
    r"to be (?:sent|deployed|cut|built|trained|moved)|proposes?|proposed|wants?|is training|are training|in training|"
    r"being (?:trained|readied|prepared)|training(?=\W*$)|next (?:week|month|year)|"
    r"to (?:send|deploy|cut|build|move|hire|open|close|shed|bring))\b",
    re.IGNORECASE,
)
DONE = re.compile(
    r"\b(?:already|(?:have|has|had) (?!not\b)(?:been |\w+ed\b|sent|gone|left|lost|taken|hit|put|killed)|were \w+ed|"
    r"was \w+ed|sent|arrived|moved|killed|died|"
    r"(?:now|is|are|were|was) (?:now )?(?:in|on|at)(?! (?:training|preparation|line)\b)|currently|right now|made|"
    r"(?:is|are) (?:split|spread|based|stationed|deployed|housed|held|serving|fighting|working)|"
    r"deployed|entered|left|lost|dead)\b",
    re.IGNORECASE,
)
PRESENT = re.compile(r"\s*(?:already|now|currently|still)\b", re.IGNORECASE)
"""Right behind the counted noun: where those counted are, whatever is planned for them."""
ABOUT = re.compile(
    r"\b(?:concern(?:s|ed|ing)?|involv(?:es?|ed|ing)|cover(?:s|ed|ing)?|affect(?:s|ed|ing)?|refer(?:s|red|ring)? to|"
    r"sp(?:eak|eaks|oke|eaking) of)\s+(?:up to |some |about |around |between |at least )?$",
    re.IGNORECASE,
)
"""Verbs that say what something before is about: whether that is planned or done is told there."""
PROSPECT = re.compile(
    r"\b(?:possible|potential|prospective|planned|proposed|expected|intended|coming|threatened) (?!for\b|to\b)[a-z]{4,}"
)
"""A noun for what may come ("the possible closure")."""
MAYBE = re.compile(r"\b(?:could|may|might) (?:be|have)\b", re.IGNORECASE)
OFFERS = re.compile(
    r"\b(?:offer(?:s|ed|ing)?|advertis\w+|list(?:s|ed|ing)?|put(?:s|ting)? up)\b(?! to\b)", re.IGNORECASE
)
"""What is offered is there, whatever the offer is of."""
GOVERNS = 60
"""Characters before a figure in which its verb is looked for; behind it half as many again."""
EARLIER = re.compile(
    r"\b(?:previous|(?:earlier|first|initial) (?:estimate|figure|count|toll|report)|(?:up|down) from|"
    r"compared (?:with|to))\s[^.;]{0,40}$",
    re.IGNORECASE,
)
EARLIER_SAID = re.compile(
    r"\b(?:earlier|previously|initially|originally|first) (?:said|put|gave|given|reported|counted|told|estimated)\s"
    r"[^.;,\d]{0,40}$",
    re.IGNORECASE,
)
BEFORE = re.compile(r"\b(?:earlier|previous(?:ly)?|initial(?:ly)?|at first|from)\b", re.IGNORECASE)
LOCATIVE = re.compile(
    r"(?<!\bfrom )\b(?:in|into|at|near|to|inside|outside|across|around|on|toward|towards|throughout|within|reached|"
    r"entered|hit|struck)\s+(?:(?!and\b|by\b|from\b|that\b)[\w'’.-]+\s+){0,4}$"
)
OF_EDGE = re.compile(
    r"(?:['’]s?\s+(?:\w+\s+)?|\s+)(?:borders?|frontiers?)\b(?!\s+(?:regions?|areas?|zones?|towns?|cit(?:y|ies)|villages?|"
    r"provinces?|districts?|crossings?|posts?|checkpoints?|guards?|camps?))",
    re.IGNORECASE,
)
EDGE_OF = re.compile(r"\b(?:borders?|frontiers?)\s+(?:of|with|to|towards?)\s+(?:the\s+|\w+ern\s+)?$", re.IGNORECASE)
"""Behind and before a country whose edge is meant: on which side of it those counted are is not told."""
APART = re.compile(r"\b(?:and|but|or|to|from|then)\b|[;:]")
"""Between two places: they are not one phrase."""
PHRASE = 40
"""Characters between two places of one phrase at most."""
RATE = re.compile(
    r"\s+(?:a|an|per|each|every)\s+(?P<time>day|week|month|year|hour|night)\b"
    r"(?!\s+(?:earlier|later|before|after|ago|old|previously)\b|['’-])",
    re.IGNORECASE,
)
OFFSET = re.compile(
    r"\s+(?:\w+\s+)?(?:(?P<before>before|earlier|ago)|(?P<after>after|afterwards|later)|"
    r"(?P<away>away|from|off|(?:north|south|east|west)(?:(?:ea|we)st)?))\b",
    re.IGNORECASE,
)
EVERY = re.compile(
    r"\b(?P<time>daily|weekly|monthly|yearly|annual|nightly|hourly)\s+(?:[a-z]+\s+){1,3}?(?:(?:at|of|to|is|was|by|from)\s+)?"
    r"(?:about |some |around |nearly |over |at least )?$"
)
TIMES = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annual": "year"} | {
    "nightly": "night",
    "hourly": "hour",
}
EACH = re.compile(r"\b(?:each|every) (?:of|with|one|\w+ (?:has|have|had|hit|holds?))\b", re.IGNORECASE)
CHANGE = re.compile(r"\bby\s+(?:a |an |another |some )?$", re.IGNORECASE)
FINEST = ("point", "city", "region", "country", "wider")
PART = re.compile(
    r"\b(?:(?:first|second|third|last)\s+(?:\w+\s+of\s+)?|including\s+(?:\w+\s+)?|among (?:them|those)\W+(?:\w+\s+)?|"
    r"of (?:whom|which|them|those),?\s+(?:\w+\s+)?)$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(
    r"^\s*(?:of (?:them|those|these|whom|which|the|its|their|his|her|our|\d)|"
    r"(?:\w+\s+){0,3}(?:was|were|are|is) among)\b",
    re.IGNORECASE,
)
FURTHER = re.compile(r"\b(?:another|further|additional)\s+(?:\w+\s+)?$", re.IGNORECASE)
FURTHER_AFTER = re.compile(r"^\s*(?:more|additional)\b", re.IGNORECASE)
LIVES_BEFORE = re.compile(r"\b(?:home to|inhabited by|populated by|populations? of)\s+$", re.IGNORECASE)
LIVES_AFTER = re.compile(
    r"\s*(?:(?:who|that|still|now|already|are|were)\s+){0,3}(?:lives?|lived|living|resides?|residing)\b", re.IGNORECASE
)
STRUCK_BEFORE = re.compile(r"\b(?:shot|stabbed|struck|shooting (?:of )?|stabbing (?:of )?)(?: at)?\s*$", re.IGNORECASE)
STRUCK_AFTER = re.compile(
    r"\s*(?:(?:at|in|on|near|inside|outside) (?:\w+ ){1,4})?"
    r"(?:, [^,.]{1,30},\s*)?(?:(?:of them|others?|more|who|that|have|had|was|were|been|being|reportedly|all|also|found|"
    r"discovered|accidentally|apparently|fatally)\s+){0,5}"
    r"(?:(?:shot|stabbed|struck)\b(?! (?:and|or) (?:killed|wounded|injured)| (?:dead|to death))|"
    r"(?:with|suffered|suffering|suffering from|sustained|received) (?:[\w-]+ ){0,4}(?:gunshot|stab|bullet) wounds?\b)",
    re.IGNORECASE,
)
BEFALLEN = re.compile(
    r"\b(?:affect|impact|expos|leak|st(?:ea|o)l|compromis|breach|harm|infect|victim|suffer)\w*|\bhit\b", re.IGNORECASE
)
"""What befalls people without being among the losses that have a category."""
ASIDE = re.compile(r"\b(?P<year>(?:19|20)\d\d)\b[^.;:,\n]{0,40},\s(?:which|who|where|when)\s[^.;:\n]{0,80}$")
"""Before a figure: a clause in passing about something of a year ("the flood of 2013, which hit")."""
HOLDS = re.compile(r"\b(?:has|had)\s+$", re.IGNORECASE)
ENDS = re.compile(r"\s*(?:[.,;]|$)")


def clause_of(text: str, statement: Statement, figure: Span) -> Span:
    """The part of the statement around a figure up to the next strong breaks (1)."""
    around = next((span for span in statement.content if span.touches(figure)), figure)
    start = max(
        (m.end() for m in BREAK.finditer(text, around.start, max(around.start, figure.start))), default=around.start
    )
    after = BREAK.search(text, figure.end, max(figure.end, around.end))
    return Span(min(start, figure.start), max(figure.end, after.start() if after else around.end))


def stretch_of(reading: Reading, clause: Span, figure: Span) -> Span:
    """The part of the clause between the counts and sums before and behind a figure."""
    others = [f.span for f in reading.figures if f.kind in ("count", "money") and clause.touches(f.span)]
    start = max((s.end for s in others if s.end <= figure.start), default=clause.start)
    end = min((s.start for s in others if s.start >= figure.end), default=clause.end)
    return Span(max(start, clause.start), min(end, clause.end))


def phase_of(text: str, clause: Span, stretch: Span, statement: Statement, figure: Figure) -> str:
    """Whether those counted are "done", "planned" or "earlier" (2)."""
    before = text[max(0, figure.span.start - GOVERNS) : figure.span.start]
    if EARLIER.search(text[clause.start : figure.span.start]) or EARLIER_SAID.search(before):
        return "earlier"
    noun_end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    if PRESENT.match(text, noun_end, max(noun_end, clause.end)):
        return "done"
    ahead = max(stretch.start, figure.span.start - GOVERNS)
    if (last := _last(text, ahead, figure.span.start)) is not None:
        return last
    for end in (stretch.end, clause.end):
        upto = min(end, figure.span.end + 3 * GOVERNS // 2)
        plan, fact = PLANNED.search(text, figure.span.end, upto), DONE.search(text, figure.span.end, upto)
        if plan or fact:
            return "planned" if plan and (not fact or plan.start() < fact.start()) else "done"
    ahead = max(clause.start, figure.span.start - GOVERNS)
    if (last := _last(text, ahead, figure.span.start)) is not None:
        return last
    if _of_prospect(text, clause, statement, figure):
        return "planned"
    forecast = statement.stance is Stance.FORECASTS and not MAYBE.search(clause.of(text))
    means = statement.stance is Stance.INTENDS and not any(OFFERS.search(text, *cue) for cue in statement.cue)
    return "planned" if forecast or means else "done"


def tells_phase(text: str, clause: Span) -> bool:
    """Whether a word of the clause speaks of plans, of facts or of what was said before."""
    return any(found.search(text, clause.start, clause.end) for found in (PLANNED, DONE, EARLIER, BEFORE))


def _of_prospect(text: str, clause: Span, statement: Statement, figure: Figure) -> bool:
    """Whether the figure says how many are concerned by what the statement named as possible or planned before."""
    at = figure.span.start
    if not ABOUT.search(text, clause.start, at):
        return False
    start = next((span.start for span in statement.content if span.touches(figure.span)), at)
    return bool(PROSPECT.search(text, max(start, at - 2 * GOVERNS), at))


def _last(text: str, start: int, end: int) -> str | None:
    """Whether the last telling verb of a stretch speaks of plans or of facts; None where there is none."""
    plan = max((m.start() for m in PLANNED.finditer(text, start, end)), default=-1)
    fact = max((m.start() for m in DONE.finditer(text, start, end)), default=-1)
    return None if plan == fact else "planned" if plan >= fact else "done"


def place_of(text: str, clause: Span, stretch: Span, places: Iterable[Place], figure: Span) -> Place | None:
    """The place that the figure is said of (3)."""
    spots = sorted(
        (
            p
            for p in places
            if p.role == "place" and p.gazetteer_id and clause.holds(p.span) and _located(text, clause, p.span)
        ),
        key=lambda p: p.span,
    )
    behind = [p for p in spots if p.span.start >= figure.end]
    before = [p for p in spots if p.span.end <= figure.start][::-1]
    own = [p for p in behind if stretch.holds(p.span)] or [p for p in before if stretch.holds(p.span)]
    phrase = _phrase(text, own or before or behind)
    return min(
        phrase, key=lambda p: (FINEST.index(p.precision), abs(p.span.start - figure.start), p.span), default=None
    )


def _phrase(text: str, spots: Sequence[Place]) -> list[Place]:
    """The first of the places and those that go on with it."""
    phrase = list(spots[:1])
    for place in spots[1:]:
        first, second = sorted((phrase[-1].span, place.span))
        if second.start - first.end > PHRASE or APART.search(text, first.end, second.start):
            break
        phrase.append(place)
    return phrase


def _located(text: str, clause: Span, place: Span) -> bool:
    """Whether the place stands in the clause behind a preposition of place, and no border of it is meant."""
    if OF_EDGE.match(text, place.end) or EDGE_OF.search(text, max(clause.start, place.start - 30), place.start):
        return False
    return bool(LOCATIVE.search(text, max(clause.start, place.start - 60), place.start))


def part_of(text: str, clause: Span, figure: Figure) -> bool:
    """Whether the words make it a part of something: "including", "of them", "the first 2,600"; "another six", where
    it is not the wounded beside the dead."""
    at, rest = figure.span.start + _lead(figure), text[figure.span.end : figure.span.end + 40]
    if PART.search(text, clause.start, at) or PART_AFTER.search(rest):
        return True
    further = FURTHER.search(text, clause.start, at) or FURTHER_AFTER.search(rest)
    return bool(further) and figure.category != "injured"


def _lead(figure: Figure) -> int:
    """Characters of the figure's span before its digits or number word ("the first 2,600": the cue is inside)."""
    found = re.search(r"\d", figure.text)
    return found.start() if found else 0


def rate_of(text: str, clause: Span, figure: Figure) -> str | None:
    """What a figure is given for: a time ("310,000 a year"), "each" ("each of the boats holds 40"), or where a measured
    time or way ends ("ten minutes before the crash" is "before", and no answer to how long the crash took); None."""
    end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    if found := RATE.match(text, end) or RATE.search(text, figure.span.start, end):
        return found["time"].lower()
    if figure.kind == "measure" and (found := OFFSET.match(text, end)):
        return found.lastgroup
    if found := EVERY.search(text, clause.start, figure.span.start + _lead(figure)):
        return TIMES[found["time"].lower()]
    return "each" if EACH.search(text, clause.start, figure.span.start) else None


def is_change(text: str, figure: Figure) -> bool:
    """Whether it is a change ("rose by 40")."""
    return bool(CHANGE.search(text, max(0, figure.span.start - 20), figure.span.start))


def lives(text: str, figure: Figure, noun: str | None, anybody: bool) -> bool:
    """Whether people are counted as those who live somewhere: "home to 60,000", "the state has 1.4 million people."."""
    before = text[max(0, figure.span.start - 30) : figure.span.start]
    end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    if noun == "population" or LIVES_BEFORE.search(before) or LIVES_AFTER.match(text, end):
        return True
    return anybody and bool(HOLDS.search(before)) and bool(ENDS.match(text, end))


def is_struck(text: str, figure: Figure) -> bool:
    """Whether all that is said of those counted is that they were shot, stabbed or struck."""
    end = max(figure.span.end, figure.counted_span.end if figure.counted_span else 0)
    before = text[max(0, figure.span.start - 20) : figure.span.start]
    return bool(STRUCK_BEFORE.search(before) or STRUCK_AFTER.match(text, end))


def is_befallen(text: str, clause: Span) -> bool:
    """Whether the clause tells of something that befalls those counted: a leak, a virus, a strike."""
    return bool(BEFALLEN.search(text, clause.start, clause.end))


def is_aside(text: str, statement: Statement, figure: Span, day: date | None) -> bool:
    """Whether the figure is told in passing of something of another year than the report's (``day``): writers put such
    clauses to what others say ("the union says it may be the worst since the strike of 1998, which cost 400 jobs")."""
    start = next((span.start for span in statement.content if span.touches(figure)), figure.start)
    found = ASIDE.search(text, start, figure.start)
    return found is not None and (day is None or int(found["year"]) != day.year)
