"""Words that say what a capitalised name beside them is."""

from __future__ import annotations

ADMINISTRATIVE = frozenset(
    """
    region oblast krai province state county prefecture governorate district department parish territory canton
    municipality township borough shire raion voivodeship emirate twp co
    """.split()
)
"""Behind a name: it is a region's or a district's, not a city's."""
CARRIED = frozenset("province prefecture region oblast county parish governorate township district".split())
"""Of those, the ones that a name takes in when they are written with a capital ("Akita Prefecture")."""
FEATURES = frozenset(
    """
    river lake mount mountain mountains bay creek gulf sea ocean strait island islands isle peninsula cape
    valley canyon falls forest desert reef harbor harbour bridge dam reservoir canal basin plateau range pass
    springs beach point hills heights glacier volcano lagoon plains
    """.split()
)
"""Behind a name: a piece of nature or of works that only bears the name of a town."""
STREETS = frozenset(
    """
    street st road rd avenue ave av boulevard blvd drive dr lane ln highway hwy interstate route court ct square
    plaza parkway pkwy place terrace circle crescent way mall park tower towers building center centre hall
    house hotel apartments stadium arena school schools college university academy hospital clinic church
    cathedral mosque temple synagogue cemetery museum library theatre theater gallery zoo post times herald
    tribune journal gazette globe chronicle courier star sun news daily weekly review telegraph observer press
    record united rovers wanderers athletic fc afc cf rfc club police sheriff fire court bank airlines airways
    railway railways motors group inc ltd corp llc plc company companies association society institute
    foundation commission committee council board agency bureau ministry department authority office union
    federation party alliance league army navy brigade corps battalion festival symphony orchestra opera ballet
    marathon open cup derby conference convention agreement accord accords treaty protocol declaration act law
    bill summit games olympics championship championships award awards prize scandal affair virus fever disease
    syndrome flu cyclone hurricane typhoon storm tech polytechnic senate assembly parliament congress
    legislature  bears bulls giants cowboys eagles lions tigers packers saints falcons rangers braves
    mets yankees dodgers
    """.split()
)
"""Behind a name, with a capital: the whole is a street, a building, a body, a paper, a team, a treaty, a storm."""
BODIES = frozenset(
    """
    university college bank institute museum church diocese archdiocese bishop archbishop duke duchess earl
    prince princess baron lord lady marquess battle treaty school academy library symphony federation union
    society club association chamber cathedral order temple sons daughters friends journal times voice radio
    """.split()
)
"""Before "of" and a name: the whole is a body's or a person's name."""
GOVERNING = frozenset(
    """
    government ministry republic province state kingdom city town village county people president king queen
    governor mayor emperor prime capital region district island islands port commonwealth municipality suburb
    hamlet parliament
    """.split()
)
"""Before "of" and a name: the name is still the place's."""
DIRECTIONS = frozenset(
    """
    north south east west northern southern eastern western central northeast northwest southeast southwest
    northeastern northwestern southeastern southwestern upper lower greater downtown mainland mid outer inner
    north-east north-west south-east south-west north-eastern north-western south-eastern south-western european
    saharan occupied rural urban metropolitan neighboring neighbouring coastal nearby
    """.split()
)
SETTLEMENTS = frozenset("village villages town towns city suburb hamlet municipality district province island".split())
"""Before "of" and a name: it is a place's, whatever it was tagged as."""
AILMENTS = frozenset("virus fever disease flu syndrome ebolavirus encephalitis strain plague".split())
"""Behind a name: an ailment is called after the place."""
CONNECTORS = frozenset(
    """
    of the and de del la las los le les du des di da do dos das el al es am an der den upon on sur au aux en
    sous san
    """.split()
)
"""Small words inside a name ("Isle of Man", "Rio de Janeiro")."""
LOCATIVE = frozenset(
    """
    in at near from to around outside inside across throughout toward towards into via through between off over
    within beyond reach reached left visited entered leave visit enter
    """.split()
)
"""Before a name: it is a place's."""
JOINTS = frozenset(
    """
    based led backed born controlled held occupied run owned flagged sponsored area bound made wide administered
    """.split()
)
"""Behind a name and a hyphen: "Kabul-based"."""
NOT_NAMES = frozenset(
    """
    of the and in on at to for by with from as is was are were be been it its he she his her they their we our
    you your this that these those there then than but or nor not no yes so if when while where who what why how
    all any some many most more less few one two three may march august june april sunday monday tuesday
    wednesday thursday friday saturday new old good best mr mrs ms dr sir man men woman women god lord battle
    island central union center centre police most same such much date data media era opera police gay see can
    must will shall also even still here now both each every other another police general major price police
    young long short big small little white black green brown red blue gray grey gold silver rose hope police
    love joy faith grace police war peace market university school church international national federal state
    republic democratic arab arabs christian christians muslim muslims islam jewish jew jews western eastern
    northern southern central xinhua reuters taliban olympic olympics commerce freedom base zone soviet parent
    area reform labor labour north south east west force council senate house justice liberty union congress
    """.split()
)
"""Words that begin sentences or headlines and are villages somewhere: no name by themselves."""
STATELY = frozenset(
    "media tv television news radio run owned visit police department secretary funeral broadcaster".split()
)
"""Behind "state": it is no word for a region."""
AMBIGUOUS = frozenset("reading nice mobile bath split hull orange male enterprise buy dish wells deal rugby".split())
"""Words that are well-known cities too: a name only after a preposition of place, or with a container behind it."""
