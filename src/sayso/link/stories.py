"""Stories: reports that tell of the same event.

``group`` takes all reports at once and gives the same groups whatever their order.

``StoryIndex`` takes one report at a time, at a cost that does not grow with their number:

1. The report is written down, and its candidates looked up: reports that hold the same rare terms.
2. It is held against the stories of its candidates, and joins the one with the best score, or starts one.
3. Where its story has grown to three reports or more, stories with the same core are joined to it.

Both make the same comparisons (``story_pairs``, ``story_linking``). But the index judges with what it knows so
far: how rare a term is, and which stories there are, is as of that moment, and a report never leaves its
story. So its stories may differ from those of ``group``, mostly where an early report had little to go by; ``group``
on the same reports is what they are measured against, and what a ledger may put in their place. A story
bears the id of its first report.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sayso.link.story_candidates import KEY_TERMS, Postings
from sayso.link.story_decisions import Group, Joined, StoryDecision
from sayso.link.story_features import Features, features_of
from sayso.link.story_grouping import group
from sayso.link.story_linking import (
    CORE,
    CORE_REPORTS,
    THRESHOLD,
    Cluster,
    Likely,
    alone,
    by_cores,
    core_of,
    held_core,
    likely,
    parts_by_cores,
    parts_by_nearest,
    parts_by_pairs,
)
from sayso.link.story_pairs import Book, total_of

__all__ = ["Features", "Group", "Joined", "StoryDecision", "StoryIndex", "features_of", "group"]

MOST_STORIES = 6
"""Stories that a new report is held against: the ones its best candidates are in."""


class StoryIndex:
    """Stories that grow one report at a time."""

    def __init__(self) -> None:
        """No reports."""
        self._book = Book()
        self._postings = Postings()
        self._reports: list[str] = []
        self._story: list[int] = []
        self._clusters: dict[int, Cluster] = {}
        self._above: dict[int, int] = {}
        self._number: dict[str, int] = {}

    def __len__(self) -> int:
        return len(self._reports)

    def story_of(self, report: str) -> str:
        """The id of the report's story as it is now. Raises KeyError for a report that was not added."""
        return self._reports[self._root(self._number[report])]

    def add(self, features: Features) -> StoryDecision:
        """Find the story of one more report, or start one. A report added before stays where it is."""
        if features.report in self._number:
            return StoryDecision(self.story_of(features.report), False, 0.0, ())
        report = self._book.add(features)
        self._number[features.report] = report
        self._reports.append(features.report)
        me = alone(self._book, report)
        day = self._book.cards[report].day
        terms = self._book.rarest(report, KEY_TERMS)
        met = self._postings.near(report, day, [(t, self._book.rarity(t)) for t in terms])
        self._postings.add(report, day, terms)
        found = self._scored(report, me, met)
        if not found:
            self._clusters[report] = me
            return StoryDecision(features.report, True, 0.0, ())
        story, score, late = found[0]
        parts = (parts_by_nearest if late else parts_by_pairs)(me, self._clusters[story], self._book)
        if score < THRESHOLD:
            self._clusters[report] = me
            return StoryDecision(features.report, True, total_of(parts), parts)
        shared = self._shared(report, self._clusters[story], terms)
        self._above[report] = story
        self._clusters[story] = self._clusters[story].with_all(me)
        merged = tuple(self._merge(story, [other.story for other in found[1:]]))
        return StoryDecision(self.story_of(features.report), False, total_of(parts), parts, shared, merged)

    def _scored(self, report: int, me: Cluster, met: Sequence[int]) -> list[Likely]:
        """The stories that the report may belong to, the one it is in first."""
        seen = self._book.seen(report)
        seen.look_at(self._book.cards[other] for other in met)
        scores = {other: seen.score(self._book.cards[other]) for other in met}

        def score(one: int, other: int) -> float:
            if one not in scores:
                scores[one] = seen.score(self._book.cards[one])
            return scores[one]

        ranked = sorted(scores, key=lambda other: (-scores[other], other))
        stories = list(dict.fromkeys(self._root(other) for other in ranked))[:MOST_STORIES]
        clusters = {story: self._clusters[story] for story in stories}
        seen.look_at(self._book.cards[one] for cluster in clusters.values() for one in cluster.known)
        return likely(clusters, me, score, lambda one: held_core(me, core_of(one, self._book), self._book))

    def _shared(self, report: int, story: Cluster, terms: Iterable[int]) -> tuple[str, ...]:
        """The report's rarest terms that reports of the story hold too, in words."""
        held = {term for other in story.known for term in self._book.cards[other].ids.tolist()}
        return tuple(self._book.keys[term] for term in terms if term in held)[:8]

    def _merge(self, story: int, others: Iterable[int]) -> Iterator[Joined]:
        """Join other stories to the one that has just grown, by their cores."""
        for other in others:
            mine, theirs = self._clusters[story], self._clusters[other]
            if min(mine.size, theirs.size) < CORE_REPORTS:
                continue
            cosine = by_cores(mine, theirs, core_of(mine, self._book), core_of(theirs, self._book))
            if cosine >= CORE:
                first, second = min(story, other), max(story, other)
                yield Joined(self._reports[first], self._reports[second], cosine, parts_by_cores(cosine))
                self._above[second] = first
                self._clusters[first] = mine.with_all(theirs)
                del self._clusters[second]
                story = first

    def _root(self, report: int) -> int:
        while report in self._above:
            report = self._above[report]
        return report
