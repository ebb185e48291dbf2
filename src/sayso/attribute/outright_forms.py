"""The forms in which the words around a figure say outright whose it is.

1. somebody puts an amount at it ("Harbour police put the toll at 16")
2. somebody counts, estimates, lists or claims it ("the survey lists 340 homes", "the gang claims to hold 40,000 files")
3. estimates give a range ("experts range from 40 to 200")
4. it is somebody's estimate ("raising Lund's earlier count of 30", "on the union's figures 900 jobs are gone")
5. a suit or complaint is about it ("a class action over the loss of 9,000 jobs")
6. somebody asks or offers that much money ("The gang demanded $2 million")
7. somebody gives out what allegedly holds it ("he leaked a list that reportedly names 300 people")
8. somebody looks, and it is what they saw ("When Ruiz counted, only 40 were left")
"""

from __future__ import annotations

import re

from sayso.attribute.speakers import DETERMINER

MONEY = r"(?:(?:[$€£¥]|US\$|C\$|A\$)\s?\d[\d,.]*|\d[\d,.]*\s(?:\w+illion\s)?(?:dollars|euros|pounds))"
NUMBER = (
    r"(?:[$€£¥]\s?|US\$\s?|[A-Z]{3}\s)?(?:\d[\d,.]*|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"dozens|scores|hundreds|thousands|millions|billions|a dozen|half a million)\b)"
)
LEAD = (
    r"(?:(?:a|an|some|about|around|roughly|approximately|nearly|almost|over|under|just|only|up|to|as|high|low|many|few|"
    r"much|at|least|most|more|less|fewer|than|close|well|upwards|of|between|from|the|another|no|exactly|estimated|"
    r"total|further|additional|that|its|their)\s+){0,5}"
)
"""Small words that may stand before a number."""
AMOUNT = rf"{LEAD}(?P<num>{NUMBER})"
TOTAL = r"(?:toll|number|figure|total|count|tally|estimate|cost|damage|loss(?:es)?|price|value|bill|deaths?|casualties)"
ESTIMATE = r"(?:estimates?|counts?|tally|tallies|figures|projections?|forecasts?|calculations?|reckoning)"
PANEL = r"estimates|reports|experts|analysts|officials|figures|polls|forecasts|projections|researchers|accounts"
SUIT = r"(?:class[- ]action(?: (?:law)?suit| complaint)?|lawsuits?|complaints?|suit|petition|indictment)"
COUNTS = (
    r"(?:counted|recorded|registered|documented|tallied|logged|estimat(?:es|ed)|calculat(?:es|ed)|project(?:s|ed)|"
    r"reckon(?:s|ed)|lists|listed|report(?:s|ed)|verified|identified|announced|disclosed|acknowledged|"
    r"admitted|found|finds|claim(?:s|ed)|alleges|alleged|says|said|stat(?:es|ed)|indicat(?:es|ed)|warn(?:s|ed)|"
    r"believes)"
)
GIVES = (
    r"(?:released|published|posted|leaked|offered|advertised|dumped|shared|uploaded|listed|put up|circulated|"
    r"(?:(?:began|started|is|was|are|were)\s+)?selling)"
)
FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        # 1
        rf"\b(?P<cue>puts?|placed?|places|pegs|pegged)\s+(?P<said>[^,;.]{{2,80}}?\s(?:at|closer to|near)\s+{AMOUNT})",
        rf"\b(?P<cue>gives?|gave|raise[sd]|revise[sd]|lower(?:s|ed))\s+(?P<said>[^,;.]{{0,30}}?\b{TOTAL}\b[^,;.]{{0,60}}?"
        rf"\s(?:at|to|as|of)\s+{AMOUNT})",
        rf"\b(?P<cue>{COUNTS})\s+(?P<said>{AMOUNT})",  # 2
        rf"\b(?P<cue>sp(?:oke|eaks?)\s+of)\s+(?P<said>{AMOUNT})",
        rf"\b(?P<cue>claim(?:s|ed)|purport(?:s|ed)|boast(?:s|ed))\s+(?:on\s+(?:its|their|his|her)\s+\w+\s+)?(?P<said>(?:to|of)\s[^;]{{1,120}}?{AMOUNT})",
        rf"\b(?:{PANEL})\s+(?P<cue>rang(?:e|es|ed)|var(?:y|ies|ied))\s+(?P<said>(?:widely,?\s+)?from\s+{AMOUNT}"  # 3
        r"[^;,]{0,60}?\s(?:to|and)\s)",
        rf"\b(?P<cue>ask(?:s|ed)|demand(?:s|ed)|offer(?:s|ed)|listed|{GIVES}|advertised)\s+(?P<said>[^;.]{{0,90}}?"
        rf"(?P<num>{MONEY}))",  # 6
        rf"\b(?P<verb>{GIVES})\s+[^;.]{{2,60}}?,?\s+(?:that|which)\s+(?P<cue>allegedly|reportedly|purportedly|supposedly)"
        rf"\s+(?P<said>[^;.]{{0,80}}?{AMOUNT})",  # 7
        rf"\b[Ww]hen\s+[^,;]{{3,60}}?\s(?P<cue>checked|counted|measured|examined|looked|weighed|analy[sz]ed|tested)\b"
        rf"[^,;]{{0,30}},\s(?P<said>[^;]{{0,120}}?{AMOUNT})",  # 8
    )
)
"""Forms whose source stands before the verb."""
NAMED = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?P<who>(?:[Tt]he\s+(?:[\w.&-]+\s+){{0,3}}?|(?:[A-Z][\w.&-]*\s+){{0,3}})[\w.&-]+(?:['’]s|s['’]))\s+(?:(?!{ESTIMATE}\b)[\w-]+\s+){{0,3}}"
        rf"(?P<cue>{ESTIMATE})\s+(?:of|was|is|stood at|stands at|at)\s+(?P<said>{AMOUNT})",  # 4
        rf"\b(?P<cue>[Bb]y|[Oo]n|[Ii]n)\s+(?P<who>(?:(?:the|its|their|his|her)\s+)?(?:(?!\b(?:the|a|an|and|of|in|to)\s)"
        rf"[\w.&’'-]+\s+){{1,5}}?{ESTIMATE}),?\s+(?P<said>[^;]{{0,140}}?{AMOUNT})",
        rf"\b(?P<who>(?:(?:a|an|the|another|its|their|one)\s+)?(?:(?!(?:a|an|the|by|with|of)\s)[\w-]+\s+){{0,2}}?{SUIT})\s+"
        rf"(?P<cue>over|about|alleging|concerning|claiming)\s+(?P<said>[^,;.]{{0,80}}?{AMOUNT})",  # 5
    )
)
"""Forms that name the source in their own phrase."""
PASSIVE = re.compile(
    r"\b(?:is|was|are|were|been)\s+(?:\w+ly\s+|first\s+|also\s+)?"
    r"(?P<cue>advertised|listed|offered|billed|posted|put up)"
    rf"\s+(?P<said>(?:as|at|for|with)\s+{AMOUNT})"
)
GIVER = re.compile(rf"\b{GIVES}\b(?!\s+(?:as|at|for|with|by)\b)")
TRAILING = re.compile(
    rf"(?P<who>\b{DETERMINER}\s+(?:(?!{DETERMINER}\s)[\w’'-]+\s+){{0,2}}?[\w’'-]+)\s+(?P<cue>said|says|reported)[.]?$"
)
LOOKS = re.compile(
    r"\b(?:doubt|disput|question|challeng|found|find|check|examin|count|measur|analy[sz]|test|survey|sampl|audit|inspect)"
)
GROUNDS = re.compile(
    r"\b(?:only|just|merely|no more than|fewer than|less than)\s|"
    r"^(?:Of|Among|In)\s(?:the|those|these|a sample|its|them)\b"
)
QUOTED = re.compile(r"[“”\"]|''")
"""What stands beside quotation marks is the quotation layer's."""
ANY = re.compile(NUMBER, re.IGNORECASE)
GOES_ON = re.compile(rf"\s*(?:at|to|as|of|from|by)\s+{AMOUNT}")
LIVES = re.compile(r"\s(?:\w+illion\s)?lives\b")
"""What an epidemic claims, and nobody says."""
YEAR = re.compile(r"(?:1[89]|20)\d\d\.?$")
CUT = re.compile(r";|\s[—–]|,\s(?:but|while|although|though|whereas)\b")
