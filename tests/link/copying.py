"""Invented reports whose texts are copied, cut, reworded and quoted, for the tests of copies."""

from __future__ import annotations

from datetime import date

from sayso.text import TextMap
from sayso.values import Dated, Reading, Report, digest

FLOOD = (
    "The river Tarn burst its banks above Velmo before dawn, drowning two shepherds and cutting the only road to the "
    "upper valley. Rescuers in rubber boats brought 140 villagers to a school gymnasium, the prefect, Odile Marchetti, "
    "told a briefing. A dam built in 1962 held, although engineers had opened its gates at midnight to relieve the "
    "pressure. Some 3,200 homes were without power by noon. Forecasters expect another 60 millimetres of rain before "
    "the weekend, and the army has sent a bridging company from the garrison at Porto Serra."
)
MORE = (
    "Farmers in the lower plain said that the harvest of early maize was lost, and that insurers had not answered "
    "their calls. The last flood on this scale struck the valley nineteen years ago, when the railway embankment gave "
    "way and a freight train carrying fertiliser overturned."
)
REWORDED = (
    "Two shepherds drowned and the only road to the upper valley was cut when the Tarn burst its banks above Velmo "
    "early in the day. In rubber boats, rescuers took 140 villagers to the gymnasium of a school, prefect Odile "
    "Marchetti told a briefing. Engineers opened the gates of a dam built in 1962 at midnight in order to relieve "
    "pressure, and it held. By noon 3,200 homes had no power. Another 60 millimetres of rain are expected by "
    "forecasters this week; a bridging company of the army is under way from its Porto Serra garrison."
)
SAME_EVENT = (
    "Marie Dosso was asleep when the water came. She climbed to the attic with her son and waved a sheet until a boat "
    "of the fire brigade reached her street in Velmo. Two people died in the flood of the Tarn, officials said, and "
    "the prefect spoke of 140 evacuees. At the gymnasium, volunteers handed out soup and dry socks, while the "
    "mayor complained that the warning had reached him by telephone only after the first cellars were full. Schools "
    "stay closed until further notice."
)
SPEECH = (
    '"We will not leave a single family on this side of the water tonight, and nobody who lost a house will be asked '
    "to pay for the bed that he sleeps in. The state failed the valley nineteen years ago. It shall not fail it again, "
    'and I give you my word on that as the daughter of a ferryman,"'
)
QUOTED_A = f"Premier Ilse Konda flew to the stricken valley by helicopter. {SPEECH} she said to cheers from evacuees."
QUOTED_B = (
    f"Critics of the government were not impressed by the evening's address. {SPEECH} Konda had promised. The "
    "opposition wants a commission of inquiry into the dam."
)
LAYOFFS = (
    "Brandt Optik will close its lens works in Ahlfeld and dismiss 1,150 of 4,800 staff, the company said. Chief "
    "executive Petra Lindqvist blamed the loss of an order worth 85 million euros from a maker of telephones. The "
    "works council called the plan a declaration of war and announced a strike ballot for the ninth of March. Shares "
    "rose by 4.2 percent. Production moves to a plant near Brno that opened with 30 million euros in state aid."
)
FEVER = (
    "Health officers in Kasimba have counted 61 cases of river fever since the rains began, and nine patients have "
    "died. Laboratory manager Joseph Otieno said that the strain was new to the district and that vaccine for 20,000 "
    "people would arrive by barge. Two markets were shut. Traders threw stones at inspectors who sealed their stalls, "
    "and the governor imposed a curfew from seven in the evening."
)


def reading(text: str, key: str, **fields: object) -> Reading:
    """A reading of a report with this text; ``key`` tells it from others with the same text. ``day``: its
    published day."""
    day = fields.pop("day", None)
    empty = TextMap([], [])
    values = {"outlet": f"Outlet {key}", "published": Dated(day, "given") if isinstance(day, date) else None, **fields}
    report = Report(digest(key), "", "text/plain", key, text, empty, **values)  # type: ignore[arg-type]
    return Reading(report, ())
