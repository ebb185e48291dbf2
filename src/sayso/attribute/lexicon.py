"""Word lists that explain what the encoder found. None of them finds an attribution."""

from __future__ import annotations

import re

PLURAL_PEOPLE = frozenset(
    """
activists advocates aides allies analysts authorities campaigners civilians colleagues commanders critics defectors
delegates democrats diplomats doctors economists employees engineers executives experts families farmers fighters
firefighters friends governments groups insiders insurgents investigators journalists judges lawmakers lawyers
leaders locals medics members militants ministers ministries neighbours neighbors negotiators observers officers
officials opponents organisers organizers parents people police politicians prosecutors protesters rebels relatives
reporters republicans representatives rescuers researchers residents scientists senators sources spokesmen
spokespeople staff students supporters survivors troops unions victims villagers volunteers voters witnesses workers
others many some several most both all men women parties sides authors citizens media companies countries states
nations soldiers traders investors ex-soldiers veterans specialists scholars historians agencies
""".split()
)

ORGANISATIONS = frozenset(
    """
academy administration agency airline alliance army assembly association authority bank board body brigade
broadcaster bureau cabinet campaign centre center chamber charity church city club coalition college command
commission committee company confederation congress consortium corporation council country court department
directorate division embassy faction federation firm force forces foundation front fund government group guard
headquarters hospital house institute institution intelligence junta kingdom laboratory league legislature maker
manufacturer medical military militia ministry mission monitor movement navy network ngo observatory office
opposition organisation organization panel parliament partnership party police presidency prosecution regime
regulator republic senate service society staff state store studio subsidiary syndicate team think-tank treasury
tribunal union university watchdog operator utility carrier retailer lender insurer developer plant factory mine
prefecture municipality governorate inspectorate consulate secretariat registry
shipyard port clinic school museum theatre airport hotel restaurant farm mill shop prison station shelter
""".split()
)

GENERIC_BODIES = frozenset(
    """
group company firm organisation organization agency body alliance charity association network institute watchdog
bank airline operator manufacturer maker carmaker retailer corporation broadcaster insurer lender supplier utility
""".split()
)
"""Common nouns that, with "the", take up a body named before."""

OTHERS = frozenset("state national local regional city municipal port parent rival sister second third other".split())
"""Words that make of "the company" another one than any named before."""

PORTFOLIOS = frozenset(
    "transport health foreign defence defense interior finance education justice labour labor energy "
    "environment trade home agriculture culture housing security information planning migration".split()
)
"""What is a minister's or a ministry's field, and no organisation by itself."""

OUTLET_NOUNS = frozenset(
    """
newspaper paper daily weekly magazine broadcaster channel station website outlet agency tabloid site blog journal
network media portal
""".split()
)
OUTLET_NAME = re.compile(
    r"\b(?:Post|Times|News|Herald|Tribune|Guardian|Telegraph|Gazette|Journal|Chronicle|Courier|Mail|Mirror|Observer|Star|"
    r"Daily|Weekly|Newswire|Press|Reuters|AFP|AP|BBC|CNN|NPR|CBS|NBC|ABC|ITV|PBS|Bloomberg|Politico|Economist|Spiegel|"
    r"Jazeera|Arabiya|Sputnik|Interfax|TASS|RIA|Xinhua|Yonhap|Kyodo|ANSA|EFE|DPA|SANA|ANI|PTI|Radio|Television|TV|"
    r"Newspaper|Magazine|Broadcasting|Monitor|Standard|Independent|Examiner|Inquirer|Dispatch|Ledger|Sentinel|Globe|"
    r"Agence France-Presse|Le Monde|Wire|Today)\b"
)

DOCUMENTS = frozenset(
    """
account act affidavit agenda agreement analysis announcement announcements article assessment assessments audit bill
book briefing brochure bulletin card charge charter claim communique communiqué complaint constitution contract copy
data database declaration decree deed dispatch document documents dossier editorial email emails essay evidence
figures filing filings findings forecast guide guidance index indictment information inquiry investigation law
lawsuit leaflet letter letters list log manifesto manual map memo memoir memorandum message messages minutes motion
newsletter note notes notice op-ed order paper pact petition plan poll polls post posts proposal prospectus
publication questionnaire readout record records release reply report reports research resolution result results
review rule ruling script settlement sheet statement statements statistics statute study studies submission suit
summary survey surveys telegram test tests testimony text thesis transcript treaty tweet tweets verdict polling
warrant website will numbers
""".split()
)

RECORDINGS = frozenset(
    """
audio broadcast broadcasts clip clips film footage image images imagery livestream photo photograph photographs
photos picture pictures podcast radar recording recordings screenshot screenshots tape tapes video videos
""".split()
)

INTELLIGENCE = re.compile(r"\b(?:intelligence|spy|espionage|intercepts?|surveillance)\b", re.IGNORECASE)
EYEWITNESS = re.compile(
    r"\b(?:eye-?witness(?:es)?|witness(?:es)?|survivors?|residents?|villagers?|locals|passengers?|"
    r"neighbou?rs?|passers-?by|bystanders?|onlookers)\b",
    re.IGNORECASE,
)
UNNAMED = re.compile(
    r"\b(?:sources?|insiders?|anonym\w+|unnamed|unidentified|on condition of anonymity|"
    r"asked not to be (?:named|identified)|"
    r"not authori[sz]ed|who (?:spoke|declined)|(?:an?|one|some|several|two|three|many|other|senior|top|local|another) "
    r"(?:\w+[ -]){0,4}?(?:officials?|diplomats?|aides?|officers?|persons?|people|observers|analysts|experts))\b",
    re.IGNORECASE,
)

SHE = frozenset("she her hers herself".split())
HE = frozenset("he him his himself".split())
THEY = frozenset("they them their theirs both".split())
IT = frozenset("it its itself".split())
RELATIVE = frozenset("who which that whose whom".split())
FIRST = frozenset("i we me us my our".split())
PRONOUNS = SHE | HE | THEY | IT | RELATIVE | FIRST | {"you", "one"}

FEMALE = re.compile(
    r"\b(?:mrs|ms|miss|madam|queen|princess|duchess|baroness|lady|sister|mother|daughter|wife|widow|aunt|"
    r"\w*woman|actress|she|her)\b",
    re.IGNORECASE,
)
MALE = re.compile(
    r"\b(?:mr|king|prince|duke|baron|lord|sir|brother|father|son|husband|widower|uncle|actor|he|his|him|"
    r"(?:spokes|chair|congress|business|police|fire|noble|gentle|fisher|service|council|assembly|sales)?man)\b",
    re.IGNORECASE,
)
