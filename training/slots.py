"""What fills the slots of ``training.sentences``: kinds of event, bodies, companies, groups, outlets, syllables.

``|`` stands between choices, and ``(a|b)`` is a choice within one.
"""

# ruff: noqa: E501
from __future__ import annotations

KINDS = (
    (
        "the flood",
        "drowned or missing",
        "people|residents|villagers",
        "the (death |)toll|the number of dead",
        "{n} people drowned in {place}|{n} houses stood under water|the water rose by {m2} metres|{n} people were moved out",
        "boats|sandbags",
    ),
    (
        "the fire",
        "killed or hurt",
        "people|workers|guests",
        "the (death |)toll|the number of injured",
        "{n} people died in the {site}|{n} people were taken to hospital|the fire destroyed {n} homes|{n} people are missing",
        "hoses|photographs",
    ),
    (
        "the outbreak",
        "infected",
        "cases|patients|infections|deaths",
        "the (case count|toll|number of infections)",
        "{n} people fell ill|{n} patients had died by {day}|the virus had reached {m2} districts|{n} children were infected",
        "doses|samples",
    ),
    (
        "the leak",
        "affected",
        "customers|users|accounts|patients|people",
        "the number of (victims|accounts|people affected)",
        "the details of {n} customers were copied|{n} accounts were opened|the intruders took {n} files|{n} people were affected",
        "records|files|rows of data|entries|passwords",
    ),
    (
        "the layoffs",
        "out of work",
        "jobs|workers|posts|employees",
        "the (number of jobs lost|cuts)",
        "{n} jobs will go|{n} workers were sent home|the plant will lose {m2} of its lines|{n} people signed up for help",
        "shares|machines",
    ),
    (
        "the strike",
        "on strike",
        "strikers|workers|drivers|nurses",
        "the (turnout|number of strikers)",
        "{n} drivers stayed at home|{n} trains did not run|{m2} percent of the staff joined|{n} people walked out",
        "signatures|ballots",
    ),
    (
        "the vote",
        "registered",
        "votes|ballots|voters|seats",
        "turnout|the (number of votes|lead)",
        "{n} ballots were spoiled|turnout reached {m2} percent|{n} voters were turned away|the lead had shrunk to {n} votes",
        "ballots|lists",
    ),
    (
        "the march",
        "on the streets",
        "people|marchers|protesters|demonstrators",
        "the (crowd|turnout|number of marchers)",
        "{n} people marched through {place}|{n} people were detained|{n} officers were hurt|the crowd grew to {n}",
        "banners|signatures",
    ),
    (
        "the attack",
        "killed or wounded",
        "people|soldiers|fighters|civilians",
        "the (death |)toll|the number of dead",
        "{n} people were killed near {place}|{n} soldiers had crossed the border|{n} fighters surrendered|{m2} shells hit the {site}",
        "weapons|rifles|prisoners",
    ),
    (
        "the deployment",
        "sent",
        "troops|soldiers|recruits|vehicles",
        "the (strength of the force|number of troops)",
        "{n} troops had been moved to {place}|{n} more soldiers were being trained|{m2} ships carried {n} men",
        "tanks|vehicles|drones",
    ),
    (
        "the sinking",
        "lost or rescued",
        "passengers|migrants|sailors|people",
        "the (death |)toll|the number of missing",
        "{n} people were on board|{n} passengers were pulled from the water|{n} people are still missing",
        "life jackets",
    ),
    (
        "the fraud",
        "cheated",
        "savers|investors|customers|claims",
        "the (losses|damage|number of victims)",
        "{n} savers lost their money|{money} had been moved abroad|{n} claims were false|the losses came to {money}",
        "accounts|coins|invoices",
    ),
    (
        "the recall",
        "faulty",
        "cars|complaints|units|crashes",
        "the number of (cars|faulty parts)",
        "{n} cars have to go back|{n} drivers complained|{m2} people were hurt by the part|{n} units were sold",
        "parts|keys",
    ),
    (
        "the outage",
        "without power",
        "households|customers|homes",
        "the number of homes without power",
        "{n} homes lost power|power came back to {n} homes|{n} lifts stopped|repairs will take {m2} days",
        "cables|meters",
    ),
    (
        "the earthquake",
        "killed or hurt",
        "people|houses|villages",
        "the (death |)toll|the damage",
        "{n} people were buried|{n} houses fell|the damage amounts to {money}|{n} people sleep outside",
        "tents|blankets",
    ),
)
"""Kinds of event: its noun, what becomes of people, who they are, what is counted, clauses, what may be owned."""
START = "Bar Cal Dor El Fen Gar Hol Is Jor Kel Lor Mar Nor Os Pel Quin Ros Sel Tar Ul Ver Wes Yar Zel Bren Ster Thal Mor".split()
MIDDLE = "a e i o an en or ar el in ad os".split()
END = "ton ham vik berg stad mouth dale field grad nik ova ria nia land mar port bury ek ac".split()
FIRST = (
    "Ana Bela Carl Dora Emil Farah Goran Hana Ivo Jana Karim Lena Milan Nadia Omar Petra Rosa Samir Tomas Uma "
    "Vera Wen Yusuf Zora Peter Maria John Susan David Helen Paul Ingrid Li Chen Aisha Kofi"
).split()
LAST = (
    "Adler Bakic Costa Demir Ekman Farkas Gruber Haddad Ilic Jensen Kovac Lindt Moreau Novak Okoro Petrov Quist "
    "Rahman Silva Toth Ulrich Varga Walsh Yilmaz Zeman Marsh Byrne Hale Stone Okafor Mensah Tanaka"
).split()
OFFICE = (
    "the {place} police|police in {place}|the {place} fire service|the health ministry|the interior ministry|"
    "the {place} health department|the {place} Ministry of Health|the coast guard|the governor's office|"
    "the {place} Observatory for Human Rights|the {place} Data Commission|the state attorney general|"
    "the {place} Red Cross|the electoral commission|the army|the {place} intelligence service|{place}|"
    "the union|the {place} Labour Union|the {place} Institute for Public Health|the defence ministry|the mayor's office|"
    "the regulator|the {place} Securities Board|an independent monitor|hospital officials|local officials|"
    "the {place} Centre for Economic Research|the government|the United Nations|the {place} Weather Office|"
    "{last} & {last}, a security firm|the research group {name}|volunteers in {place}"
)
COMPANY = "{name} Holdings|{name} Bank|{name} Motors|{name} Data|{name}|{name} Health|the {name} group|{name} Energy|{name} Foods|the company"
GROUP = "{name}|the group {name}|a group called {name}|the gang|the rebels|the {place} Front|the hackers|the seller|the militia|the movement"
OUTLET = "the {place} {paper}|{place} {paper}|{place} Radio|{name} News"
PAPER = "Courier Herald Gazette Post Mercury Tribune Echo Observer Standard".split()
ROLES = (
    "a spokesman for {body}|the head of {body}|a doctor|its director|who runs the {site}|the mayor of {place}|a lawyer|"
    "an analyst at {name}|the chief inspector|a security researcher|founder of {name}|the union's secretary"
)
SITES = "harbour station bridge market school plant hospital depot stadium airport mill dam library prison warehouse".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
ACTS = "send help|close the {site}|publish the list|reopen the {site}|pay {money}|count again|step down"
QUOTES = (
    "We have {n} names and no list|Nobody told us anything|It was over in {m} minutes|We lost {n} of our people|"
    "The count is wrong|We will not leave {place}|There were at least {n} of them|I have never seen such a thing|"
    "They promised us {money}|We need boats, not words"
)
DEMONYMS = "Norlandish Turkish Finnish Kurdish Chilean Kenyan Polish Dutch Iraqi Malian Korean Greek Cuban".split()
"""Adjectives of nations, real and not."""
PEOPLE = "{demonym} police|{demonym} officials|{place} firefighters|{place} police|hospital doctors|union leaders|aid workers|rescue workers|{demonym} media|army officers|local doctors"
