"""Whether a figure says how far something rose or fell.

The verb stands right before the figure and its cues, with "by" or "to" and an adverb between: "rose by 5%", "fell
sharply to 40", "was down 12 points"; a level named behind the amount shares its trend: "rose 5% to 41". A plus or a
minus sign before a percentage says the same.
"""

from __future__ import annotations

from sayso.measure.figures.tokens import HYPHENS, Tokens

UP = frozenset("""
rose rise rises rising risen climbed climb climbs climbing jumped jump jumps jumping surged surge surges surging
soared soar soars soaring grew grow grows growing grown increased increase increases increasing advanced advances
advancing rallied rebounded rebound rebounds swelled swell swelling up higher upward spiked spikes hiked
strengthened skyrocketed rocketed edged-up leapt leaped mounted escalated expanded
""".split())  # fmt: skip
DOWN = frozenset("""
fell fall falls falling fallen dropped drop drops dropping declined decline declines declining decreased decrease
decreases decreasing slid slide slides slipped slip slips tumbled tumble tumbles plunged plunge plunges plunging
plummeted plummet plummets plummeting sank sink sinks sunk shrank shrink shrinks dipped dip dips eased eases down
lower slumped slump slumps retreated contracted contracts crashed nosedived downward weakened dwindled lowered
lowers collapsed
""".split())  # fmt: skip
RAISED = frozenset("raised raises raising raise".split())
GAINED = frozenset("added adds adding gained gain gains gaining".split())
LOST = frozenset("lost lose loses losing shed sheds shedding".split())
BETWEEN = frozenset("""
by to another a an further additional only just slightly sharply steadily again back modestly nearly roughly
significantly even still the as much then itself himself yesterday today
""".split())  # fmt: skip
CUT = frozenset("cut cuts cutting reduce reduced reduces reducing slashed slashes trimmed trims lowered".split())
PHRASAL = frozenset("""
racked racking made making makes make picked picking pick set setting take took taking taken give gave giving turned
signed sign lined put putting held broke built shut laid gunned shot tracked burned burnt knocked brought cut add adding
""".split())  # fmt: skip
LINKED = frozenset(", was were is are been be being stood ended closed finished".split())


def trend_of(tokens: Tokens, start: int, kind: str, negative: bool, small: bool) -> str | None:
    """ "up", "down" or None for the figure that begins, cues included, at token ``start``. ``small``: an amount of
    money below a thousand, which a share can gain in a day."""
    floor, k, to = max(tokens.begin[start], start - 5), start - 1, False
    sign = tokens.at(start - 1)
    if kind == "percent" and (negative or (sign == "+" and tokens.glued(start))):
        return "down" if negative else "up"
    while k >= floor and (tokens.low[k] in BETWEEN or tokens.low[k].endswith("ly")):
        to = to or tokens.low[k] == "to"
        k -= 1
    if k < floor:
        return None
    word, left = tokens.low[k], tokens.at(k - 1)
    if word in ("up", "down", "higher", "lower"):
        if left in HYPHENS or (word in ("higher", "lower") and k == start - 1 and left == "a"):
            return None
        if word in ("up", "down") and (left in PHRASAL or (kind == "count" and left not in LINKED and k != start - 1)):
            return None
        if kind == "count" and word in ("up", "down") and not (left in LINKED or left == "," or to):
            return None
        return "up" if word in ("up", "higher") else "down"
    if left in ("a", "an", "the", "any", "no", "this", "that") and word not in ("rose", "fell"):
        return None
    if word in UP or (word in RAISED and tokens.at(k + 1) in ("by", "to")):
        return "up"
    if word in DOWN:
        return "down"
    if tokens.at(start - 1) == "by":
        return _object_moved(tokens, start - 2, max(tokens.begin[start], start - 6))
    if (kind in ("percent", "measure") or (kind == "money" and small)) and word in GAINED | LOST and not to:
        if kind == "measure" and word in GAINED and word.startswith("add"):
            return None
        return "up" if word in GAINED else "down"
    return None


def _object_moved(tokens: Tokens, k: int, floor: int) -> str | None:
    """The trend of a verb with its object before "by": "raised rates by 25 basis points"."""
    while k >= floor and tokens.is_word(k):
        word = tokens.low[k]
        if word in UP or word in RAISED:
            return "up"
        if word in DOWN or word in CUT:
            return "down"
        k -= 1
    return None
