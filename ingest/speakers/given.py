"""Common given names with the pronoun they suggest, and the names of places: small closed lists, written by hand.

A given name only tells that a run of capitals is a person and, unless other evidence stands against it, which pronoun fits. A name
that is not listed loses nothing but that hint. `tables/` adds two longer lists, read when first asked for: see `training/vocabulary.py`.
"""

from functools import cache
from pathlib import Path

_TABLES = Path(__file__).parent / "tables"

_HE = """
aaron abdul abdullah abraham adam ahmad ahmed akira alan albert alberto alejandro alexander alfonso alfred ali allan allen alonzo alvin
amir anders andre andreas andrei andrew andrés andy angus ansel anthony anton antonio archie arjun armando arnold artem arthur arturo
asif austin barack barney barry bart ben benedict benjamin benny bernard bernie bert bill billy björn bob bobby boris brad bradley
brandon brendan brent brett brian bruce bruno bryan byron caleb calvin cameron carl carlo carlos cedric cesar chad charles charlie
chester chris christian christopher chuck clarence clark claude clay clayton cliff clifford clinton clive clyde cody colin connor conrad
corey cory craig curtis cyril dale damian damien dan daniel danny darrell darren darryl dave david dean declan denis dennis derek dermot
desmond dev diego dieter dimitri dirk dmitri dmitry dominic don donald donnie doug douglas duncan dustin dwayne dwight earl eddie edgar
edmund eduardo edward edwin eli elias elijah elliot elliott emil emilio emmanuel enrique eric erik ernest ernesto ethan eugene evan
everett farid felipe felix fernando finn floyd francesco francis francisco françois frank franklin fred freddie frederick gabriel gareth
garry gary gavin gene geoff geoffrey george gerald gerard gerhard gerry gilbert giovanni glen glenn gordon graham grant greg gregg
gregory guillermo gus gustavo guy hamid hamish hank hans harold harry harvey hassan hector henri henrik henry herbert herman hiroshi
horace howard hubert hugh hugo hussein ian ibrahim igor imran ira isaac ismail ivan jack jacob jacques jaime jake jakob jamal james
jared jason javier jay jean-claude jeb jeff jeffrey jens jeremy jeremiah jerome jerry jesse jim jimmy joachim joaquin joe joel
johan johannes john johnny jon jonah jonathan jorge josé josef joseph josh joshua juan jules julian julio jürgen justin karim karl keith
ken kenneth kenny kevin khalid kieran kirk klaus kofi kurt kyle lamar lance larry lars laurence lawrence lenny leo leon leonard
leonid leopold leroy lester levi lewis liam lionel lloyd lorenzo lou louis luc luca lucas luis luke luther magnus mahmoud malcolm
manuel marc marcel marco marcus mario mark marshall martin marvin matt matteo matthew matthias maurice max maxim mehmet melvin
michael michel miguel mike mikhail miles milton mitch mitchell mohamed mohammad mohammed moses muhammad murray mustafa nasser nate
nathan nathaniel neal ned neil nelson newt nicholas nick nicolas nigel nikolai noah noel norman oleg oliver olivier omar orlando oscar
oskar otto owen pablo paolo pascal patrick paul pavel pedro percy pete peter phil philip philippe phillip pierre rafael rahm raj rajesh
ralph ramon randall randy rashid raúl ray raymond rené reuben rex reza ricardo richard rick ricky rob robbie robert roberto rod
rodney rodrigo roger roland roman ron ronald ronnie ross roy ruben rudolf rudy rufus rupert russ russell ryan saeed salman salvador sam
samir samuel santiago saul scott sean sebastian serge sergei sergey sergio seth seymour shane shaun sheldon sidney simon spencer stan
stanislav stanley stefan stephen sterling steve steven stewart stuart sven ted terence terrence terry thaddeus theo theodore thomas tim
timothy tobias toby todd tom tomás tommy tony travis trent trevor tyler tyrone umar vernon victor viktor vince vincent vladimir wade
wallace walter warren wayne wendell werner wesley wilbur wilfred will willard willem william willie wolfgang yusuf yuri zachary zoltan
bram tam odo kwame jai anil sanjay vikram rohan arne olav knut
"""
_SHE = """
abigail ada adele agnes aisha alexandra alice alicia alison allison amanda amber amelia amina amy ana anastasia angela angelica
angie anita anna anne annette annie antonia april ariana ashley astrid audrey barbara beatrice becky bella bernadette beth bethany betty
beverly bonnie brenda bridget brigitte brittany camila camille candace carla carly carmen carol carolina caroline carolyn carrie
cassandra catherine cathy cecilia celia charlotte chelsea cheryl chloe christina christine cindy claire clara claudia colleen connie
constance cora cristina cynthia daisy daniela danielle daphne dawn deb debbie deborah debra delia denise diana diane dianne dolores
donna dora doris dorothy ebony edith eileen elaine elena eleanor elise elisabeth eliza elizabeth ella ellen eloise elsa elsie emily emma
erica erika erin esther ethel eunice eva eve evelyn faith fatima felicia fiona flora florence frances francesca frida gabriela gabrielle
gail gemma georgia geraldine gertrude gina ginger giulia gladys glenda gloria grace greta gretchen gwen hannah harriet hazel heather
heidi helen helena helga henrietta hilary hilda hillary holly hope ida imelda imogen ines inês inga ingrid irene irina iris irma isabel
isabella isabelle ivanka ivy jackie jacqueline jane janet janice janine jeanette jeanne jen jenna jennifer jenny jessica jill joan
joanna joanne jocelyn johanna josephine joy joyce juanita judith judy julia juliana julie juliet june karen karin kate katharine
katherine kathleen kathryn kathy katie katrina kayla kelly kendra kirsten kristen kristin kristina latoya laura lauren leila lena
leticia lila lillian lily linda lisa liz lois lola loretta lori lorraine louisa louise lucia lucille lucinda lucy lydia lynn lynne mabel
madeleine madeline maggie mandy marcia margaret margarita margot maria mariah marian marianne marie marilyn marina marion marjorie
marlene marsha martha martina mary maud maureen maxine megan meghan melanie melania melinda melissa mercedes meredith mia michelle
mildred millie miranda miriam moira molly mona monica monique muriel myra myrtle nadia nancy naomi natalia natalie natasha nell nellie
nicole nina nora norma olga olivia olive orla paige pamela patricia patsy patty paula pauline peggy penelope penny petra phoebe phyllis
pia polly priscilla priya rachel ramona raquel rebecca regina renata renee rhoda rhonda rita roberta rosa rosalind rose rosemary roxanne
ruby ruth sabrina sadie sally samantha sandra sandy sara sarah selma shannon sharon sheila shelley shirley silvia simone sofia sonia
sonja sophia sophie stacey stacy stella stephanie sue susan susana susanna susie suzanne sybil sylvia tabitha tamara tammy tania tanya
tara teresa tess thelma theresa tiffany tina tracey trish trudy ursula valerie vanessa vera veronica vicki vicky victoria viola violet
virginia vivian wanda wendy whitney wilma winifred yolanda yvette yvonne zoe isla freya maren sigrid
"""
_EITHER = """
alex alexis angel ashton avery bailey blake brook carey casey charley chandra dana darcy devin drew dylan emery evelyn frankie harper
hayden jaden jody jo jordan jules kai kelsey kerry kim kit lane lesley logan lindsay lindsey mackenzie marley marty morgan nat nicky
parker pat quinn reese riley robbie rory rowan sage sascha sasha shawn sidney skyler stevie sydney taylor tracy val wei wen xi yan yi
zhang hye min jin andrea jan jean jamie lee leslie robin
"""
GIVEN: dict[str, str] = (
    {name: "he" for name in _HE.split()} | {name: "she" for name in _SHE.split()} | {name: "" for name in _EITHER.split()}
)
"""A given name in small letters to "he", "she" or "" where it is borne by both."""

ABBREVIATED_PLACES = frozenset(
    "u.s u.k us uk u.n ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn mo mont neb nev n.h n.j n.m n.y n.c n.d "
    "okla ore pa r.i s.c s.d tenn vt va wash w.va wis wyo ont que".split()
)
"""Countries, states and provinces as news agencies abbreviate them, without the last full stop."""
PLACES = frozenset(
    "afghanistan africa alabama alaska albania algeria america amsterdam angola ankara argentina arizona arkansas armenia asia athens "
    "atlanta australia austria azerbaijan baghdad baltimore bangladesh barcelona beijing belarus belfast belgium berlin bolivia "
    "bosnia boston brazil britain brooklyn brussels budapest bulgaria burma cairo california cambodia cameroon canada chicago chile "
    "china cleveland colombia colorado congo connecticut copenhagen croatia cuba cyprus dallas damascus delaware delhi denmark denver "
    "detroit dublin ecuador edinburgh egypt england estonia ethiopia europe finland florida france frankfurt gaza geneva germany "
    "ghana glasgow greece guatemala haiti havana hawaii helsinki honduras houston hungary iceland idaho illinois india indiana "
    "indonesia iowa iran iraq ireland islamabad israel istanbul italy jakarta jamaica japan jerusalem kabul kansas kazakhstan kentucky "
    "kenya kiev kyiv korea kosovo kuwait laos latvia lebanon liberia libya lisbon lithuania london louisiana luxembourg macedonia "
    "madrid maine malaysia mali malta manchester manhattan maryland massachusetts melbourne mexico miami michigan milan minneapolis "
    "minnesota mississippi missouri moldova mongolia montana montreal morocco moscow mumbai munich myanmar nairobi nebraska nepal "
    "netherlands nevada nicaragua niger nigeria norway ohio oklahoma oregon oslo ottawa pakistan palestine panama paraguay paris "
    "pennsylvania peru philadelphia philippines phoenix pittsburgh poland portugal prague pyongyang qatar riyadh romania rome russia "
    "rwanda scotland seattle senegal seoul serbia shanghai singapore slovakia slovenia somalia spain stockholm sudan sweden "
    "switzerland sydney syria taiwan tehran tennessee texas thailand tokyo toronto tunisia turkey uganda ukraine uruguay utah "
    "uzbekistan vancouver venezuela vermont vienna vietnam virginia wales warsaw washington wisconsin wyoming yemen zimbabwe zurich".split()
)
PLACE_HEADS = frozenset(
    "lane road drive bridge creek ridge heights junction city island islands county valley beach river lake bay hills springs avenue "
    "street square park airport".split()
)
PLACE_LEADS = frozenset(
    "new north south east west san santa los las saint fort port lake mount northern southern eastern western el".split()
)
PLACE_PAIRS = frozenset(
    "new york,new jersey,new hampshire,new mexico,new zealand,new orleans,new delhi,north carolina,south carolina,north dakota,"
    "south dakota,north korea,south korea,south africa,south sudan,west virginia,los angeles,las vegas,san francisco,san diego,"
    "san antonio,san jose,santa fe,st. louis,st. paul,hong kong,saudi arabia,sri lanka,costa rica,el salvador,puerto rico,"
    "rhode island,long island,northern ireland,middle east,latin america,north america,south america,new england,capitol hill,"
    "wall street,silicon valley,united kingdom,united states,european union,salt lake".split(",")
)
DEMONYMS = frozenset(
    "american african-american mexican canadian british english scottish irish welsh french german italian spanish portuguese dutch "
    "belgian swiss austrian swedish norwegian danish finnish polish czech hungarian romanian bulgarian greek turkish russian ukrainian "
    "israeli palestinian syrian iraqi iranian afghan pakistani indian chinese japanese korean vietnamese thai filipino indonesian "
    "australian brazilian argentine chilean colombian venezuelan cuban haitian egyptian libyan saudi yemeni nigerian kenyan somali "
    "arab muslim christian catholic jewish islamic european asian african western eastern latino hispanic black white evangelical "
    "texan californian southern northern californians dutchman dutchwoman frenchman frenchwoman englishman englishwoman irishman "
    "irishwoman welshman welshwoman scotsman scotswoman norseman cornishman".split()
)


@cache
def _listed() -> dict[str, str]:
    """Given names of a census with the pronoun that fits, the lists above first."""
    rows = (line.split() for line in (_TABLES / "given.txt").read_text(encoding="utf-8").splitlines())
    return {name: pronoun.strip("-") for name, pronoun in rows} | GIVEN


@cache
def _ordinary() -> frozenset[str]:
    return frozenset((_TABLES / "ordinary.txt").read_text(encoding="utf-8").split())


def given(word: str) -> bool:
    """Whether a word is a common given name."""
    lower = word.lower()
    return lower in _listed() or ("-" in lower and lower.split("-")[0] in _listed())


def pronoun_of(name: str) -> str:
    """The pronoun that a given name suggests, or empty."""
    return _listed().get(name.lower(), "")


def ordinary(word: str) -> bool:
    """Whether a word is usually written small, so that a large letter at the head of a sentence tells nothing."""
    lower = word.lower().replace("’", "'").removesuffix("'s")
    known = _ordinary()
    if lower in known:
        return True
    if "-" in lower:
        return all(part in known or part.isdigit() or part in {"of", "in", "to"} for part in lower.split("-"))
    return any(lower.endswith(ending) and lower.removesuffix(ending) in known for ending in ("s", "es", "ed", "ing", "d", "er", "ly"))
