"""The dateline, the byline at the top of a text, and whom the text credits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.text import Span

LISTED = (
    "ap=associated press, afp=agence france-presse=agence france presse, reuters=thomson reuters, "
    "upi=united press international, dpa, pa media=press association, xinhua, tass=itar-tass, interfax, "
    "interfax-ukraine, ria novosti, ukrinform, ansa, efe, kyodo=kyodo news, jiji=jiji press, yonhap, kcna, "
    "pti=press trust of india, ani, ians, anadolu=anadolu agency, sana, irna, isna, fars, tasnim, mehr, wafa, "
    "kuna, petra, belga, anp, ntb, ritzau, lusa, tanjug, aap, canadian press, bloomberg=bloomberg news, "
    "dow jones, cnn, bbc=bbc news, al jazeera=al-jazeera, voa=voice of america, rfe/rl=radio free europe, "
    "nbc news, abc news, cbs news, fox news, npr, washington post, new york times, the guardian, "
    "tribune news service, city news service, sun-times media wire, inter press service"
)
AGENCIES = {name: names.split("=")[0] for names in LISTED.split(", ") for name in names.split("=")}
"""Wires, and outlets whose work is often passed on, all names of one with the first of them."""
NAMES = "|".join(re.escape(name).replace(r"\ ", r"\s") for name in sorted(AGENCIES, key=len, reverse=True))
SHORT = re.compile(r"ap|afp|upi|ani|efe|anp|cnn|bbc|voa|npr|sana|fars|mehr|petra|tass|ansa|pti|ians|irna|isna|kuna|"
                   r"wafa|ntb|aap|kcna", re.IGNORECASE)
"""Names that are credits only as they are written: "AP" but not "ap", "Petra" but not "petra"."""
AGENCY = re.compile(rf"(?<![\w'’-])(?:{NAMES})(?![\w-])", re.IGNORECASE)

CAPITALS = r"[^\W\d_a-z][^\W\d_a-z.'’\-]*(?:[ \-/][^\W\d_a-z][^\W\d_a-z.'’]*){0,4}"
WORDS = r"[^\W\d_][\w.'’\-]*(?: [^\W\d_][\w.'’\-]*){0,3}"
DATED = (r"(?:,? (?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?: \d{1,2})?"
         r"(?:,? \d{4})?)?")
DASH = r"(?:\u2014|\u2013|--?|\u2015)"
WITH_CREDIT = re.compile(
    rf"(?:(?P<place>(?:{WORDS})(?:, {WORDS}){{0,2}}?){DATED} ?)?"
    rf"(?:\((?P<credit>[^\W\d_][\w .&/'’\-]{{1,30}})\)|\| (?P<bar>[\w ]{{2,20}}?)) ?(?:{DASH}|:)"
    r"(?=\s|\Z|[^\W\d_]|[\"“‘'])")
CAPITALS_ONLY = re.compile(rf"(?P<place>{CAPITALS})(?:, {WORDS}){{0,2}}?{DATED}(?: {DASH} ?|{DASH} )(?=\S)")
NO_PLACE = re.compile(
    r"\b(?:BREAKING|UPDATED?|WATCH|EXCLUSIVE|VIDEO|PHOTOS?|NEW|LIVE|ANALYSIS|OPINION|EDITORIAL|NOTE|ABSTRACT|CORRECTION|"
    r"ALERT|DEVELOPING|LISTEN|READ|WARNING|FACTBOX|EXPLAINER|TIMELINE|INTERVIEW|PICTURES|GALLERY|QUESTION|ANSWER)"
    r"(?! (?:YORK|DELHI|ORLEANS|HAVEN|PORT|BRITAIN|ZEALAND|SHARON|CASTLE|CITY|MEXICO|JERSEY))\b")

NAMED = re.compile(r"[^\W\d_a-z][\w.&'’-]*(?: (?:[^\W\d_a-z][\w.&'’-]*|of|the|and|de|la|&)){0,4}")
"""What looks like a name: its first word and all but the smallest with a capital."""
OUTLETS = re.compile(r"(?:Agency|Associated|Bulletin|Chronicle|Courier|Daily|Dispatch|Gazette|Globe|Herald|Journal|"
                     r"Mail|Network|News|Observer|Post|Press|Radio|Reporter|Review|Service|Standard|Star|Sun|"
                     r"Telegraph|Times|Tribune|TV|Wire)\b")
"""A word that makes a name an outlet's, even after a place that is not in capitals."""
REGIONS = frozenset((
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington "
    "wisconsin wyoming england scotland wales ireland france germany spain italy portugal poland sweden norway denmark "
    "finland greece turkey ukraine russia china japan india pakistan iran iraq syria israel lebanon jordan egypt libya "
    "sudan kenya nigeria ghana somalia ethiopia mexico canada brazil peru chile colombia cuba australia "
    "austria belgium").split())
"""What one word in brackets after a place may be instead of a credit."""

IN_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
ONLY_AGENCIES = re.compile(
    rf"(?:with (?:(?:inputs?|reports?|files|additional reporting) )?(?:from |by )?|source: ?|via )?(?:the )?(?:{NAMES})"
    rf"(?:(?:[/,;&]| and| with)\s?(?:the )?(?:{NAMES}))*(?: and agencies)?", re.IGNORECASE)
SENTENCE = re.compile(
    r"\b(?:additional reporting|(?:reporting|files|inputs?|reports|material|information) (?:by|from)|contributing:|"
    r"contributed to this (?:report|story|article)|copyright|\u00a9|all rights reserved)", re.IGNORECASE)
OUTLET = re.compile(
    r"(?:^|[.!?]\s)\s?The ((?:[A-Z][\w'’&-]*\s){1,4}?(?:Times|Post|Journal|News|Herald|Tribune|Gazette|Star|Press|"
    r"Chronicle|Telegraph|Mail|Mirror|Independent|Globe|Observer|Review|Courier|Sun))(?=\s(?:also\s)?contributed)")
SOURCE = re.compile(r"(?<!\w)(?:Source|SOURCE):\s?([A-Z][^\n.;()|]{1,60}?)(?:\s?\+ Agencies)?(?=\)|\.?\s{0,3}$)",
                    re.MULTILINE)
NEAR_END = 40
"""Characters that may follow a source in brackets at a text's end (a line for sharing)."""
ALONE = re.compile(rf"^[ \t]{{0,9}}(?:(?:by|[—–-])[ \t]{{0,3}})?(?:the )?({NAMES})[ \t.\r]{{0,9}}$",
                   re.IGNORECASE | re.MULTILINE)
AT_END = re.compile(rf"(?:{DASH})\s?({NAMES})[\s.]{{0,9}}\Z", re.IGNORECASE)
BYLINE = re.compile(r"^[ \t]{0,9}by:?[ \t]{1,3}([^\W\d_][^\n]{2,100}?)[ \t]{0,9}$", re.IGNORECASE)
BAR = re.compile(r"\s[|·•]\s")
SMALL = re.compile(r"and|&|for|of|in|the|de|van|von|al|bin|da|la")
TOP = 8
"""Lines from a text's start in which its byline and its dateline are looked for."""


def dateline_of(text: str, blocks: tuple[Span, ...]) -> Span | None:
    """The span of the dateline ("BRUSSELS (Reuters) -", "KYIV, Ukraine —", without the space after it) at
    the start of the text or of one of its first blocks, or None."""
    for start in [0, *(block.start for block in blocks[:TOP])]:
        head = text[start:start + 160]
        start += len(head) - len(head.lstrip())
        head = head.lstrip()
        match = WITH_CREDIT.match(head)
        if match and _credited(match):
            return Span(start, start + match.end())
        match = CAPITALS_ONLY.match(head)
        if match and sum(map(str.isalpha, match["place"])) >= 3 and not NO_PLACE.search(match["place"]):
            return Span(start, start + len(match[0].rstrip()))
    return None


def credits_of(text: str, blocks: tuple[Span, ...], dateline: Span | None, byline: str | None) -> tuple[str, ...]:
    """Whom a text credits, as it writes them, in order and each once: the wire in its dateline, wires in
    brackets, in sentences such as "Additional reporting by ..." and at its end, and a stated source."""
    found: list[tuple[int, str]] = []
    if byline and ALONE.match(byline):
        found.append((-1, byline.strip()))
    if dateline:
        match = WITH_CREDIT.match(dateline.of(text) + " x")
        if match and _credited(match):
            credit = match["credit"] or match["bar"]
            names = [credit] if credit.lower() in AGENCIES else credit.split("/")
            found += [(dateline.start + at, name) for at, name in enumerate(names)]
    for match in IN_BRACKETS.finditer(text):
        if ONLY_AGENCIES.fullmatch(match[1].strip()):
            found += _agencies(match[1], match.start(1))
    for match in SENTENCE.finditer(text):
        start, end = _sentence(text, match.start(), match.end())
        found += _agencies(text[start:end], start)
        found += [(start + m.start(1), m[1]) for m in OUTLET.finditer(text[start:end])]
    last_line = len(text.rstrip())
    for match in SOURCE.finditer(text):
        alone = not text[text.rfind("\n", 0, match.start()) + 1:match.start()].strip()
        if alone or match.end() >= last_line - (NEAR_END if text[match.end():match.end() + 1] == ")" else 1):
            found.append((match.start(1), match[1].strip()))
    for pattern in (ALONE, AT_END):
        found += [(m.start(1), m[1]) for m in pattern.finditer(text) if _as_written(m[1])]
    out: dict[str, str] = {}
    for _, name in sorted(found):
        plain = re.sub(r"^the\s+", "", " ".join(name.split()), flags=re.IGNORECASE).strip(" ,;:")
        if plain:
            out.setdefault(AGENCIES.get(plain.lower(), plain.lower()), plain)
    return tuple(out.values())


def byline_of(text: str) -> str | None:
    """The names in a line "By ..." near the top of a text, or None."""
    for part in parts_at_top(text):
        match = BYLINE.match(part)
        if match and _names(match[1]):
            return match[1]
    return None


def parts_at_top(text: str) -> Iterator[str]:
    """The short lines among the first of a text, cut at bars ("By Ines Holm | May 12, 2031") and without
    the marks of Markdown around them."""
    at = 0
    for _ in range(TOP):
        end = text.find("\n", at)
        stop = len(text) if end < 0 else end
        if stop - at < 150:
            yield from (part.strip(" \t\r*_") for part in BAR.split(text[at:stop]))
        if end < 0:
            return
        at = end + 1


def _names(line: str) -> bool:
    """Whether a line holds names only."""
    return not line.endswith((".", "?", "!")) and all(
        word[0].isupper() or SMALL.fullmatch(word) for word in re.findall(r"[\w&][\w.'’&-]*", line))


def _credited(match: re.Match[str]) -> bool:
    """Whether a bracket makes a dateline: a wire's name, or after a place in capitals anything that looks
    like a name, but for a label ("MAYOR RUIZ (Lund):"); after another place an outlet's name."""
    name = (match["credit"] or match["bar"] or "").strip()
    if AGENCY.fullmatch(name) and _as_written(name):
        return True
    place = match["place"]
    if place is None or not match["credit"] or NO_PLACE.search(place):
        return False
    shouted = place.split(",")[0].isupper()
    if shouted and (name.isupper() or AGENCY.search(name)):
        return True
    named = NAMED.fullmatch(name) and name.lower() not in REGIONS and not match[0].endswith(":")
    return bool(named and (shouted or OUTLETS.search(name)))


def _agencies(text: str, start: int) -> list[tuple[int, str]]:
    return [(start + m.start(), m[0]) for m in AGENCY.finditer(text) if _as_written(m[0])]


def _as_written(name: str) -> bool:
    return not SHORT.fullmatch(name) or name[:1].isupper()


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The line or sentence around, 200 characters to each side at most."""
    before, after = text[max(0, start - 200):start], text[end:end + 200]
    first = max(before.rfind(mark) for mark in ("\n", ". ", "? ", "! ", ".\u201d ", '." '))
    stop = re.search(r"\n|(?<![A-Z])\.(?:\s|$|\))", after)
    return start - len(before) + max(first + 1, 0), end + (stop.start() if stop else len(after))
