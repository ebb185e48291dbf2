"""What a source does with a content, and whether it is hedged: read off the cue, then off the content.

1. A cue whose words are plain decides ("denied", "warned", "called on").
2. A neutral cue ("said") leaves it to the first clause of the content: what the speaker will do is an
   intention, what others will do a forecast, "I urge" a request.
3. Where both are silent, the encoder's stance head decides, if it is sure enough.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.values import Stance

SURE = 0.7
"""What the stance head must give; chosen on the open training reports by leaving the rules out."""


def _cue(*parts: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(parts) + r")", re.IGNORECASE)


NOT = r"(?:did|do|does|would|will|could|can|has|have|had)(?: not|n['’]t| never) (?:\w+ )?"
SILENT = (
    r"(?:say|said|specif\w+|comment\w*|respond\w*|repl\w+|provid\w+|giv\w+|mention\w*|disclos\w+|confirm\w*|"
    r"elaborat\w+|detail\w*|discuss\w*|identif\w+|name[ds]?|acknowledg\w+|offer\w*|explain\w*|issued?)\b"
)
CUES: tuple[tuple[Stance, re.Pattern[str]], ...] = (
    (
        Stance.DECLINES,
        _cue(
            r"declin\w+",
            r"refus\w+ to (?:comment|say|discuss|confirm|answer|speak|disclose|name|identify|give|elaborate)",
            r"refused comment",
            NOT + SILENT,
            r"no comment",
            r"neither confirm\w* (?:n?or|and) den\w+",
            r"not be drawn\b",
            r"refer(?:s|red) (?:all |any )?(?:questions|queries|requests|inquiries|enquiries)",
            r"yet to (?:comment|respond|say|reply|answer)",
            r"(?:made|makes) no (?:mention|comment)",
            r"could not be reached",
            r"not immediately (?:available|respond)",
            r"gave no ",
            r"unavailable for",
        ),
    ),
    (
        Stance.DENIES,
        _cue(
            r"den(?:y|ies|ied|ying)\b",
            r"denials?\b",
            r"rejects?\b",
            r"reject(?:ed|ing|ion)\b",
            r"refut\w+",
            r"rebut\w+",
            r"dismiss\w*",
            r"disput\w+",
            r"contradict\w*",
            r"ruled out",
            r"rules out",
            r"ruling out",
            r"disavow\w*",
            r"(?:do|does|did|would|will)(?: not|n['’]t) (?:accept|recogni[sz]e)\b",
            r"disapprov\w+",
            r"repudiat\w+",
        ),
    ),
    (
        Stance.DOUBTS,
        _cue(
            r"doubt\w*",
            r"s[ck]eptic\w+",
            r"unsure",
            r"uncertain\w*",
            r"cast(?:s|ing)? doubt",
            r"questioned (?:the|whether|if)",
            r"questions (?:the|whether|if)",
            r"disbelie\w+",
            r"unconvinced",
        ),
    ),
    (
        Stance.WARNS,
        _cue(
            r"warn\w*",
            r"caution\w*",
            r"alarm\w*",
            r"fear\w*",
            r"worr(?:y|ies|ied|ying)\b",
            r"concern(?:s|ed)?\b",
            r"alert\w*",
            r"threaten\w*",
            r"rais\w+ the alarm",
            r"sounded the alarm",
        ),
    ),
    (
        Stance.ACCUSES,
        _cue(
            r"accus\w+",
            r"blam\w+",
            r"condemn\w*",
            r"denounc\w+",
            r"decri\w+",
            r"allege[sd]?\b",
            r"alleging\b",
            r"charged\b",
            r"slam\w*",
            r"lambast\w+",
            r"castigat\w+",
            r"fault(?:s|ed|ing)\b",
            r"rebuk\w+",
        ),
    ),
    (
        Stance.CONFIRMS,
        _cue(
            r"confirm\w*",
            r"verif(?:y|ies|ied|ying)\b",
            r"acknowledg\w+",
            r"admit\w*",
            r"admission",
            r"conced\w+",
            r"corroborat\w+",
            r"authenticat\w+",
            r"recogni[sz]ed\b",
        ),
    ),
    (
        Stance.REQUESTS,
        _cue(
            r"call(?:s|ed|ing)?\b (?:\w+ ){0,3}?(?:on|for|upon)\b",
            r"urg(?:e|es|ed|ing)\b",
            r"demand\w*",
            r"appeal\w*",
            r"request\w*",
            r"ask(?:s|ed|ing)?\b",
            r"plead\w*",
            r"beg(?:s|ged|ging)?\b",
            r"implor\w+",
            r"propos\w+",
            r"recommend\w*",
            r"order(?:s|ed|ing)\b",
            r"invit\w+",
            r"press(?:es|ed|ing)? for",
            r"push\w* for",
            r"advis(?:e|es|ed|ing)\b",
            r"encourag\w+",
            r"insist(?:s|ed|ing)? on",
            r"instruct\w*",
        ),
    ),
    (
        Stance.ESTIMATES,
        _cue(
            r"estimat\w+",
            r"reckon\w*",
            r"calculat\w+",
            r"(?:is|are|was|were|be|been) (?:believed|thought)",
            r"put(?:s|ting)? the",
            r"puts?$",
            r"assess(?:es|ed|ing)?\b",
            r"guess\w*",
            r"suspect\w*",
        ),
    ),
    (
        Stance.FORECASTS,
        _cue(
            r"predict\w*",
            r"forecast\w*",
            r"expect\w*",
            r"anticipat\w+",
            r"foresee\w*",
            r"foresaw",
            r"projects\b",
            r"projected\b",
            r"prognos\w+",
        ),
    ),
    (
        Stance.INTENDS,
        _cue(
            r"plan(?:s|ned|ning)?\b",
            r"intend\w*",
            r"intention\w*",
            r"vow\w*",
            r"pledg\w+",
            r"promis\w+",
            r"hop(?:e|es|ed|ing)\b",
            r"offer\w*",
            r"agree(?:s|d|ing)? (?:to|on)\b",
            r"agreed$",
            r"aim(?:s|ed|ing)?\b",
            r"want(?:s|ed|ing)?\b",
            r"wish\w*",
            r"decid\w+",
            r"commit(?:s|ted|ting)?\b",
            r"resolv(?:e|es|ed|ing)\b",
            r"seek(?:s|ing)?\b",
            r"sought\b",
            r"prepar(?:e|es|ed|ing) to",
            r"swor[en]\b",
            r"swear\w*",
            r"volunteer\w*",
            r"consider(?:s|ed|ing)? \w+ing",
        ),
    ),
)
"""In this order: a refusal to confirm is a refusal, a denied request a denial."""

QUOTING = ("“", '"', "``", "''", "‘", "'")
REFUSING = re.compile(r"\b(?:refus\w+|not|never|yet)\b|n['’]t\b", re.IGNORECASE)
SILENCE = re.compile(
    r"^\W*(?:we|i) (?:do not|don['’]t|won['’]t|will not|cannot|can['’]t|never) (?:comment|discuss|speculate)\b|"
    r"^\W*(?:that )?(?:it|he|she|they|we|i) (?:would|could|will) (?:not|never) (?:be (?:\w+ )?to )?"
    r"(?:comment|discuss|speculate)\b|"
    r"^\W*(?:that )?it (?:would|will) be (?:wrong|inappropriate|improper|premature) to (?:comment|discuss|speculate)\b",
    re.I,
)
UNTRUE = re.compile(
    r"\b(?:lies?|false|falsehoods?|fantas\w+|baseless|groundless|unfounded|nonsense|propaganda|fabricat\w+|untrue|"
    r"invent(?:ed|ions?)|absurd|ridiculous|disinformation|hoax|slander\w*|fiction)\b",
    re.IGNORECASE,
)
CALLS = re.compile(r"\b(?:call(?:s|ed|ing)?|describ(?:es|ed|ing)|brand(?:s|ed)|label(?:s|l?ed))\b", re.IGNORECASE)
CONTRADICTS = re.compile(
    r"^\W*(?:not so|not true|untrue|no such thing|(?:that|this|it)(?:['’]s| is| was) "
    r"(?:simply |just |completely |entirely |totally )?(?:not true|untrue|false|a lie|nonsense|baseless|absurd))\b",
    re.IGNORECASE,
)
GUESSES = re.compile(r"\b(?:believ|think|thought|consider)", re.IGNORECASE)
AMOUNT = re.compile(
    r"\b(?:number|toll|figure|total|count|cost|losses|damage|deaths)\b[^.;]{0,40}?\d|"
    r"\b(?:nearer|closer to|around)\s[$€£]?\d",
    re.IGNORECASE,
)
SELF = (
    r"(?:i|we|he|she|it|they|his \w+|her \w+|its \w+|their \w+|our \w+|"
    r"the (?:company|firm|group|government|ministry|agency|party|council))"
)
MODAL = (
    r"(?:will|would|['’]ll|shall|(?:is|are|was|were|am|['’]re|['’]m|['’]s) "
    r"(?:going|due|set|ready|prepared|willing|determined|planning|about) to)"
)
OWN_PLAN = re.compile(
    rf"^\W*(?:that )?{SELF} (?:\w+ ){{0,1}}?(?:{MODAL}|"
    r"(?:is|are|was|were|['’]re|['’]m) (?:ready|planning|preparing|determined|hoping)\b|"
    r"(?:plans?|planned|intends?|intended|hopes?|hoped|wants?|wanted|aims?|aimed) to\b)",
    re.IGNORECASE,
)
OUR_PLAN = re.compile(OWN_PLAN.pattern.replace(SELF, r"(?:i|we|our \w+)"), re.IGNORECASE)
"""In direct speech only "I" and "we" are the speaker."""
OTHERS_FUTURE = re.compile(
    r"\b(?:will|would|['’]ll|shall|going to|(?:is|are|was|were) (?:\w+ )?(?:expected|likely|set|due|poised|bound) |"
    r"(?:is|are|was|were) being (?:expected|readied|prepared) |"
    r"(?:may|might|could) (?:\w+ )?(?:be|become|rise|reach|fall|climb|take|last|come|get|go|soon|need|lead|cause|grow|"
    r"spread|double)\b)",
    re.IGNORECASE,
)
PLEA = re.compile(
    r"^\W*(?:that )?(?:i|we) (?:(?!will|would)\w+ )?"
    r"(?:urge|call on|ask|appeal (?:to|for)|demand|implore|request|beg)\b|"
    r"^\W*(?:please|let us|let['’]s)\b",
    re.IGNORECASE,
)
ALARM = re.compile(
    r"^\W*(?:that )?(?:i|we|he|she|it|they|\w+) (?:am|is|are|was|were|['’]re|['’]m)? ?(?:\w+ )?"
    r"(?:concerned|worried|alarmed|afraid|fearful)\b",
    re.IGNORECASE,
)
CLAUSE = 160
"""Characters of a content that its first clause is looked for in."""


def stance_of(cue: str, content: str, chances: Sequence[float] = ()) -> Stance:
    """The stance of an attribution from the texts of its cue and content, and the encoder's probabilities
    (in the order of ``Stance``)."""
    start = content[:CLAUSE]
    refusal = CUES[0][1]
    whole = f"{cue} {' '.join(start.split()[:3])}" if REFUSING.search(cue) else cue
    if refusal.search(whole) or SILENCE.match(start):
        return Stance.DECLINES
    if CONTRADICTS.match(start) or (CALLS.search(cue) and UNTRUE.search(start)):
        return Stance.DENIES
    for stance, pattern in CUES[1:]:
        if pattern.search(cue):
            return stance
    if GUESSES.search(cue) and AMOUNT.search(start):
        return Stance.ESTIMATES
    if PLEA.match(start):
        return Stance.REQUESTS
    if ALARM.match(start):
        return Stance.WARNS
    if (OUR_PLAN if start.startswith(QUOTING) else OWN_PLAN).match(start):
        return Stance.INTENDS
    if chances:
        best = max(range(len(Stance)), key=lambda i: chances[i])
        if chances[best] > SURE and best:
            return list(Stance)[best]
    if OTHERS_FUTURE.search(re.split(r"[.!?;](?:\s|$)", start)[0]):
        return Stance.FORECASTS
    return Stance.ASSERTS
