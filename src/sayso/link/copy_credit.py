"""Whom two reports credit, and which of them came first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from sayso.values import Report

LISTED = (
    "AP=Associated Press=The Associated Press=AP News, AFP=Agence France-Presse=Agence France Presse, "
    "Reuters=Thomson Reuters, UPI=United Press International, DPA=dpa, PA=PA Media=Press Association, Xinhua, "
    "TASS=ITAR-TASS, Interfax, Interfax-Ukraine, RIA Novosti, Ukrinform, ANSA, EFE, Kyodo=Kyodo News, "
    "Jiji=Jiji Press, Yonhap, KCNA, PTI=Press Trust of India, ANI, IANS, Anadolu=Anadolu Agency, SANA, IRNA, ISNA, "
    "APP=Associated Press of Pakistan, Bernama, Antara, Belga, ANP, NTB, Ritzau, STT, Lusa, "
    "AAP=Australian Associated Press, Canadian Press, Bloomberg=Bloomberg News, Dow Jones=Dow Jones Newswires, "
    "CNS=City News Service, Tribune News Service"
)
WIRES = {name: names.split("=")[0] for names in LISTED.split(", ") for name in names.split("=")}
"""News agencies whose text others print, each name with the first of its agency, as they are written."""
NAMES = "|".join(re.escape(name) for name in sorted(WIRES, key=len, reverse=True))
NOT_ONLY = frozenset("AAP ANI APP CNS IANS PA PTI SANA STT".split())
"""Short names that are parties, places or people, too: agencies only as a credit, in brackets or at the end."""
IN_TEXT = "|".join(re.escape(name) for name in sorted(WIRES, key=len, reverse=True) if name not in NOT_ONLY)
IN_BRACKETS = re.compile(rf"\((?:the )?({NAMES})\)")
BY = re.compile(
    rf"(?<![\w-])(?:told|to|via|by|from|source:?|photo/) (?:the )?({IN_TEXT})(?![\w-])"
    rf"|(?<![\w-])({IN_TEXT})(?:'s|’s)? (?:correspondent|reporter|journalist|photographer|team|news agency)\b"
)
"""What an agency's own text says of it ("told AFP", "an AFP correspondent")."""
ENDS = re.compile(rf"(?:^|[\s.(/—–-])({NAMES})(?:/\w{{1,9}})?[\s).]{{0,9}}\Z")
TAIL = 60
CUE_BEFORE = re.compile(
    r"(?:according to|reported by|reports by|report by|published by|citing|cites?|quoting|via|source:?|courtesy of|"
    r"told|by) (?:the |a report (?:by|in|from) (?:the )?)?$",
    re.IGNORECASE,
)
CUE_AFTER = re.compile(
    r"^(?:['’]s)?,? (?:(?:first |also |has |had |earlier |previously ){0,3})"
    r"(?:report(?:s|ed)?|wrote|writes|revealed|published|broke|said|says|(?:was|were) (?:the )?first)\b"
)


LONGER = 1.25
"""How much longer a text must be to be taken for the one that was shortened."""


@dataclass(frozen=True, slots=True)
class Carrier:
    """A report as far as credits and age go. ``name``: its outlet's. ``wires``: the agencies it credits.
    ``agency``: the one whose own outlet it is."""

    id: str
    day: date | None
    name: str
    wires: frozenset[str]
    agency: str | None
    credits: tuple[str, ...]
    text: str

    @property
    def age(self) -> tuple[str, str]:
        """What sorts reports: the day (undated ones last), then the id."""
        return (self.day.isoformat() if self.day else "~", self.id)


def carrier_of(report: Report) -> Carrier:
    """What a report says of where its text comes from."""
    name = outlet_name(report.outlet)
    agency = next((WIRES[wire] for wire in WIRES if wire.lower() == name.lower()), None)
    return Carrier(
        id=report.id,
        day=report.published.day if report.published else None,
        name=name,
        wires=wires_in(report) | ({agency} if agency else frozenset()),
        agency=agency,
        credits=report.credits,
        text=report.text,
    )


def wires_in(report: Report) -> frozenset[str]:
    """The agencies that a report credits: in its credits, its dateline, brackets at its start, its text, its last
    line."""
    found = [credit for credit in report.credits if credit in WIRES]
    if report.dateline is not None:
        found += [m[1] for m in IN_BRACKETS.finditer(report.dateline.of(report.text))]
    found += [m[1] for m in IN_BRACKETS.finditer(report.text[: 2 * TAIL])]
    found += [m[1] or m[2] for m in BY.finditer(report.text)]
    tail = ENDS.search(report.text[-TAIL:])
    if tail:
        found.append(tail[1])
    return frozenset(WIRES[name] for name in found)


def outlet_name(outlet: str | None) -> str:
    """The outlet without an article, what stands in brackets, and a domain's ending; empty where there is none."""
    name = re.sub(r"\s?\([^()]{0,80}\)", "", outlet or "")
    return re.sub(r"^(?:the |www\.)|\.(?:com|org|net|co\.uk)$", "", name.strip(), flags=re.IGNORECASE).strip()


def credits_outlet(report: Carrier, other: Carrier) -> bool:
    """Whether a report credits another's outlet by name: in its credits, or beside a cue ("the Post reported").
    A report that credits its own outlet credits nobody."""
    name = other.name
    if len(name) < 3 or name.lower() == report.name.lower():
        return False
    if any(outlet_name(credit).lower() == name.lower() for credit in report.credits):
        return True
    at = report.text.find(name)
    while at >= 0:
        end = at + len(name)
        whole = not (report.text[max(0, at - 1) : at].isalnum() or report.text[end : end + 1].isalnum())
        before, after = report.text[max(0, at - TAIL) : at], report.text[end : end + TAIL]
        if whole and (CUE_BEFORE.search(before) or CUE_AFTER.search(after)):
            return True
        at = report.text.find(name, end)
    return False


def first_of(a: Carrier, b: Carrier, words: tuple[int, int], whole: bool) -> tuple[bool | None, str | None]:
    """Whether ``a`` came first (None: not known), and how that is known: the published day, a credit, the agency's
    own outlet, or, where the ``whole`` of the shorter stands in the other, the greater length."""
    if a.day and b.day and a.day != b.day:
        return a.day < b.day, "published day"
    credits = credits_outlet(b, a), credits_outlet(a, b)
    if credits[0] != credits[1]:
        return credits[0], "credit"
    if (a.agency is None) != (b.agency is None):
        return a.agency is not None, "agency's own outlet"
    if whole and max(words) >= LONGER * min(words):
        return words[0] > words[1], "length"
    return None, None
