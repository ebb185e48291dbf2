"""How common words are in news, where the reports at hand cannot tell: a prior for small sets.

A few dozen reports of one event all hold its words, so that counting them alone would call those words common and
"said" no commoner. Each tier below holds words that at least the given share of news reports hold. The shares were
counted over 840 reports of politics and 196 of conflict, business and health from the training sets, and the two
shares' geometric mean taken; names were left out. The last tier is of countries, peoples, great cities,
agencies and bodies, whose shares differ by archive. Words in no tier are as rare as their kind says.
"""

from __future__ import annotations

from sayso.link.story_words import folded

_TIERS = (
    (
        0.390,
        """
about according after against all also and are attack been but could country day first for from group had has have his
including into its last many more not one other out over people president right said say since some state than that
the their them there they this three time two was week were when which while who will with would year
        """,
    ),
    (
        0.195,
        """
added already among another any area around back based because before being between both called campaign can case
chief children city come company control did down during earlier even far five force four get government held home
however just killed large least like long made major make may media member million month most much nation national now
number official only our part place plan point public recent report reported result same saying several should source
statement still such support take these think those through today told under use used very war way well what where
work world you
        """,
    ),
    (
        0.104,
        """
able across action activist again agency ago air ally almost along although announced anti army asked away backed
battle become began behind believe best better big biggest billion border call calling came capital care carried cause
center central change civil civilian claim clear close coalition comment community concern conference conflict
continue continued current dead deal death decision despite director district dollar don done dozen due each early
economy effort eight election end event every executive expected face fall family fear federal few fighting financial
following foreign former found free front full further future general given going good half hand head health help her
here high him history hit hold hour how hundred important include information international issue job killing know
known late later latest law lead leader leave led left less level likely line live local lost lot majority making man
market might military money morning move must near nearly need network next off office old once operation opposition
order organization own party past percent person police political position possible power presidential press primary
private problem program provide put question received recently released remain reporter response rise rival run school
second secretary security see seen service set seven share she short show side six spokesman staff start started stop
system taken taking talk term terrorist test then thing though thousand threat too took top total toward town trying
union until using vice violence want went whether whose within without women worker working yet
        """,
    ),
    (
        0.052,
        """
ability access account actually adding addition additional administration age agreed agreement ahead aid aimed airport
allow allowed alway amid amount analyst announcement anything appeal appear arm armed assault attacked attempt
authority available average ban bank base became begin beginning believed benefit bid black board body bomb break
bring brought build building built business camp candidate cannot car carry caused certain chairman chance charge
child citizen claimed class closed closing commercial committed concerned condition conducted confirmed conservative
consider continuing controlled cost court create crime crisis critical criticism currently cut damage data date decade
decided declared declined defense described detail determine development died different direct directly disease doe
doesn doing dropped economic effect either enough entire especially establishment ever everyone evidence exchange
expect expert expressed facility facing fact failed feel fell field fight fighter figure find fire fired firm focus
follow food forced forward friend fund gain gas gave getting give global goal got governor great ground gun happen
happened hard having heavy higher highly himself hope hospital huge immediately impact incident included increase
increased individual industry injured inside instead interest interview investigation investment issued jet keep key
kill kind lack largely largest launched leading leaving let life little look looking lose losing loss low lower main
manager mass massive material mean measure medical meeting men message met middle mile militant minority minute
moderate moment monitor mostly movement name necessary needed neighborhood never night nine non none northern noted
offensive offer officer often ongoing online open outside particularly partner passed pay period personal phone plane
policy politician poor popular population positive potential present pressure prevent previous previously price prime
principle priority pro process product project proposed protect protest province published push quarter quickly race
radio rate rather reach reached read real really reason rebel receive record regime region regional related release
religious repeatedly reporting represent request resident respond responded responsible return revealed risk road role
round rule running safe sale saw seek self senator senior sense sent serious serve sery shot showed sign significant
similar single site situation small soldier solution something sometime soon southern speak speaking special speech
spread stage standard stated step stock story strategic strategy strike strong struck student supported supporter
supporting surprise talking target targeted targeting team television tell telling ten terror terrorism themselve
third thought throughout together track tried troop trust try turn turned type updated upon value version via victim
video view village vote wanted warned warning water weapon website weekend why wide win woman won word worked worst
wounded wrote young your zone
        """,
    ),
    (
        0.026,
        """
above abroad absolutely accept accused acknowledged active activity add address addressing admitted advance adviser
affair affect affected affiliate affiliated afternoon agree aide aim aircraft airstrike allegation allegedly alliance
allowing alone alongside alternative anger angry animal announce annual answer anyone apparent apparently appearance
appeared approach approval argue argued arrived article asking asset assistance attend attention avoid award aware
backer bad badly banned begun below beyond bigger bit blame blamed blast block blood blow blue bombing born bought boy
brand breaking briefly bringing broad broke brutal budget businesse buy camera captured career carrying cash cast
category caught causing chain chair challenge changed channel chemical choice choose chosen cited citing claiming
clashe closely club coast collapse com combat coming commander commented commitment common communication compared
compete competition complete completely complex computer conclusion condemned confidence congressional connect
connection consequence considered consumer contact containing contest contract contribution convention cooperation
core corporate counter countryside county course cover coverage covering created creating credit criminal cross
customer cutting cycle danger dangerous deadly dealing debate debt decline deep defeat defend delay delegate deliver
delivered demand democracy demonstrate denied deny deputy design designed destroy destroyed destroying destruction
developed developer device didn die difference difficult difficulty digital diplomatic direction discovered discuss
discussion displaced display divided doctor document donor door double doubt draw drive driven driving drop drug
easier easily easy education element elsewhere email emerged emergency employee encourage ended ending endorsed energy
engaged ensure enter entered entering environment equipment era error erupted escalation established estimate
estimated evening everybody exactly except exception existing expand expectation experience experienced explained
explosion explosive extended extent extreme extremely extremist eye faced factor factory failure fallen falling
familiar farm father favor favored feature fellow felt fierce filed filled final finally finding flag fled flight
floor fly focused focusing followed form fought founded founder fourth freedom fresh frustration fuel fully funding
gained game gathering generally generation giant girl giving goe gone greater greatest green growing growth guard guy
happening haven heading headquarter hear heard hearing heavily helped highest holding hoped hopeful horrible host
hotel humanitarian hurt idea identified ill illegal image immediate importance improve increasingly independent index
indicate indicated industrial infected influence infrastructure initial initially initiative insist insisted instance
institution insurgent intend intended intense internal intervention introduced investigating investor involved
involving iphone isn itself jihadist join joined joint journalist judge keeping kept labor land language larger launch
lawmaker lawsuit lawyer leadership learn legal letter liberal lie light limited link linked list lived living loan
located location locked longer longtime looked losse love loyal machine mainly mainstream managed management managing
manufacturer margin massacre match matter mayor meet mention mentioned mid minor miss missile missing mission mistake
model monitoring mortar mosque mother moved moving multiple music named nature nearby negative negotiation neighboring
neither newspaper nice nomination nominee nor normal northeast note nothing nuclear numerous occurred offered offering
oil older opened opening operate operating opportunity opposed option ordered organized original outbreak outcome
outlet overnight oversea owned owner page paid parent particular pass patient peace per percentage performance perhap
personally personnel photo pick picture piece placed planned plant platform play played player playing pledged plus
pointed politic poll positioned possibility possibly posted powerful practice praised pre predicted prepared preparing
presence pretty prevented prison probably procedure produce production professor profit progressive prominent promise
prompted property proposal prospect protection prove provided providing provision publicly purchase pushed pushing
putting quality quite quoted radical raid raise raised raising rally ran range rare reaching ready receiving recession
recovery red reduce referring reform refugee regarding registered regular regularly relief rely remaining remember
repeated replied reportedly requested require required research residential resolution resource respect responsibility
rest resulted retail returned revenue review revolution rich risen rising rocket room root rose roughly route runner
rural safety sample sat save saving scandal scene schedule scheduled score screen season seat secret sector secure
seeking seem seized sell selling send separate served server serving setting settlement severe shell shield shift shop
shortly shown sick signal signed significantly simply sit sitting size smaller social sold someone sought sound space
specific specifically spending spoke spoken spokeswoman spring square stake stance stand standing starting stating
station stay staying stepped stood stopped store strain strategist strength stressed stretch stronghold strongly
struggling study subject suburb succeed success successful suffered suffering suggest suggested suggesting suicide
summer super supply supposed surge surrounding suspected sustained swing table tactic talked tank task technology
temporarily temporary terrible territory tested testing thank thus tie tight toll tonight topic touch tough trade
trading traditional tragedy treat treated treatment truck true turning tweeted ultimately unable undermine understand
unit unknown unless unlike unlikely unprecedented update urged user usually various vast vehicle veteran victory
violated violent virus visit voice voted voter vowed wait waiting walk wave weak wearing welcomed whatever whole whom
widely widespread wild willing wing winning worldwide worried worry worse worth write writing wrong yesterday
        """,
    ),
    (
        0.015,
        """
afghan afghanistan afp africa african agence agency alabama alaska albania algeria algerian america american amsterdam
angeles angola ankara arab argentina argentine arizona arkansas armenia armenian army asia asian associated athens
atlanta australia australian austria austrian azerbaijan baghdad bahrain balkan bangkok bangladesh barcelona bbc
beijing beirut belarus belgian belgium benin berlin bloomberg bolivia bosnia boston botswana brazil brazilian britain
british brussels bucharest budapest bulgaria burkina burundi cairo california cambodia cameroon canada canadian
caribbean carolina catholic chad chicago chile china chinese christian cnn colombia colombian colorado congo congress
connecticut copenhagen costa council croatia cuba cuban cyprus czech dakota dallas damascus danish delaware delhi
denmark denver department detroit dhaka dominican dubai dublin dutch ecuador egypt egyptian england english eritrea
estonia ethiopia ethiopian europe european finland finnish florida france francisco frankfurt french gabon gambia gaza
geneva georgia german germany ghana greece greek guardian guatemala guinea gulf haiti hampshire hanoi havana hawaii
helsinki herald hindu honduran honduras houston hungarian hungary iceland idaho illinois india indian indiana
indonesia indonesian interfax iowa iran iranian iraq iraqi ireland irish islam islamic israel israeli istanbul italian
italy ivory jakarta jamaica japan japanese jersey jerusalem jewish johannesburg jordan kabul kansas karachi kazakhstan
kentucky kenya kenyan korea korean kosovo kurdish kuwait kyiv kyrgyzstan lagos laos latvia lebanese lebanon liberia
libya libyan lisbon lithuania london los louisiana luxembourg macedonia madrid maine malawi malaysia malaysian mali
malta manchester manila maryland massachusetts mauritania melbourne mexican mexico miami michigan milan ministry
minnesota mississippi missouri moldova mongolia montana montenegro montreal moroccan morocco moscow mozambique mumbai
munich muslim myanmar nairobi namibia nato navy nebraska nepal netherlands nevada nicaragua niger nigeria nigerian
nordic norway norwegian ohio oklahoma oman oregon oslo pacific pakistan pakistani palestine palestinian panama papua
paraguay paris parliament pennsylvania peru philadelphia philippines poland police polish portugal portuguese post
prague press pyongyang qatar reuters rhode riyadh romania romanian rome russia russian rwanda san saudi scotland
scottish seattle senate senegal seoul serb serbia serbian shanghai sierra singapore slovak slovakia slovenia somali
somalia spain spanish stockholm sudan sudanese sweden swedish swiss switzerland sydney syria syrian taipei taiwan
tajikistan tanzania tass tehran tennessee texas thai thailand tibet times togo tokyo toronto tribune tunisia turk
turkey turkish turkmenistan uae uganda ukraine ukrainian united university uruguay utah uzbekistan venezuela
venezuelan vermont vienna vietnam vietnamese virginia wales warsaw washington wisconsin wyoming xinhua yemen yemeni
york zambia zealand zimbabwe
        """,
    ),
)
"""(share, words): the tier's lower end times 1.3, near the mean of what it holds; for the last tier a guess."""
COMMON = {folded(word): share for share, words in reversed(_TIERS) for word in words.split()}
OTHER_WORD = 0.004
"""A word in no tier: mostly names and subject words, the tail of the count."""
NAME = 0.0008
"""A name of several words: as often as a well-known person or street name in a mixed archive."""
NUMBER = 0.002
"""A number with its noun, or a number of three digits and more."""
AGE = 0.03
"""A given age in years: any one of some sixty ages, in reports of which half give one or two."""


def share(key: str) -> float:
    """The share of news reports that a term (``word:``, ``name:``, ``number:``, ``age:``) is expected in."""
    kind, _, rest = key.partition(":")
    if kind == "word":
        return COMMON.get(rest, OTHER_WORD)
    return AGE if kind == "age" else NUMBER if kind == "number" else NAME
