"""Invented reports for the tests of grouping."""

from __future__ import annotations

from datetime import date, timedelta

from sayso.link.stories import Features, features_of
from sayso.text import TextMap
from sayso.values import Dated, Reading, Report

START = date(2031, 3, 3)


def told(name: str, text: str, *, title: str | None = None, after: int | None = 0) -> Features:
    """The features of a report with this id and text, published so many days after START (None: undated)."""
    day = None if after is None else Dated(START + timedelta(days=after), "given")
    report = Report(name, "0" * 64, "text/plain", name, text, TextMap([], []), title=title, published=day)
    return features_of(Reading(report, ()))


MILL_FIRE = (
    told(
        "mill1",
        "HARLOW BEND - A fire tore through the Ostrander paper mill on Quay Street late on Monday, and two watchmen "
        "were taken to hospital, the fire brigade said. The roof of the drying hall fell in before midnight.",
        title="Two hurt as fire guts Ostrander paper mill",
    ),
    told(
        "mill2",
        "Investigators looked on Tuesday for the cause of the blaze at the Ostrander mill in Harlow Bend. Watchman "
        "Tobias Renck, 58, and his colleague Ida Solberg were breathing on their own, a doctor at the clinic said.",
        title="Ostrander mill blaze: cause unknown",
        after=1,
    ),
    told(
        "mill3",
        "A faulty dryer started the fire that destroyed the drying hall of the Ostrander paper mill on Quay Street, "
        "chief Lena Vogt said. Watchman Tobias Renck, 58, left the clinic on Thursday; Ida Solberg is there still.",
        title="Dryer blamed for Ostrander mill fire in Harlow Bend",
        after=3,
    ),
)
DEPOT_FIRE = (
    told(
        "depot1",
        "HARLOW BEND - Flames destroyed nine buses at the Marsh Lane depot early on Wednesday, the fire brigade said. "
        "Mechanic Piet Aldous, 33, burned his hands when he drove a tenth bus out of the yard.",
        title="Nine buses burn at Marsh Lane depot",
        after=2,
    ),
    told(
        "depot2",
        "The bus company in Harlow Bend will borrow vehicles after nine of its buses burned at the Marsh Lane depot. "
        "Piet Aldous, 33, a mechanic, was treated for burns, the fire brigade said.",
        title="Bus company borrows vehicles after Marsh Lane fire",
        after=3,
    ),
)
LAYOFFS = (
    told(
        "works1",
        "Kestrel Looms will close its weaving works in Tarn Valley and dismiss 640 workers by June, chief executive "
        "Maud Okafor told staff on Monday. The union called a meeting for the evening.",
        title="Kestrel Looms to close Tarn Valley works",
    ),
    told(
        "works2",
        "Workers at the Tarn Valley weaving works of Kestrel Looms voted on Friday to occupy the plant rather than let "
        "640 jobs go. Union secretary Bram Teller accused Maud Okafor of breaking her word.",
        title="Kestrel Looms weavers vote to occupy works",
        after=4,
    ),
    told(
        "works3",
        "A week into the occupation of the Kestrel Looms works in Tarn Valley, the labour minister offered to mediate "
        "between union secretary Bram Teller and Maud Okafor, who wants to dismiss 640 workers.",
        title="Minister offers to mediate at Kestrel Looms",
        after=11,
    ),
)
EVENTS = (MILL_FIRE, DEPOT_FIRE, LAYOFFS)
ALL = tuple(report for event in EVENTS for report in event)

_ANGLES = (
    "The health ministry counted {n} cases of Verrin fever on Isla Corda, where the virus was first seen in the port.",
    "Doctors on Isla Corda asked for beds as Verrin fever filled the clinic; the virus has {n} known cases.",
    "Airlines stopped flights to Isla Corda over Verrin fever. Islanders with the virus now number {n}.",
    "A vaccine against the Verrin fever virus will reach Isla Corda by ship, the ministry said, after {n} cases.",
    "Schools on Isla Corda stayed shut because of Verrin fever. The virus has been found in {n} people.",
    "The fishing fleet of Isla Corda stayed in port while the virus spread; Verrin fever cases rose to {n}.",
)


def epidemic(reports: int, every: int) -> tuple[Features, ...]:
    """A long story: reports on one epidemic from ever new sides, one every so many days."""
    return tuple(
        told(f"fever{n:02d}", _ANGLES[n % len(_ANGLES)].format(n=20 + 17 * n), after=n * every) for n in range(reports)
    )
