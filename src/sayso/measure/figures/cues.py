"""The words that bound a number: "at least", "nearly", "as many as", "or more".

1. Before the number the longest cue counts; several may stand side by side ("up to about"), with a determiner or
   "another" between them and the number. The last cue that says more than "about" gives the bound.
2. Behind the number, its unit or its noun stands "or more", "or so", "at most", "-plus".
3. "over two days", "talk about three things", "under the 12" bound nothing.
"""

from __future__ import annotations

from sayso.measure.figures.tokens import HYPHENS, Tokens

BEFORE = {
    "at_least": "at least|at the least|at least at|at the very least|at minimum|at a minimum|a minimum of|minimum of|"
    "minimum|no fewer than|no less than|not fewer than|not less than|never fewer than|never less than|upwards of|"
    "upward of|as few as|as little as|as low as|the low end of|low end of|≥|> =",
    "more_than": "more than|more then|over|above|in excess of|greater than|larger than|higher than|bigger than|"
    "longer than|older than|taller than|heavier than|faster than|wider than|deeper than|exceeding|exceeded|exceeds|"
    "exceed|surpassing|surpassed|surpasses|surpass|passed|passing|topped|topping|tops|top|crossed|beyond|>|north of|"
    "past|overtook|eclipsed|better than|outnumber|outnumbered",
    "at_most": "at most|at the most|at the very most|up to|upto|as many as|as much as|as high as|"
    "as long as|as large as|as tall as|no more than|not more than|no greater than|no higher than|no larger than|"
    "no longer than|no older than|"
    "not exceed|not exceeding|a maximum of|maximum of|maximum|nearly|almost|close to|approaching|approached|"
    "nearing|neared|just short of|not quite|capped at|limited to|≤|< =|virtually|practically|not over",
    "fewer_than": "fewer than|less than|under|below|lower than|smaller than|short of|shy of|<|south of|shorter than|"
    "younger than|lighter than|cheaper than|beneath",
    "about": "about|around|some|roughly|approximately|approx|approx .|circa|c .|ca .|an estimated|estimated|"
    "estimated at|estimated to be|reported|~|≈|∼|in the region of|of the order of|on the order of|in the order of|"
    "somewhere around|somewhere near|somewhere about|near|close on|perhaps|maybe|likely|probably|an approximate|"
    "nearer|closer to|in the vicinity of|in the neighborhood of|in the neighbourhood of|a rough|about the|"
    "an average of about|à",
}
AFTER = {
    "at_least": "or more|or greater|or higher|or above|or over|or better|or older|or longer|or upwards|and above|"
    "and over|and up|and upwards|and counting|and older|plus|at least|at minimum|at the least|at a minimum|minimum|"
    "+|- plus|and more",
    "at_most": "or less|or fewer|or lower|or under|or below|or younger|and under|and below|at most|at the most|"
    "maximum|max|tops|or shorter",
    "about": "or so|or thereabouts|- odd|odd|- some|give or take|- ish|ish|approximately|approx",
}
DROPPED = frozenset("reported likely probably à".split())
PHRASES = {tuple(c.split()): bound for bound, cues in BEFORE.items() for c in cues.split("|") if c not in DROPPED}
LAST = {cue[-1] for cue in PHRASES}
TAILS = {tuple(c.split()): bound for bound, cues in AFTER.items() for c in cues.split("|")}
FIRST = {cue[0] for cue in TAILS}
FILLERS = frozenset("another a an further additional extra record whopping staggering estimated combined".split())
TOTAL = ("a", "total", "of")
SPOKEN = frozenset("""
talk talks talked talking worried worry think thinking concern concerned concerns complain complained speak spoke
speaking something anything nothing questions details information debate
""".split())  # fmt: skip
LASTED = frozenset("""
took takes take taking taken lasted lasts last lasting spent spend spending spends for after than just well slightly
of by is was were be been are within waited wait waiting jailed in to an a and served little age ages aged at worked
""".split())  # fmt: skip
NUMBERED_VERBS = frozenset(
    "passed passing past topped topping tops top crossed beyond beneath near outnumber outnumbered".split()
)
PUSHED = frozenset("""
push pushed pushes pushing went gone go goes going climbed climb climbing soared soar surged surge rose rise risen
moved move well just broke break jumped jump topped raced crept leapt swelled grew grown
""".split())  # fmt: skip
UP_BEFORE = frozenset(
    "sum sums add adds live lived set gone went goes going crept inched edged toll tally total number count".split()
)
"""Words whose "up" is their own: "has gone up to 48", "bringing the toll up to 48"."""
NUMERIC = frozenset("than a an the in another one two three four five six seven eight nine ten $ £ € us".split())
MOVED = frozenset(
    "drove drive walked walk ran run went go gone go going jumped climbed flew looked look fell won win".split()
)


def cue_before(tokens: Tokens, first: int, duration: bool, small: bool) -> tuple[int, str | None]:
    """Where the number phrase at token ``first`` begins with its cues, and its bound.

    ``duration``: the number measures a length of time; ``small``: it is a word below five, which "top" and "past"
    do not bound.
    """
    start, at, bound, floor = first, first, None, tokens.begin[first]
    for _ in range(4):
        found = _ending(tokens, at, floor)
        if found is None:
            skip = 3 if tokens.low[max(0, at - 3) : at] == TOTAL else int(tokens.at(at - 1) in FILLERS)
            if skip and at - skip >= floor and at > first - 3:
                at -= skip
                continue
            break
        begin, said = found
        if not _bounds(tokens, begin, at, duration, small):  # 3
            break
        bound = said if bound is None or bound == "about" else bound
        start = at = begin
    if bound is not None and tokens.at(start - 1) in GRADES and tokens.at(start) in GRADED and start - 1 >= floor:
        start -= 1
    return start, bound


GRADES = frozenset("just well slightly far much considerably significantly marginally substantially way even".split())
GRADED = frozenset("over under above below more less fewer short higher greater".split())


def _ending(tokens: Tokens, at: int, floor: int) -> tuple[int, str] | None:
    if tokens.at(at - 1) not in LAST:
        return None
    for size in (6, 5, 4, 3, 2, 1):
        if at - size >= floor:
            bound = PHRASES.get(tokens.low[at - size : at])
            if bound is not None:
                return at - size, bound
    return None


def _bounds(tokens: Tokens, begin: int, end: int, duration: bool, small: bool) -> bool:
    cue, before = tokens.low[begin], tokens.at(begin - 1)
    if end - begin > 1:
        return not (cue == "up" and before in UP_BEFORE)
    if cue == "over" and duration:
        return before in LASTED or begin == tokens.begin[begin]
    if cue == "about" and before in SPOKEN:
        return False
    if cue in ("over", "under", "above", "below") and before in MOVED | {
        "from",
        "hand",
        "put",
        "turned",
        "bring",
        "bringing",
        "brought",
        "take",
        "taking",
    }:
        return False
    if cue == "some" and tokens.at(end) in ("one", "of"):
        return False
    if cue == "past":
        return before in PUSHED and not duration
    if cue in NUMBERED_VERBS and (small or before in ("the", "a", "at", "its", "their", "his", "her", "whose")):
        return False
    if cue == "top":
        return before in ("to", "will", "could", "may", "would", "might")
    return not (cue in ("<", ">") and tokens.at(begin - 1) in ("<", ">", "-"))


def cue_after(tokens: Tokens, at: int) -> tuple[int, str] | None:  # 2
    """The bound said from token ``at`` on, and the token beyond it."""
    word = tokens.at(at)
    if word not in FIRST:
        return None
    for size in (4, 3, 2, 1):
        said = tokens.low[at : at + size]
        bound = TAILS.get(said)
        if bound is None or len(said) < size:  # fewer stand there at a text's end
            continue
        then, beyond = tokens.at(at + size), at + size
        if word in ("at", "maximum", "max", "minimum", "approximately", "approx", "odd") and (
            (tokens.is_digits(beyond)) or then in ("one", "two", "three", "a", "some", "$", "£", "€")
        ):
            return None
        if word == "+" and not tokens.glued(at):
            return None
        if word in HYPHENS and not tokens.glued(at):
            return None
        if word in ("and", "plus") and (tokens.is_digits(beyond) or then in NUMERIC):
            return None
        if tokens.low[at : at + size] == ("and", "more") and not (
            beyond >= tokens.stop[at] or tokens.kind[beyond] == 0
        ):
            return None
        if word == "or" and then == "than":
            return None
        return beyond, bound
    return None
