"""The sentences of invented reports, all written for this benchmark.

``[a|b]`` is a choice of wording; ``{town}``, ``{near}``, ``{site}``, ``{street}``, ``{day}`` are filled by the event;
``{noun}``, ``{verb}``, ``{adjective}``, ``{adverbial}``, ``{landmark}`` are one of the few that are the event's own;
``{killed people|residents}`` is a figure of that name with a choice of what is counted. A fact is the number of the
official who tells it (None: the outlet's own voice; 3: a witness) and its clause, which begins in small letters.
"""

from __future__ import annotations

Fact = tuple[int | None, str]
NOUNS = (
    "archive bakery barge bell bench boiler bridge brook canal cart cellar census chimney choir clinic clock "
    "cobbler column contract corridor cottage council creek crane crew custom deed depot desk diary dock "
    "engine estate fence ferry festival fountain garage garden gate granary grove guild hall harvest hedge "
    "hill hostel inn kiln kiosk ladder lantern lease library lodge loom lorry mast meadow mill mine mural "
    "nursery oven parade parish pavement pier pipe platform pump quarry quay railing ramp registry reservoir "
    "ridge roof route sawmill shed shelter signal slope smithy stable statue stove survey swamp tannery "
    "tavern theatre tower tram trench tunnel turbine valley vault vineyard wagon wall weir well wharf "
    "windmill workshop yard"
).split()
VERBS_DONE = (
    "altered avoided bordered bought carried changed cleared closed copied counted covered crossed "
    "delayed drained escaped faced fed filled followed framed guarded held hid joined lifted lit marked "
    "matched mended moved needed opened owned painted passed preceded raised reached replaced rivalled "
    "ruled sealed served shaded shared skirted split straddled supplied supported survived tested "
    "touched traded watched"
).split()
ADJECTIVES = (
    "ancient bare brick broken cheap copper crooked damp deserted distant dusty eastern empty famous "
    "former frozen gilded grey hidden hollow idle iron leaning little lower marble municipal narrow "
    "neglected northern old painted paved plain private quiet remote rented royal rural rusty sandy "
    "second sloping southern steep stone sunken tall temporary timber unfinished upper vacant western "
    "whitewashed wide wooden"
).split()
ADVERBIALS = (
    "after the war|at weekends|before the merger|by common consent|by decree|despite protests|"
    "during the census|every autumn|for a generation|for want of money|in a dry year|in all weathers|"
    "in living memory|in the thirties|more than once|on paper|on the old maps|once a year|"
    "out of season|over the winter|under another name|until the reform|with private money|"
    "without permission|year after year"
).split("|")
SYLLABLES = (
    "bar bel bor cal cor dal dor el fal fen gar gil hal har hol ist jor kal kel kor lan lar lin lor mal "
    "mar mer mol nar nel nor ol or pal pel por quin ral rin ros sal sel sor tal tar tel tor ul val var "
    "vel vin vor wal wen wil yar zel zan"
).split()
ENDINGS = "burg dale field ford ham haven hurst mouth mere port stead ton vale wick worth by".split()
FIRST = (
    "Ada Alan Amir Ana Anton Ben Bianca Carl Cora Dana Daria David Elena Elias Emma Erik Eva Farid Felix "
    "Flora Greta Hana Hugo Ida Ines Ivan Jana Jonas Julia Karim Karin Lars Laura Lena Leo Lidia Luca Maja "
    "Marco Maria Marta Milan Mina Nadia Nils Nora Olga Omar Oscar Paula Petra Rafael Rita Robin Rosa Ruben "
    "Samir Sara Selma Simon Sofia Tara Theo Tomas Ursula Vera Victor Yusuf Zoe"
).split()
PAPERS = "Post Herald Gazette Courier Observer Tribune Chronicle Mail Journal Times Echo Standard".split()
WIRES = ("Meridian News Agency", "Northern Wire", "Continental Press", "Harbour News Service")
VERBS = ("said", "said", "said", "told reporters", "announced", "confirmed", "reported", "added")

FLOOD: tuple[Fact, ...] = (
    (
        None,
        "[floodwater|a wall of water|muddy water] [swept|tore|rushed] through {town} on {day}, "
        "[killing|leaving dead] {killed people|residents|villagers} [after|following] [two days of rain|a "
        "night of heavy rain]",
    ),
    (
        0,
        "{displaced families|households|residents} had [left|fled|been moved from] their [homes|houses] "
        "[near|along|by] {street}",
    ),
    (1, "{injured people|residents} were [treated|being treated] for [cold|broken bones|cuts] at the {town} hospital"),
    (
        0,
        "[rescuers|crews|boats] were [searching|looking] for {missing people|residents} [last seen|seen last] "
        "near the {site} bridge",
    ),
    (2, "the [river|stream] had [risen|climbed] {metres metres} above its usual [level|mark] [by dawn|overnight]"),
    (2, "[gauges|instruments] at {near} showed the [crest|peak] would [pass|arrive] [within hours|before evening]"),
    (1, "[power|electricity] was [cut|out] in {homes homes|houses} [across|throughout] the [district|valley]"),
    (0, "the [dam|weir] above {near} was [holding|safe] and [inspected|checked] every hour"),
    (None, "[fields|orchards|pastures] [between|from] {town} and {near} [lay|stood] under water"),
    (1, "the [damage|loss] would come to {money dollars}, [most of it|much of it] to [roads|bridges|farms]"),
)
LAYOFFS: tuple[Fact, ...] = (
    (0, "[the company|the group|{site}] will [cut|shed|end] {jobs jobs|posts} at its [plant|works|factory] in {town}"),
    (1, "the [union|works council] had [learned|heard] of the [plan|cuts] [by letter|from the press] on {day}"),
    (0, "[orders|sales] had [fallen|dropped] by {percent percent} [since spring|over the year|in two quarters]"),
    (1, "{workers workers|members} [walked out|stopped work] and [gathered|stood] at the gate on {street}"),
    (2, "the [town|council] would [lose|miss] {money dollars} in [taxes|revenue] [a year|every year]"),
    (None, "[the plant|the works] has made [pumps|gearboxes|turbine parts] in {town} [for decades|since the war]"),
    (0, "[the line|production] would [move|go] to {near}, where [wages|rents] are lower"),
    (2, "[retraining|new courses] would be [offered|open] to {workers workers|employees} [from autumn|by summer]"),
    (1, "[talks|negotiations] [broke down|ended] without [a result|an agreement] after {hours hours}"),
)
EPIDEMIC: tuple[Fact, ...] = (
    (
        0,
        "{infected people|patients} had [caught|tested positive for] [measles|the fever|cholera] in {town} "
        "[since|by] {day}",
    ),
    (1, "{killed patients|children|people} had died, [most of them|many of them] [unvaccinated|already weak]"),
    (0, "the [source|cause] was [traced|followed] to [a well|a school|a kitchen] on {street}"),
    (2, "{doses doses} of vaccine [arrived|were delivered] from {near} [by lorry|by air]"),
    (1, "[wards|beds] at the {site} hospital were [full|nearly full] and [tents|halls] were being readied"),
    (None, "[schools|markets] in {town} [closed|stayed shut] for a week from {day}"),
    (2, "[travellers|visitors] should [boil|avoid] [tap water|open wells] [until further notice|this month]"),
    (0, "{percent percent} of [children|pupils] [lacked|were without] a second [dose|shot]"),
    (1, "[nurses|doctors] had [worked|been on duty] [without a break|through the night] for {days days}"),
)
CRASH: tuple[Fact, ...] = (
    (
        None,
        "a [coach|bus|train] [left|ran off] the [road|rails|track] near {town} on {day}, [killing|leaving "
        "dead] {killed people|passengers}",
    ),
    (0, "{injured passengers|people} were [taken|flown|driven] to [hospitals|clinics] in {near}"),
    (1, "the driver had been [at the wheel|on duty] for {hours hours} when [the brakes failed|it happened]"),
    (0, "[firefighters|crews] [cut|freed] {trapped people|passengers} from the [wreck|carriages]"),
    (2, "the [line|road] past {site} would [stay|remain] [closed|shut] [for days|until the weekend]"),
    (1, "[inspectors|investigators] had [found|recovered] the [recorder|logbook] [near|beside] {street}"),
    (2, "the [vehicle|engine] had [passed|failed] its [last|latest] [test|inspection] in {near}"),
    (None, "[relatives|families] [waited|gathered] at [a school|the town hall] for [names|news]"),
    (0, "{aboard people|passengers} had been on board, [among them|including] [pupils|pilgrims|a choir]"),
)
FIRE: tuple[Fact, ...] = (
    (
        None,
        "a fire [destroyed|gutted|burned down] [a warehouse|a market|a block of flats] on {street} in {town} on {day}",
    ),
    (0, "{killed people|tenants|workers} [died|were killed] and {injured others|people} were [burned|injured]"),
    (1, "the [blaze|fire] [began|started] in [a workshop|a kitchen|the basement] [before dawn|around midnight]"),
    (0, "{firefighters firefighters} had [fought|battled] the flames for {hours hours}"),
    (2, "[sprinklers|alarms] had [failed|been switched off] since an [inspection|audit] at {site}"),
    (2, "[goods|stock] worth {money dollars} was [lost|burned], and [nothing|little] was insured"),
    (None, "[smoke|a black column] could be [seen|smelled] as far as {near}"),
    (1, "[two men|the owner|a caretaker] had been [questioned|interviewed] and [released|let go]"),
    (0, "{displaced tenants|people|families} were [sheltered|put up] in [a gymnasium|a church] overnight"),
)
STRIKE: tuple[Fact, ...] = (
    (0, "{workers nurses|drivers|teachers} [joined|took part in] the strike in {town} on {day}"),
    (1, "[fewer than half|most] of the [services|shifts] were [running|kept up]"),
    (0, "the [union|members] [demanded|wanted] a rise of {percent percent} [over two years|from January]"),
    (2, "the [offer|proposal] on the table would cost {money dollars} and was [final|fair]"),
    (1, "{cancelled departures|operations|classes} had been [cancelled|put off] by [noon|evening]"),
    (None, "[pickets|crowds] [blocked|lined] {street} [with banners|in the rain] and [sang|chanted]"),
    (2, "a [mediator|judge] from {near} would [meet|hear] [both sides|the parties] [next week|on Monday]"),
    (0, "{detained people|members} were [arrested|detained] outside {site} [and later freed|during the march]"),
)
LEAK: tuple[Fact, ...] = (
    (
        None,
        "the records of {customers customers|patients|account holders} of {site} were [offered|found] for "
        "sale on {day}",
    ),
    (0, "[passwords|card numbers] were [encrypted|not among the data], and [nobody|no one] had lost money"),
    (1, "the [intruders|attackers] had been [inside|in the system] for {days days} before [an alarm|a clerk] noticed"),
    (2, "the firm could be [fined|ordered to pay] {money dollars} [under the law|for the delay]"),
    (1, "{bytes gigabytes} of files had been [copied|taken] through [an old server|a supplier] in {near}"),
    (0, "letters to {customers customers|clients} would go out [this week|within days] from {town}"),
    (2, "[an inquiry|an audit] had been [opened|ordered] after complaints from {street}"),
    (None, "[a forum|a blog] first [listed|showed] [samples|parts] of the data [overnight|before the weekend]"),
)
KINDS = (FLOOD, LAYOFFS, EPIDEMIC, CRASH, FIRE, STRIKE, LEAK)
ROLES = (
    (("Mayor", "{town} city hall"), ("Fire chief", "{town} Fire Department"), ("Governor", "{town} county council")),
    (("Spokeswoman", "{site} Group"), ("Spokesman", "{town} Health Office"), ("Director", "National Works Agency")),
    (("Minister", "Ministry of Transport"), ("Inspector", "National Safety Board"), ("Analyst", "{near} Institute")),
)
"""For each of the three officials of an event the roles and bodies to choose from."""

COLOUR: tuple[Fact, ...] = (
    (
        3,
        "[it was|everything was] [over|quiet] [within minutes|before we knew], and [my|our] "
        "[neighbours|children] were [safe|outside]",
    ),
    (3, "[nobody|no one] [told|warned] us, [we heard|we learned] it from [the radio|a cousin in {near}]"),
    (3, "I have [lived|worked] on {street} for {days years} and [never|not once] saw [this|anything like it]"),
    (3, "[we|my sister and I] [carried|brought] [blankets|soup|lamps] to [whoever|those who] [came|needed them]"),
    (
        None,
        "[the square|the station|the old market] in {town} was [empty|crowded] on {day} [as|while] "
        "[vans|people] [came and went|passed]",
    ),
    (
        None,
        "[shops|cafes|offices] along {street} [opened|reopened] [late|for an hour] and [sold|gave out] [bread|water]",
    ),
    (
        None,
        "{town} has had [trouble|a case] of the kind before, [though|but] [seldom|rarely] [on this scale|so "
        "close to {near}]",
    ),
    (2, "[a report|the findings] would be [published|ready] [in spring|by the end of the month|in {days weeks}]"),
    (1, "[questions|doubts] about {site} had been [raised|heard] [twice|for years] and [answered|dropped]"),
    (
        0,
        "[help|money|equipment] from {near} was [expected|on its way] and [would|should] [reach|get to] {town} "
        "[soon|by night]",
    ),
    (None, "[a vigil|a meeting|a service] was [planned|held] at the [chapel|school] near {site}"),
    (2, "[the law|the rules] had [changed|been tightened] [last year|after an earlier case] in {near}"),
)
BACKGROUND: tuple[Fact, ...] = (
    (None, "the {adjective} {noun} [near|behind|below|above] {landmark} {verb} the {landmark} {noun} {adverbial}"),
    (None, "{adverbial}, the {noun} of {landmark} {verb} [its|the] {adjective} {noun} and [one|the] {noun}"),
    (None, "[one|the] {landmark} {noun} {verb} the {noun}, [which|and it] {verb} the {adjective} {noun} {adverbial}"),
    (1, "[one|the] {adjective} {noun} {verb} the {noun} [beside|opposite] {landmark} {adverbial}"),
    (0, "the {noun} and the {landmark} {noun} [both|each] {verb} [the|one] {adjective} {noun} [in|outside] {near}"),
    (None, "[few|some|most] [here|in {town}] [recall|remember] how the {noun} {verb} the {noun} {adverbial}"),
)
"""Sentences with words of all sorts: reports of one event share them, and others seldom do."""
OWN = {"noun": (NOUNS, 9), "verb": (VERBS_DONE, 6), "adjective": (ADJECTIVES, 6), "adverbial": (ADVERBIALS, 4)}
"""The words that an event has of each sort, and how many of them."""
LANDMARKS = 5
"""Names of spots that an event has."""
