"""Papers and recordings as authorities: a suit, a post, a survey that somebody else cites, and who gave it out.

1. "Lund was hit by a class action claiming that ...": the participle's subject is the paper before it, not the one
   whom it hit.
2. "The list was advertised as 400 names": what has no source is the latest giver's.
3. "The first post showed 400 names, Ruiz points out", "The miller claimed it held 40, the Courier said": the content
   begins with whom it cites.
4. "a first word from the mayor since the port authority warned": of a source that runs over a conjunction only what
   stands behind it is one.
5. "the post", "the letter": whoever posted, or filed a letter, before in the report is its author.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.chains import BEGINS, Chained
from sayso.attribute.drafts import Draft
from sayso.attribute.lexicon import DOCUMENTS, RECORDINGS
from sayso.attribute.mentions import read_mention
from sayso.attribute.names import head
from sayso.attribute.outright import giver_before
from sayso.attribute.speakers import answers, speaker_before
from sayso.naming import Name
from sayso.text import Span
from sayso.values import Link, SourceKind

PARTICIPLE = re.compile(r"(?:claiming|alleging|accusing|stating|showing|arguing|saying|warning|seeking)$")
PAPER = re.compile(
    r"(?:\b(?:a|an|the|another|its|their|one)\s+)(?:(?!(?:by|with|of|in|for|to)\s)[\w-]+\s+){0,3}?"
    rf"(?:class[- ]action|{'|'.join(sorted(DOCUMENTS - {'act', 'will', 'charge', 'order', 'rule', 'plan'}))})\s*$",
    re.IGNORECASE,
)
CONJUNCTION = re.compile(
    r"\s(?:since|because|after|before|although|though|until)\s+"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)\w*\b)(?=(?:the|an?)\s|[A-Z])"
)
OF = re.compile(r"\b(?:by|from|of)\s$")
GIVEN_OUT = re.compile(r"\b(?:is|was|are|were|been) (?:\w+ )?(?:advertised|listed|offered|billed|posted|put up)\b")
TELLS = re.compile(r"(?:said|says|claimed|claims|stated|estimated|alleged|announced|reported)", re.IGNORECASE)
POSTS = frozenset("post listing advert ad advertisement offer leak".split())
"""Papers of whoever posts, lists or offers something."""
ISSUED = r"(?:wrote|writes|filed|files|issued|issues|sent|sends|submitted|submits|released|published|posted)"


def of_papers(text: str, drafts: Sequence[Draft], names: Sequence[Name]) -> list[Draft]:
    """The drafts, each with the paper (1) or the giver (2) that its words make its source."""
    return [_given_out(text, _of_its_paper(text, _behind_conjunction(text, draft)), names) for draft in drafts]


def _behind_conjunction(text: str, draft: Draft) -> Draft:
    """ "a first comment by the mayor since the port authority" reported: the port authority (4)."""
    if len(draft.source) != 1 or not draft.cue or not 0 <= draft.cue[0].start - draft.source[0].end <= 1:
        return draft
    source = draft.source[0]
    found = CONJUNCTION.search(text, source.start + 1, source.end)
    of_another = OF.search(text, max(0, source.start - 6), source.start)
    if found is None or not of_another or "," in source.of(text):
        return draft
    return replace(draft, source=(Span(found.end(), source.end),))


def _of_its_paper(text: str, draft: Draft) -> Draft:
    if len(draft.source) != 1 or not draft.cue or not PARTICIPLE.fullmatch(draft.cue[0].of(text)):
        return draft
    source, cue = draft.source[0], draft.cue[0]
    if source.end >= cue.start or ("," in text[source.end : cue.start]):
        return draft
    found = PAPER.search(text, source.end, cue.start)
    if found is None:
        return draft
    return replace(draft, source=(Span(found.start(), found.start() + len(found.group().rstrip())),))


def _given_out(text: str, draft: Draft, names: Sequence[Name]) -> Draft:
    if draft.source or not draft.cue or not GIVEN_OUT.search(text, draft.cue[0].start - 5, draft.cue[-1].end):
        return draft
    who = giver_before(text, draft.extent.start, names)
    return draft if who is None else replace(draft, source=(who,))


def citing_paper(text: str, item: Chained, names: Sequence[Name]) -> Chained:
    """The chained draft with the paper, or the speaker, that its content begins with, where it cites none (3)."""
    draft = item.draft
    if item.after or not draft.source or not draft.content:
        return item
    first = draft.content[0]
    found = BEGINS.match(first.of(text))
    if found is None or len(found["who"].split()) > 5:
        return item
    who = Span(first.start + found.start("who"), first.start + found.end("who"))
    somebody = answers(text, who, names) or text[first.start].isupper()
    told = draft.source[0].start >= first.end and TELLS.fullmatch(found["verb"]) and somebody
    if head(found["who"]) not in DOCUMENTS | RECORDINGS and not told:
        return item
    return replace(item, after=(who,))


def authored(text: str, link: Link, names: Sequence[Name]) -> Link:
    """A paper's link with its author as organisation, where the report names one before (5)."""
    if link.kind is not SourceKind.DOCUMENT or link.organisation or link.mention is None:
        return link
    noun = head(link.mention.of(text))
    place = link.mention.start
    who = giver_before(text, place, names) if noun in POSTS else _issuer(text, noun, place, names)
    if who is None:
        return link
    return replace(link, organisation=read_mention(text, who, names).name)


def _issuer(text: str, noun: str, place: int, names: Sequence[Name]) -> Span | None:
    """Whoever wrote, filed or issued a paper of that noun before ("Ruiz filed a notice")."""
    if not noun:
        return None
    verb = re.compile(rf"\b{ISSUED}\s+(?:[\w’'-]+\s+){{0,4}}?{re.escape(noun)}\b")
    for match in reversed(list(verb.finditer(text, 0, place))):
        start = max(text.rfind("\n", 0, match.start()), text.rfind(". ", 0, match.start())) + 1
        who = speaker_before(text, start, match.start(), names)
        if who is not None:
            return who
    return None
