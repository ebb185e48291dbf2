"""Which entry of the gazetteer each mention means.

1. One name has one meaning in a report; a mention that says where it lies is judged by itself.
2. At first by what entries are (country, region, inhabitants) and by what the mention says.
3. Then, three times over, by the company: countries and regions named, places near by, rows of one kind.
4. What the best entry leads by is its certainty; a close second one is the doubt.

The weights are in units of a power of ten of inhabitants; they were set by hand and tried on the development
part of GeoVirus. Minimising distances within a report follows Leidner (2007), "Toponym Resolution in Text"; one
meaning a report follows Gale, Church and Yarowsky (1992).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.measure.places.gazetteer import Entry, Gazetteer, kilometres
from sayso.measure.places.hints import Hints, holds, nearness
from sayso.measure.places.keys import CITY, COUNTRY, DISTRICT, POINT, REGION, fold
from sayso.measure.places.mention import Mention
from sayso.measure.places.priors import prior
from sayso.text import Span

ROUNDS = 3
COMPANY, ASKED = 60, 12
"""Names that keep company, the most frequent; and mentions of one name that are asked what they say. Both keep the
time linear; reports that have more are rare."""
NEAR = 200.0
"""Kilometres at which company counts for about a third."""
ECHO = 4.0
"""Weight of what the first mention that says where it lies stands for, for the other mentions of the name."""
NEARBY, REGIONAL, NATIONAL, ROWS, STATES = 2.5, 2.0, 2.5, 1.5, 1.0
"""Weights of the company near by, in the same region, in the same country, in the same row, and, for a state, of
other states."""
CLOSE = 1.0
"""A second entry this close behind is told as doubt."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The entry of a mention, and another one that it could well mean."""

    entry: Entry
    doubt: Entry | None


class Resolver:
    """Resolves the mentions of one report together."""

    def __init__(
        self,
        mentions: Sequence[Mention],
        found: Hints,
        places: Gazetteer,
        home: Sequence[Entry],
        dateline: Span,
    ) -> None:
        """``home``: where the outlet is, if its name says; ``dateline``: an empty span where there is none."""
        self.mentions, self.hints, self.places, self.home = mentions, found, places, home
        self.groups: dict[tuple[str, int], list[int]] = defaultdict(list)
        for i, mention in enumerate(mentions):
            outer = found.containers.get(i, -1)
            key = fold(mentions[outer].text) if outer >= 0 else ""
            self.groups[fold(mention.text) + "|" + key, int(mention.people)].append(i)  # 1
        self.base: dict[tuple[str, int], dict[int, float]] = {}
        self.inner: dict[tuple[str, int], list[int]] = defaultdict(list)
        for i, outer in found.containers.items():
            self.inner[self._key(outer)].append(i)
        ranked = sorted(self.groups, key=lambda k: -len(self.groups[k]))
        self.datelined = {self._key(i) for i, m in enumerate(mentions) if dateline.holds(m.span)}
        self.leading = frozenset(ranked[:COMPANY])

    def choices(self) -> dict[int, Choice]:
        """The choice of each mention by its number."""
        scores = {}
        best: dict[tuple[str, int], Entry] = {}
        for key, group in self.groups.items():  # 2
            entries = self.mentions[group[0]].entries
            area = any(self.mentions[i].area for i in group)
            self.base[key] = {e.number: prior(e, entries, area) for e in entries}
            best[key] = max(entries, key=lambda e: (self.base[key][e.number], -e.number))
        for _ in range(ROUNDS):  # 3
            company = self._company(best)
            after = {}
            for key, group in self.groups.items():
                entries = self.mentions[group[0]].entries
                scores[key] = {e.number: self._score(e, key, group, best, company) for e in entries}
                after[key] = max(entries, key=lambda e: (scores[key][e.number], -e.number))
            if after == best:
                break
            best = after
        out: dict[int, Choice] = {}
        for key, group in self.groups.items():
            doubt = _second(self.mentions[group[0]].entries, best[key], scores[key])  # 4
            for i in group:
                out[i] = Choice(best[key], doubt)
        return out

    def _company(self, best: dict[tuple[str, int], Entry]) -> dict[tuple[str, int], tuple[Entry, float]]:
        """What each group stands for now, with how far it is to be believed."""
        out = {}
        for key, entry in best.items():
            if key not in self.leading:
                continue
            entries = self.mentions[self.groups[key][0]].entries
            ranked = sorted((self.base[key][e.number] for e in entries), reverse=True)
            sure = len(ranked) == 1 or ranked[0] - ranked[1] > 1.5 or key[0][-1] != "|"
            out[key] = (entry, (1.0 if sure else 0.4) * (1.5 if key in self.datelined else 1.0))
        return out

    def _score(
        self,
        entry: Entry,
        key: tuple[str, int],
        group: Sequence[int],
        best: dict[tuple[str, int], Entry],
        company: dict[tuple[str, int], tuple[Entry, float]],
    ) -> float:
        score: float = self.base[key][entry.number]
        name = key[0].split("|")[0]
        lands: defaultdict[str, float] = defaultdict(float)
        total = 0.0
        near = []
        same_region, states = 0.0, False
        echo: int | None = None
        for other, (there, weight) in company.items():
            if other == key:
                continue
            if other[0].split("|")[0] == name and other[1] == key[1]:
                echo = there.number if echo is None and key[0].endswith("|") else echo
                continue
            if there.country:
                count = weight * min(3, len(self.groups[other]))
                lands[there.country] += count
                total += count
            if there.kind in (CITY, DISTRICT, POINT) and entry.kind in (CITY, DISTRICT, POINT):
                near.append(weight * nearness(kilometres(entry, there), NEAR))
            states = states or (entry.state and there.state and entry.country == there.country)
            if entry.region >= 0 and entry.region in (there.number, there.region):
                same_region = max(same_region, weight * (1.0 if there.kind == REGION else 0.7))
        for there in self.home:
            near.append(0.8 * nearness(kilometres(entry, there), NEAR))
        if total:
            score += 1.0 * (lands[entry.country] > 0) + NATIONAL * lands[entry.country] / total
        near.sort(reverse=True)
        score += NEARBY * min(1.0, sum(n / 2**k for k, n in enumerate(near[:3])) / 1.2)
        score += REGIONAL * same_region + STATES * states + ECHO * (echo == entry.number)
        return score + self._told(entry, key, group[:ASKED], best)

    def _told(
        self, entry: Entry, key: tuple[str, int], group: Sequence[int], best: dict[tuple[str, int], Entry]
    ) -> float:
        """What the mentions say of themselves."""
        score = 0.0
        for i in group:
            outer = self.hints.containers.get(i)
            if outer is not None:
                others = self.mentions[outer].entries
                held = max((self._sure(o, outer, best) for o in others if holds(o, entry)), default=0.0)
                score += 8.0 * held / len(group)
        inner = self.inner.get(key, [])[:ASKED]
        if any(holds(entry, e) for i in inner for e in self.mentions[i].entries):
            score += 1.5
        for i in group:
            for j in self.hints.borders.get(i, ())[:3]:
                land = best[self._key(j)]
                if entry.country == land.country:
                    score += 2.0
                elif land.kind == COUNTRY:
                    score += 4.0 * nearness(self.places.to_border(entry, land.country), 400.0)
            row = [best[self._key(j)] for j in self.hints.rows.get(i, ())]
            if row:
                kinds = sum(_alike(entry, e) for e in row) / len(row)
                score += ROWS * kinds
                break
        return score

    def _sure(self, outer: Entry, number: int, best: dict[tuple[str, int], Entry]) -> float:
        """A container counts in full as what it now stands for, otherwise for a third."""
        return 1.0 if best[self._key(number)].number == outer.number else 0.35

    def _key(self, number: int) -> tuple[str, int]:
        mention = self.mentions[number]
        outer = self.hints.containers.get(number, -1)
        return fold(mention.text) + "|" + (fold(self.mentions[outer].text) if outer >= 0 else ""), int(mention.people)


def _alike(one: Entry, two: Entry) -> float:
    if one.kind != two.kind:
        return 0.0
    return 1.0 if one.country == two.country or one.kind == COUNTRY else 0.3


def _second(entries: Sequence[Entry], best: Entry, scores: dict[int, float]) -> Entry | None:
    """Another entry, somewhere else, close behind the best."""
    rest = [e for e in entries if e.number != best.number and kilometres(e, best) > 161]
    second = max(rest, key=lambda e: (scores[e.number], -e.number), default=None)
    return second if second is not None and scores[best.number] - scores[second.number] < CLOSE else None
