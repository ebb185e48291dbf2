"""Whether a sentence tells of the past or of what is to come, at a place in it.

1. The nearest verb before the expression in its clause decides, then the nearest behind it. One that stands right
   before it counts double.
2. A past form stands for the future behind "will be", "to be", "expected to".
3. "By" and "until" a day look ahead, but for what "had" come about by then.
"""

from __future__ import annotations

from sayso.measure.times.tokens import Words

MODALS = frozenset("will shall would 'll ll should must may might can could".split())
COMING = frozenset(
    """
expected scheduled due planned slated bound payable effective plans plan planning intends intend intending hopes hope
wants want going about ready needs need deadline expires begins starts opens arrives meets leaves resumes returns
travels visits
""".split()
)
"""Words that put what follows ahead, and present forms that news uses of what is arranged."""
PAST = frozenset(
    """
said told was were had did went came took made met held began left won lost fell rose found gave got ran sent saw
became brought bought built caught chose cut drew drove flew fought grew heard hit kept knew laid led lay met paid put
read rode sat set shot shut sold sought spent spoke spread stood stole struck swore taught thought threw understood
wrote broke froze hid sank sang swept wore woke beat bound burst cast cost dealt dug felt fled forgot hurt leapt lent
let meant quit shook slid split stuck swam tore withdrew overthrew been has have gone done
""".split()
)
"""Past forms of verbs common in reports that do not end in -ed."""
NO_VERBS = frozenset("need seed speed feed indeed hundred united breed embed sacred naked kindred wicked".split())
STOPS = frozenset("; : ? ! --".split())
BESIDE = 3
"""Words up to a verb that stands beside a date: "was hired on Nov. 3", "will be paid by the 3rd"."""
REACH = 20
"""Words looked at to each side; clauses of news are seldom longer."""


def tense_at(words: Words, start: int, end: int) -> int:
    """-1 for past, 1 for what is to come, 0 where no verb tells, about the words from ``start`` to ``end``; -2 and 2
    where the verb stands beside them."""
    if words.low(start - 1) == "until" and start > 1:
        return 2
    if words.low(start - 1) == "by" and start > 1:  # 3
        return -1 if _had(words, start - 1) else 1
    if words.low(start - 1) == "since":
        return -2
    aside = 0
    for i in range(start - 1, max(-1, start - 1 - REACH), -1):  # 1
        aside += (words.low(i) == ")") - (words.low(i) == "(" and aside > 0)
        if aside or words.low(i) == "(":
            continue
        if _stops(words, i) or (words.low(i) == "," and start - i > 3):
            break
        found = _told(words, i)
        if found:
            sure = start - i <= BESIDE and words.low(start - 1) in ("on", "in") and words.low(i) not in COMING
            return found * 2 if sure else found
    for i in range(end, min(len(words), end + (REACH if start > 2 else 2 * REACH))):
        if _stops(words, i):
            break
        found = _told(words, i)
        if found:
            return found * 2 if start <= 1 else found
    return 0


def _had(words: Words, end: int) -> bool:
    """Whether the clause before ``end`` tells in the pluperfect: "had reached the valley by Monday"."""
    for i in range(end - 1, max(-1, end - REACH), -1):
        if _stops(words, i) or words.low(i) in MODALS or words.low(i) == "to":
            return False
        if words.low(i) == "had":
            return True
    return False


def _stops(words: Words, i: int) -> bool:
    """Whether a clause ends there; the colon of a time of the day ends none."""
    return words.low(i) in STOPS and words.number(i + 1) is None


def _told(words: Words, i: int) -> int:
    low = words.low(i)
    if low == "as" and words.low(i - 1) in ("early", "soon"):
        return 1
    if low in COMING and (low != "about" or words.low(i + 1) == "to"):
        return -1 if words.low(i - 1) == "been" and words.low(i - 2) == "had" else 1
    modal = low in MODALS and words.at(i).text.islower()
    if modal or (low == "won" and words.low(i + 1) == "'") or (low == "set" and words.low(i + 1) in ("to", "for")):
        return 1
    if low == "to" and words.low(i - 1) in ("is", "are") and words.at(i + 1).text.islower():
        return 1
    past = low in PAST or (low.endswith("ed") and low not in NO_VERBS and len(low) > 3)
    if past:  # 2
        before = [words.at(i - k).text for k in (1, 2, 3)]
        return (
            1
            if "be" in before[:2] or before[0] in MODALS or (before[1] in MODALS and before[0] in ("have", "not"))
            else -1
        )
    return 0
