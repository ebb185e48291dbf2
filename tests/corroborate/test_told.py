"""Whole stories of invented reports whose dependences are known: how many origins each figure has."""

from __future__ import annotations

import pytest

from sayso.values import Reading
from tests.corroborate.test_corroborating import claim_of, compared
from tests.link.telling import told

LAYOFFS = (
    told(
        "Harbour Ledger",
        6,
        "[C:The yard plans to cut 1,200 jobs], [Q:according to] [S:an internal memo seen by the Harbour Ledger].",
        "ORG Harbour Ledger",
    ),
    told(
        "Metal Weekly",
        6,
        "[S:An internal memo obtained by Metal Weekly] [Q:says] [C:the yard will shed 1,200 posts].",
        "ORG Metal Weekly",
    ),
    told(
        "Jutland Times",
        7,
        "[S:The Metalworkers' Union] [Q:said] [C:up to 1,500 workers would lose their jobs].",
        "ORG Metalworkers' Union",
    ),
    told(
        "Funen Star",
        7,
        "[S:The Harbour Ledger] [Q:reported] [C:that the yard would cut 1,200 jobs]. "
        "[S2:Karen Holm, head of the Metalworkers' Union,] [Q2:said] [C2:up to 1,500 jobs would go].",
        "ORG Harbour Ledger; PER Karen Holm; ORG Metalworkers' Union",
    ),
    told("Capital Desk", 8, "[S:Nordhavn] [Q:said] [C:it would cut 1,150 jobs].", "ORG Nordhavn"),
)
FIRE = (
    told("Coastal Tribune", 10, "[S:The fire brigade] [Q:said] [C:the fire had destroyed 120 homes]."),
    told("Inland Post", 10, "[S:Local officials] [Q:said] [C:the fire had destroyed 120 homes]."),
    told(
        "Athens Ledger",
        11,
        "[S:The power company Helios] [Q:denied] [C:that its lines had started it]. "
        "[S2:Fire brigade spokesman Nikos Rallis] [Q2:said] [C2:160 homes had burned down, up from 120 a day earlier].",
        "ORG Helios; PER Nikos Rallis",
    ),
    told(
        "Island Radio",
        12,
        "[S:The Kalamos Volunteers] [Q:counted] [C:210 destroyed houses]. "
        "[S2:The Athens Ledger] [Q2:reported] [C2:that 160 homes had burned down].",
        "ORG Kalamos Volunteers; ORG Athens Ledger",
    ),
)
FEVER = (
    told("Zomba Courier", 3, "[S:The health ministry] [Q:said] [C:18 people had died of the fever]."),
    told(
        "Lake Radio",
        3,
        "[S:A senior official at the health ministry] [Q:said] [C:18 people had died of the fever].",
    ),
    told(
        "Southern Wire",
        4,
        "[S:Doctors for Lakes] [Q:said] [C:at least 31 people had died of the fever].",
        "ORG Doctors for Lakes",
    ),
    told("Blantyre Post", 4, "[S:The health ministry] [Q:denied] [C:that 31 people had died of the fever]."),
    told(
        "Mirror", 4, "[S:The Zomba Courier] [Q:reported] [C:that 18 people had died of the fever].", "ORG Zomba Courier"
    ),
    told("Gazette", 5, "[S:The interior minister] [Q:said] [C:19 people had died of the fever]."),
)
STRIKE = (
    told("Port Gazette", 2, "[S:The transport union] [Q:said] [C:some 8,000 dockers had walked out]."),
    told(
        "Brussels Post",
        3,
        "[S:A government official] [Q:said] [C:between 3,000 and 9,000 dockers had walked out].",
    ),
    told(
        "Walloon Star",
        4,
        "[S:The transport union] [Q:says] [C:it may rival the strike of 1998, which 20,000 dockers joined]. "
        "About 8,000 dockers have walked out.",
    ),
)


@pytest.mark.parametrize(
    ("readings", "figure", "origins"),
    [
        (LAYOFFS, "1,200", 3),  # the memo that two saw, the union and its head, the yard
        (FIRE, "120", 2),  # the brigade and its spokesman, whom the officials repeat; the volunteers
        (FEVER, "18", 2),  # the state at home, which one outlet repeats; the doctors, whose figure is denied
        (STRIKE, "20,000", 0),  # in passing, of another year
        (STRIKE, "8,000", 2),  # the union; an official whose wide range answers the same question
    ],
)
def test_each_figure_has_as_many_origins_as_independent_hands(
    readings: tuple[Reading, ...], figure: str, origins: int
) -> None:
    assert claim_of(compared(*readings), readings, figure).independent == origins
    assert claim_of(compared(*reversed(readings)), readings, figure).independent == origins
