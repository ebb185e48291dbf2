"""One claim's origins as a tree: what depends on nothing first, under each origin what depends on it.

1. The claim: its words, states and counts.
2. An origin that depends on several stands, with all that is said of it, under the one it depends on most surely
   (of equals an attributed one, then the earliest); under the others a line points there.
3. Each origin: who, its kind, its figure, what it depends on and why, how surely; then its members: outlets
   (those of one text joined by "="), day, manner, words.
4. Dependences that run in a circle have no first: the tree then begins at the earliest origin of the circle.
5. Its ties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text
from rich.tree import Tree

from sayso.compared import Certainty, Claim, Dependence
from sayso.errors import UsageError
from sayso.publish.comparison import facts_text, gist_text, judged_lines
from sayso.publish.crossed import Crossed, Row, Said
from sayso.publish.phrases import day_of, figure_shown, outlets_of, spread_shown, who_of, words_of
from sayso.publish.scale import ASCII, UNICODE, Signs
from sayso.publish.terminal import STYLES
from sayso.publish.ties import tie_lines
from sayso.publish.visible import one_line

WORDS = 240
"""Characters of a member's words: three lines at 80 columns."""
LEGEND = "Under each origin: who tells of it, and what depends on it, how surely and why."
NAMED = 12
"""Origins named in a line that points elsewhere: each stands in full once in any case."""
CANDIDATES = 10
"""Claims that an error names."""
SURE = {Certainty.CERTAIN: "bold", Certainty.LIKELY: "yellow", Certainty.POSSIBLE: "dim"}
"""Styles of certainties; the words stand beside."""


def claim_named(crossed: Crossed, prefix: str) -> Claim:
    """The claim whose id begins with ``prefix``; a UsageError where none does, or several do."""
    wanted = prefix.strip().lower()
    claims = crossed.compared.claims
    found = [claim for claim in claims if wanted and claim.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    named = ", ".join(crossed.shown[claim.id] for claim in (found or claims)[:CANDIDATES])
    more = len(found or claims) - CANDIDATES
    named += f" and {more} more" if more > 0 else ""
    shown = one_line(prefix, 80)
    if found:
        raise UsageError(f"{len(found)} claims begin with {shown}: {named}; give more digits.")
    if not claims:
        raise UsageError(f"no claim begins with {shown}: in these reports none was found.")
    raise UsageError(f"no claim begins with {shown}; these reports have {named}: `sayso compare` tells what each is.")


class Trace:
    """A claim's origins, drawn to the width and the characters of the screen."""

    def __init__(self, crossed: Crossed, claim: Claim, ids: Mapping[str, str] | None = None) -> None:
        """``ids``: the first digits of the ids of origins and statements, where those can be asked for."""
        self._crossed, self._claim, self._ids = crossed, claim, ids or {}

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Claim, tree, ties."""
        crossed, claim = self._crossed, self._claim
        signs = ASCII if options.ascii_only else UNICODE
        yield gist_text(crossed, claim, signs)  # 1
        yield facts_text(crossed, claim, signs)
        if claim.best is not None:
            yield Text(spread_shown(claim.best))
        yield Text(LEGEND, style="dim")
        yield Text("")
        yield from _Drawing(crossed, claim, signs, self._ids).trees()
        if claim.ties:
            yield Text("")
        yield from tie_lines(crossed, claim, signs)  # 5
        yield from judged_lines(crossed, claim)


class _Drawing:
    """The tree of one claim."""

    def __init__(self, crossed: Crossed, claim: Claim, signs: Signs, ids: Mapping[str, str]) -> None:
        self._crossed, self._claim, self._signs, self._ids = crossed, claim, signs, ids
        rows: dict[str, list[Row]] = defaultdict(list)
        for row in crossed.rows_of(claim):
            rows[row.origin.id].append(row)
        self._rows = dict(rows)
        self._under: dict[str, list[tuple[str, Dependence]]] = defaultdict(list)
        for origin in rows:
            for dependence in self._needs(origin):
                self._under[dependence.origin].append((origin, dependence))
        self._home = {origin: needs[0].origin for origin in rows if (needs := self._needs(origin))}  # 2

    def trees(self) -> Iterator[Tree]:
        """A tree for each origin that depends on nothing, then for what no tree has reached (4)."""
        drawn: set[str] = set()
        first = [origin for origin in self._rows if origin not in self._home]
        first.sort(key=lambda origin: not self._rows[origin][0].origin.attributed)  # what is counted before what is not
        for origin in [*first, *self._rows]:
            if origin in drawn:
                continue
            tree = Tree(self._label(origin, None))
            drawn.add(origin)
            self._grow(tree, origin, drawn)
            yield tree

    def _grow(self, tree: Tree, origin: str, drawn: set[str]) -> None:
        todo = [(tree, origin)]
        while todo:
            branch, at = todo.pop()
            for words, said in self._tellings(at):
                branch.add(self._member(words, said))
            elsewhere: dict[tuple[Certainty, tuple[str, ...]], list[str]] = defaultdict(list)
            for late, dependence in self._under[at]:
                if self._home[late] != at or late in drawn:
                    elsewhere[dependence.certainty, dependence.reasons].append(late)
                    continue
                drawn.add(late)
                todo.append((branch.add(self._label(late, dependence)), late))
            for (certainty, reasons), others in elsewhere.items():
                branch.add(self._pointer(others, Dependence(at, certainty, reasons)))

    def _needs(self, origin: str) -> list[Dependence]:
        """What it depends on within the claim, the surest first."""

        def rank(dependence: Dependence) -> tuple[int, bool, date, str]:
            row = self._rows[dependence.origin][0]
            certainty = list(Certainty).index(dependence.certainty)
            return certainty, not row.origin.attributed, row.day or date.max, row.origin.id

        found = [d for d in self._rows[origin][0].origin.depends_on if d.origin in self._rows and d.origin != origin]
        return sorted(found, key=rank)

    def _name(self, origin: str) -> Text:
        row = self._rows[origin][0]
        said = Text(who_of(row), style=STYLES["source"] if row.origin.attributed else "dim")
        figures = ", ".join(filter(None, dict.fromkeys(figure_shown(one) for one in self._rows[origin])))
        return said.append(f": {figures}", style="") if figures else said

    def _label(self, origin: str, dependence: Dependence | None) -> Text:
        """Who, what kind, since when; then the edge with its reason (3)."""
        row = self._rows[origin][0]
        kind = one_line(row.origin.kind) if row.origin.attributed else "not counted"
        facts = [kind, day_of(row.day, True), *([self._ids[origin]] if origin in self._ids else [])]
        label = Text.assemble(self._name(origin), ("".join(self._signs.between + fact for fact in facts), "dim"))
        return label if dependence is None else label.append("\n").append_text(self._edge(dependence))

    def _pointer(self, origins: Sequence[str], dependence: Dependence) -> Text:
        """A line for origins that depend alike on this one, and stand in full elsewhere."""
        names = Text("; ").join(self._name(origin) for origin in origins[:NAMED])
        if len(origins) > NAMED:
            names.append(f" and {len(origins) - NAMED} more")
        return Text.assemble(names, (" (in full elsewhere)\n", "dim")).append_text(self._edge(dependence))

    def _edge(self, dependence: Dependence) -> Text:
        why = "; ".join(one_line(reason) for reason in dependence.reasons)
        return Text.assemble((dependence.certainty.value, SURE[dependence.certainty]), f": {why}")

    def _tellings(self, origin: str) -> list[tuple[str, list[Said]]]:
        """The words of the origin's statements; those with equal words in the reports of one text together."""
        crossed, found = self._crossed, defaultdict[tuple[str, str], list[Said]](list)
        for member, one in (pair for row in self._rows[origin] for pair in zip(row.members, row.said, strict=True)):
            words = words_of(crossed, self._claim, member.statement, WORDS, self._signs, member)
            if one not in (told := found[crossed.text_of[one.report.id], words]):
                told.append(one)
        return [(words, said) for (_, words), said in found.items()]

    def _member(self, words: str, said: Sequence[Said]) -> Text:
        """Outlets of one text, the first's day and manner, and the words that they share."""
        one = said[0]
        published = one.report.published
        day = day_of(published.day if published else None, True)
        hedged = ", hedged" if one.statement.hedged else ""
        ids = "".join(f", {self._ids[s.statement.id]}" for s in said if s.statement.id in self._ids)
        head = f"{outlets_of(self._crossed, said, self._signs)}, {day}, {one.statement.manner.value}{hedged}{ids}: "
        return Text.assemble((head, "dim"), (words, STYLES["content"]))
