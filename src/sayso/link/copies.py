"""Copies: reports whose text comes from another report, with the passages that show it.

1. Reports with equal words are one text; texts, not reports, are compared.
2. Candidates: texts that share fingerprints of word shingles (passages, anywhere), or rare names and figures.
3. Common words count nowhere: notices, and shingles that stand in many texts which have little else in common, or
   in reports of days far apart (a newsletter line, a photo credit, a page that asks to subscribe).
4. A candidate's text is aligned word for word; where that does not make a copy, sentence by sentence.
5. What they share is judged with each report's credits, and which came first.

An index costs the same per report in a set of any size: every list that is looked up has a bound.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, product

import numpy as np

from sayso.compared import Copy
from sayso.link.copy_compare import Found, Mask, Rarity, shared_by
from sayso.link.copy_credit import Carrier, carrier_of, first_of
from sayso.link.copy_judge import MARKS, NEARLY, Shared, judged, reasons_of, verbatim
from sayso.link.copy_words import Wording, wording_of
from sayso.link.shingles import HELD, SHINGLE, WINDOW, Hashes, Postings, fingerprints
from sayso.values import Reading

CANDIDATES = 16
"""Texts that one is aligned with, best first, by shared shingles; half as many again by names and figures."""
MANY, LITTLE = 6, 0.4
"""A shingle is common where at least ``MANY`` texts hold it, most of which share less than ``LITTLE`` of their
fingerprints: reprints of one agency text share more."""
OFTEN, NEAR = 5, 14
"""A shingle is common, too, where ``OFTEN`` dated reports hold it of which most came out more than ``NEAR`` days
before or after: an agency's text is printed within days."""
RARE = 8
"""Texts in which a name or a figure may stand and still be rare: one family of rewrites."""
PLACEHOLDER = 0.5
"""Share of common words from which on equal texts are a page without a report."""
LISTED = 8
"""Equal texts of which every pair is listed; in a larger family each is listed with the first alone."""


def find_copies(readings: Sequence[Reading], min_score: float = 0.0) -> tuple[Copy, ...]:
    """The copies among the reports with at least this score, in the order of their ids. The order of ``readings``
    does not matter."""
    index = CopyIndex()
    for reading in sorted(readings, key=_age):
        index.add(reading)
    return tuple(copy for copy in index.copies() if copy.score >= min_score)


Member = tuple[Carrier, Wording]
"""A report of a family of equal texts, and its words."""


@dataclass(frozen=True, slots=True)
class _Look:
    """The texts to compare a text with, and which of its words are common."""

    others: tuple[int, ...]
    common: Mask


class CopyIndex:
    """The reports added so far. Adding one and asking for one's copies cost the same however many there are.

    A text is compared with the ``CANDIDATES`` that share most with it. Of a key that more than ``HELD`` texts
    hold, those added first stand for all, so that the order of adding can matter for such large families;
    ``find_copies`` adds the oldest first.
    """

    __slots__ = ("_days", "_families", "_marks", "_numbers", "_prints", "_seen", "_stems", "_texts")

    def __init__(self) -> None:
        self._seen: dict[bytes, int] = {}
        self._numbers: dict[str, int] = {}
        self._texts: list[Wording] = []
        self._families: list[list[Member]] = []
        self._days: list[list[int]] = []
        self._prints, self._marks = Postings(), Postings()
        self._stems: Counter[int] = Counter()

    def __len__(self) -> int:
        return len(self._numbers)

    def add(self, reading: Reading) -> None:
        """Takes in a report; one whose id was added before is passed over."""
        report = reading.report
        if report.id in self._numbers:
            return
        text = wording_of(report.text)
        number = self._seen.setdefault(text.words.tobytes(), len(self._texts))  # 1
        self._numbers[report.id] = number
        if number == len(self._texts):
            self._days.append([])
        if report.published and len(self._days[number]) < HELD:
            self._days[number].append(report.published.day.toordinal())
        if number < len(self._texts):
            same = replace(self._texts[number], starts=text.starts, ends=text.ends)
            self._families[number].append((carrier_of(report), same))
            return
        self._texts.append(text)
        self._families.append([(carrier_of(report), text)])
        self._prints.add(np.unique(fingerprints(text.words)[1]).tolist(), number)
        self._marks.add(np.unique(text.stems[text.marks]).tolist(), number)
        self._stems.update(np.unique(text.stems[text.stems != 0]).tolist())

    def copies_of(self, report: str) -> tuple[Copy, ...]:
        """The copies that the report with this id is part of. A KeyError where it was not added."""
        number = self._numbers[report]
        looks: dict[int, _Look] = {}
        found = list(self._equal(number, looks, report))
        for other in self._look(number, looks).others:
            found += self._between(number, other, looks)
        return tuple(sorted((copy for copy in found if report in (copy.a, copy.b)), key=_key))

    def copies(self) -> tuple[Copy, ...]:
        """All copies among the reports added."""
        looks: dict[int, _Look] = {}
        found = [copy for number in range(len(self._texts)) for copy in self._equal(number, looks)]
        pairs = {
            (min(number, other), max(number, other))
            for number in range(len(self._texts))
            for other in self._look(number, looks).others
        }
        for one, other in sorted(pairs):
            found += self._between(one, other, looks)
        return tuple(sorted(found, key=_key))

    def _look(self, number: int, looks: dict[int, _Look]) -> _Look:
        if number not in looks:
            text = self._texts[number]
            places, hashes = fingerprints(text.words)
            held = {key: [o for o in self._prints.holding(key) if o != number] for key in set(hashes.tolist())}
            common = self._common(number, held)  # 3
            mask = text.notice.copy()
            last = None  # where the common fingerprint before ended: what lies between two is common, too
            for place, key in zip(places.tolist(), hashes.tolist(), strict=True):
                if key in common:
                    mask[place if last is None else min(place, last) : place + SHINGLE] = True
                last = place + SHINGLE if key in common else None
            shared = {key: others for key, others in held.items() if key not in common}
            best = _best(shared, self._prints, CANDIDATES)  # 2
            looks[number] = _Look((*best, *self._by_marks(number, set(best))), mask)
        return looks[number]

    def _common(self, number: int, held: dict[int, list[int]]) -> set[int]:
        """The fingerprints of a text that others hold without having much else of it, or at other times."""
        hits = Counter(other for others in held.values() for other in others)
        share = {o: n / min(len(held), max(1, len(self._texts[o]) * 2 // (WINDOW + 1))) for o, n in hits.items()}
        days = self._days[number]
        near = {o: [abs(day - days[0]) <= NEAR for day in self._days[o]] for o in (number, *hits) if days}
        common = set()
        for key, others in held.items():
            when = [is_near for other in (number, *others) for is_near in near.get(other, ())]
            if (len(others) >= MANY and sorted(share[o] for o in others)[len(others) // 2] < LITTLE) or (
                len(when) >= OFTEN and sum(when) < len(when) / 2
            ):
                common.add(key)
        return common

    def _by_marks(self, number: int, known: set[int]) -> list[int]:
        text = self._texts[number]
        held: dict[int, list[int]] = {}
        for key in np.unique(text.stems[text.marks]).tolist():
            if self._marks.count(key) <= RARE:
                held[key] = [o for o in self._marks.holding(key) if o != number and o not in known]
        hits = Counter(other for others in held.values() for other in others)
        enough = {key: [o for o in others if hits[o] >= MARKS] for key, others in held.items()}
        return _best(enough, self._marks, CANDIDATES // 2)

    def _weigh(self, stems: Hashes) -> np.typing.NDArray[np.float64]:
        return 1 / (1 + np.log2(np.maximum([self._stems[stem] for stem in stems.tolist()], 1)))

    def _rare(self, stems: Hashes) -> Mask:
        return np.array([self._stems[stem] <= RARE for stem in stems.tolist()], np.bool_)

    def _equal(self, number: int, looks: dict[int, _Look], only: str | None = None) -> Iterator[Copy]:
        """The copies among the reports of one text; those of one report, if it is given."""
        family, size = self._families[number], len(self._texts[number])
        shared = Shared(size, size, size, 0, 0, 0, equal=True)
        if len(family) == 1 or judged(shared) is None or self._look(number, looks).common.mean() > PLACEHOLDER:
            return
        pairs: Iterable[tuple[Member, Member]] = combinations(family, 2)
        if len(family) > LISTED:
            first = min(family, key=lambda member: member[0].age)
            pairs = ((first, member) for member in family if member is not first)
        for one, other in pairs:
            if only is None or only in (one[0].id, other[0].id):
                yield from self._copy(one, other, Found(shared, ((0, size, 0, size),)))

    def _between(self, one: int, other: int, looks: dict[int, _Look]) -> Iterator[Copy]:
        """The copies between the reports of two texts."""
        one, other = min(one, other), max(one, other)
        a, b = self._texts[one], self._texts[other]
        rarity = Rarity(self._weigh, self._rare)
        found = shared_by(a, b, a.notice, b.notice, rarity)  # 4
        if judged(replace(found.shared, both="any")) is None:
            return
        masks = self._look(one, looks).common, self._look(other, looks).common
        if (masks[0] != a.notice).any() or (masks[1] != b.notice).any():
            found = shared_by(a, b, *masks, rarity)
        ones, others = self._families[one], self._families[other]
        if max(len(ones), len(others)) > LISTED:
            ones, others = ([min(f, key=lambda member: member[0].age)] for f in (ones, others))
        for left, right in product(ones, others):
            yield from self._copy(left, right, found)

    def _copy(self, one: Member, other: Member, found: Found) -> Iterator[Copy]:  # 5
        wires = one[0].wires, other[0].wires
        both, either = sorted(wires[0] & wires[1]), sorted(wires[0] | wires[1])
        clash = bool(wires[0]) and bool(wires[1]) and not both
        shared = replace(
            found.shared, both=both[0] if both else None, one=None if both or clash else next(iter(either), None)
        )
        verdict = judged(shared)
        if verdict is None:
            return
        kind, score = verdict
        sizes = len(one[1]), len(other[1])
        came, how = first_of(one[0], other[0], sizes, shared.aligned >= NEARLY * shared.words)
        swap = not came if came is not None else one[0].id > other[0].id
        shown = found.runs if shared.equal or verbatim(shared) else found.sentences
        spans = [(one[1].span(i, end_i), other[1].span(j, end_j)) for i, end_i, j, end_j in shown]
        if swap:
            one, other, spans = other, one, sorted((b, a) for a, b in spans)
        yield Copy(one[0].id, other[0].id, kind, score, reasons_of(shared), how, tuple(spans))


def _best(held: dict[int, list[int]], postings: Postings, most: int) -> list[int]:
    """The texts that share most keys, rare ones weighing more."""
    weighed: Counter[int] = Counter()
    for key in sorted(held):
        weight = 1 / (1 + np.log2(postings.count(key)))
        for other in held[key]:
            weighed[other] += weight
    return sorted(weighed, key=lambda other: (-weighed[other], other))[:most]


def _age(reading: Reading) -> tuple[str, str]:
    published = reading.report.published
    return (published.day.isoformat() if published else "~", reading.report.id)


def _key(copy: Copy) -> tuple[str, str]:
    return copy.a, copy.b
