"""Readings without the model: marked sentences go through ``attribute`` and ``measure`` as they would in a run.

``told("Ostby Herald", 3, "[S:Mayor Ana Ruiz] [Q:said] [C:40 homes were flooded].")`` is a report of 3 March 2031.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sayso.attribute import attribute
from sayso.measure import measure
from sayso.values import Dated, Reading, digest
from tests.attribute.building import build
from tests.making import report_of


def told(outlet: str, day: int | None, marked: str, names: str = "", **fields: Any) -> Reading:
    """A reading of a marked text (see ``build``), published on a day of March 2031, or undated."""
    built = build(marked, names)
    published = None if day is None else Dated(date(2031, 3, day), "given")
    report = report_of(
        built.text,
        id=digest(outlet, str(day), built.text),
        outlet=outlet,
        published=published,
        external_id=None,
        **fields,
    )
    statements, unattributed = attribute(report, built.encoded)
    owned, figures, times, places = measure(report, built.encoded, statements, unattributed)
    return Reading(report, owned, figures, times, places, unattributed)
