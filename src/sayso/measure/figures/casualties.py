"""Nouns and verbs that say what befell the people counted."""

from __future__ import annotations


def _by_word(entries: dict[str, str]) -> dict[str, str]:
    """Each word of the entries with its category."""
    return {word: category for category, words in entries.items() for word in words.split()}


NOUNS = _by_word(
    {
        "killed": "dead deaths death fatalities fatality bodies corpses killed martyrs",
        "injured": "injured wounded injuries hurt",
        "killed_or_injured": "casualties casualty",
        "missing": "missing",
        "displaced": "displaced refugees evacuees homeless idps",
        "detained": "detainees prisoners arrests hostages captives detained inmates abductees",
    }
)
ACTIVE = _by_word(
    {
        "killed": "killed killing kills kill slaughtered slaughtering massacred massacring murdered murdering executed "
        "executing executes beheaded beheading assassinated slain slaying murders",
        "injured": "injured injuring injures injure wounded wounding wounds wound hurt hurting hurts maimed maiming",
        "displaced": "displaced displacing displaces displace evacuated evacuating evacuates evacuate uprooted "
        "uprooting sheltering",
        "detained": "detained detaining detains detain arrested arresting arrests arrest jailed jailing captured "
        "capturing captures kidnapped kidnapping abducted abducting imprisoned imprisoning seized seizing holding",
        "deployed": "deployed deploying deploys deploy sent sending sends send dispatched dispatching dispatches "
        "moved moving massed massing stationed transferred shipped transported carried",
    }
)
"""Verbs with the people they befall as their object."""
PASSIVE = {w: c for w, c in ACTIVE.items() if w.endswith(("ed", "hurt", "sent", "slain"))}
PASSIVE |= _by_word(
    {"injured": "hospitalised hospitalized shot stabbed struck treated grazed", "deployed": "trained readied"}
)
SHOOTING = frozenset("shot shooting stabbed stabbing".split())
"""What wounds, unless the words beside it say that it killed."""
FATAL = frozenset("dead fatally fatal mortally".split())
ALONE = _by_word(
    {
        "killed": "died die dying dead deceased perished perish drowned "
        "succumbed",
        "missing": "missing unaccounted disappeared vanished",
        "displaced": "fled flee fleeing homeless",
        "deployed": "arrived entered training reached",
    }
)
"""Verbs without an object, and adjectives."""
PASSING = frozenset("was were been being be is are get got gets".split())
BOTH = {"killed": "injured", "injured": "killed"}
OF = _by_word({"killed": "bodies deaths death killing killings murder", "detained": "arrest arrests detention"})
"""Nouns whose "of" leads to the people: "the bodies of 12 men"."""
PRONOUNS = frozenset("he she they".split())
GOING_ON = frozenset("when after as before because while and where".split())
"""Before a pronoun: the clause goes on with those counted."""
FLIGHT = frozenset("fled flee fleeing disappeared vanished".split())
FUGITIVES = frozenset(
    "suspects suspect attackers gunmen assailants robbers thieves inmates prisoners men man drivers".split()
)
"""Who flees without being displaced, soldiers apart."""
STOPS = frozenset("""
and but while as when after before because if although though said says told added warned reported since unless
until whereas killing wounding injuring leaving
""".split())  # fmt: skip
OBJECTS = frozenset(
    "the a an his her their its some several many dozens scores hundreds thousands him them us me others".split()
)
FILLERS = frozenset("""
another a an the further additional up at least nearly about around some reportedly also total of as many more than
over only just all other those his its their well slightly far even much these some yet
""".split())  # fmt: skip
OF = {"bodies": "killed", "deaths": "killed", "death": "killed", "killing": "killed", "killings": "killed"}
OF |= {"murder": "killed", "arrest": "detained", "arrests": "detained", "detention": "detained"}
BOTH = {"killed": "injured", "injured": "killed"}
LOST = frozenset("claimed claiming claims took taken taking cost costing lost losing lives".split())
THINGS = frozenset("""
attacks attack strikes strike bombs bomb bombings explosions blasts raids jobs hours days weeks months years times
vehicles houses buildings places cities towns villages countries incidents operations missiles rockets drones tanks
bills deals building house home homes school schools street streets area areas office offices shop shops plan plans
project projects account accounts item items game games case cases weapons guns rifles cars trucks vessels computers
phones documents positions bases checkpoints websites pounds kilograms goals ships boats aircraft ways points votes
shells provinces districts counts charges
""".split())  # fmt: skip
