"""Nouns: plural or not, singular forms, who is a person and who a soldier.

The rules are those of school grammar with the exceptions that news reports use.
"""

from __future__ import annotations

from sayso.measure.figures.tables import table

IRREGULAR = table("""
aliases:alias people:person men:man women:woman children:child wives:wife lives:life knives:knife wolves:wolf
halves:half leaves:leaf thieves:thief teeth:tooth feet:foot mice:mouse geese:goose oxen:ox criteria:criterion
phenomena:phenomenon crises:crisis analyses:analysis bases:base buses:bus gases:gas viruses:virus movies:movie
cookies:cookie zombies:zombie rookies:rookie calories:calorie shoes:shoe heroes:hero potatoes:potato tomatoes:tomato
volcanoes:volcano torpedoes:torpedo mosquitoes:mosquito echoes:echo vetoes:veto servicemen:serviceman
servicewomen:servicewoman policemen:policeman policewomen:policewoman fishermen:fisherman gunmen:gunman
firemen:fireman businessmen:businessman congressmen:congressman infantrymen:infantryman crewmen:crewman
militiamen:militiaman tribesmen:tribesman spokesmen:spokesman grandchildren:grandchild schoolchildren:schoolchild
staff:staff dead:dead wounded:wounded injured:injured missing:missing killed:killed police:police_officer
personnel:personnel cattle:cattle sheep:sheep fish:fish aircraft:aircraft spacecraft:spacecraft others:person
poultry:poultry livestock:livestock species:species series:series homeless:homeless detained:detained
hospitalised:hospitalised hospitalized:hospitalized displaced:displaced unaccounted:missing hurt:injured youth:youth
offspring:offspring infantry:infantry cavalry:cavalry crew:crew paramilitaries:paramilitary casualties:casualty
folk:person media:media
""")
NOT_PLURAL = frozenset("""
this his its was has is us yes plus less thus gas bus across besides news always perhaps congress business process
access loss boss class press mass glass cross pass dress stress success virus campus crisis basis analysis status
focus bonus census consensus chaos dangerous serious previous various famous religious nervous previous continuous
numerous suspicious enormous tremendous hazardous anonymous unanimous indigenous towards afterwards upwards
downwards forwards nowadays sometimes whereas kudos rabies politics economics physics mathematics athletics ms mrs
ss as ours yours theirs hers says does goes afterwards overseas alias atlas lens iris jesus texas kansas paris laos
honduras james thomas hours' previously others' ones continues includes remains comes takes makes gives gets needs
wants means seems appears becomes
""".split())  # fmt: skip
PEOPLE = frozenset("""
people persons person men women children man woman child civilians civilian soldiers soldier troops troop fighters
fighter militants insurgents rebels residents resident villagers migrants refugees victims victim survivors others
passengers students pupils workers employees officers police policemen personnel staff protesters demonstrators
journalists doctors medics nurses patients prisoners detainees hostages families family individuals individual
members member boys girls teenagers babies infants tourists pilgrims worshippers drivers pedestrians firefighters
gunmen bombers attackers servicemen infantrymen paratroopers marines conscripts recruits casualties dead wounded
injured missing killed lives souls fatalities deaths bodies corpses fans supporters voters citizens adults americans
crew suspects inmates evacuees guests shoppers customers users jihadists terrorists peacekeepers guards volunteers
athletes officials defectors relatives households foreigners nationals strangers homeless toddlers teachers
lawmakers miners sailors fishermen climbers hikers commuters bystanders schoolchildren reservists mercenaries
commandos militiamen youths settlers
""".split())  # fmt: skip
PERSONS = frozenset("""
guard teacher student driver officer deputy worker pedestrian bystander passenger nurse father mother brother sister son
daughter wife husband girl boy teen teenager infant toddler baby motorist cyclist clerk cook farmer miner sailor tourist
fan player pupil doctor reporter journalist activist lawyer engineer fisherman male female juvenile adult youth suspect
gunman attacker robber assailant intruder patient inmate prisoner neighbor neighbour trooper constable policeman
policewoman firefighter paramedic protester demonstrator rebel militant fighter villager customer shopper guest
grandmother grandfather uncle aunt nephew niece cousin boyfriend girlfriend veteran volunteer hiker climber swimmer
jogger cashier courier bartender bouncer supervisor manager owner employee refugee migrant
""".split())  # fmt: skip
"""Nouns for one person, beside those of ``PEOPLE``."""
SOLDIERS = frozenset("""
troops soldiers soldier troop forces force fighters personnel servicemen infantrymen paratroopers marines conscripts
recruits peacekeepers reservists mercenaries commandos officers police guards militants regulars servicewomen
sailors infantry advisers advisors instructors contractors cadets battalions brigades reinforcements units policemen
firefighters rescuers agents
""".split())  # fmt: skip
NOUN_LIKE = frozenset(
    "killed injured wounded dead missing hurt homeless detained displaced hospitalised hospitalized".split()
)


def is_plural(word: str) -> bool:
    """Whether the word, in lower case, is the plural of a noun by its form."""
    if word in IRREGULAR:
        return True
    return len(word) > 2 and word[-1] == "s" and word[-2] not in "s'’" and word not in NOT_PLURAL


def singular(word: str) -> str:
    """The singular of a noun in lower case."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4 or word[-1] != "s" or word[-2] == "s" or word in NOT_PLURAL:
        return word
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("buses", "sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    return word[:-1]
