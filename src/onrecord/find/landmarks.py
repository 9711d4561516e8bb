"""Words that tell a place from a body or a person when they stand beside a name. English; every list is for finding only."""

from __future__ import annotations

# Words after a name that make a site of it, whether our table knows it or not.
SITES = frozenset(
    "base ground range airport airfield port harbour harbor cosmodrome spaceport polygon camp plant reactor bridge dam "
    "crossing refinery prison square palace stadium barracks garrison shipyard depot terminal mine tunnel canal "
    "hospital cathedral mosque temple monastery checkpoint headquarters facility island islands lake river mountain "
    "sea bay strait gulf valley desert peninsula beach park forest street road avenue castle museum arena station "
    "school church hill hills falls glacier reservoir wall fort fortress cemetery zoo pier quay garden gardens theatre "
    "theater abbey hall house lane farm moor common green wood woods reserve mosque library tower gallery "
    "dome centre infirmary racecourse velodrome marina dock docks wharf estate embassy hotel synagogue basilica minster "
    "chapel colliery courthouse crematorium aquarium racetrack campus mall plaza crescent manor priory cliff cliffs cove creek canyon "
    "lighthouse loch quarry hostel coliseum colosseum ballpark speedway raceway amphitheatre amphitheater pavilion "
    "lodge residence mansion steelworks smelter silo silos landfill causeway esplanade boulevard".split()
)
# What may stand between the name and such a word.
BEFORE_SITE = frozenset(
    "testing training test military naval air force army nuclear power missile space border international proving "
    "refugee detention oil gas submarine firing artillery railway metro bus train national wildlife football cricket "
    "rugby hydroelectric main central".split()
)
# Nouns of places and things after a capitalised word: it names them, nobody ("Kerch bridge", "Cairo summit").
THINGS = SITES | frozenset(
    "testing province region district county village town city ship summit cup award prize ministry drills exercise "
    "manoeuvres basin pass pipeline field railway".split()
)

# Sites worth a point of their own even in small letters after a town's name ("Rafah crossing", "Engels base").
SITES_OF_NOTE = frozenset(
    "base ground range airport airfield port cosmodrome spaceport polygon camp plant reactor dam crossing refinery "
    "prison barracks garrison shipyard facility checkpoint hospital infirmary stadium".split()
)
# In small letters after a name that no town bears, these make the house of that name ("St Peter Mancroft church").
HOUSES = frozenset(
    "church chapel cathedral castle theatre theater museum prison stadium mosque synagogue abbey hospital school bridge beach hotel".split()
)
# The parse takes names that end so for people; "Lucy Hall" and "Ann Street" have a given name before.
ROADS = frozenset("street road avenue square lane palace stadium airport hospital school cathedral beach prison theatre "
                  "library museum hotel centre bridge station park racecourse racetrack velodrome infirmary campus barracks cemetery".split())  # fmt: skip
# "Of" a name after these makes a place of it.
SETTLEMENTS = frozenset(
    "village town city hamlet suburb estate neighbourhood neighborhood township settlement commune resort island".split()
)
# Adjectives that somewhere a town is called like.
NO_TOWNS = frozenset(("olympic", "orange"))
# Words before a name that make a site of it ("RAF Bentwaters", "Camp Lemonnier"); alone they are common nouns.
SITE_PREFIX = frozenset("raf raaf afb fort camp base mount lake hms hmp port cape".split())
# Prepositions that a name which no list has must stand behind to be taken for a place.
STANDING = frozenset("in near from at around outside across between of".split())
# ... held by the preposition itself: not "of Mersey mud".
HELD = frozenset(("pobj", "conj", "appos", "nmod"))
# Directions name no place alone ("the West"), though somewhere a province is called so.
DIRECTIONS = frozenset(
    "west east north south central centre western eastern northern southern coast upper lower".split()
)
# Words before a town, beside the prepositions of place.
BEFORE_TOWN = frozenset(("from", "of", "northern", "southern", "eastern", "western", "rural", "central"))
# After a town's name these make a club, a festival or a public body of it.
CLUBS = frozenset(
    "united rovers athletic albion wanderers hotspur rangers fc cf afc rfc university college council crown "
    "wednesday argyle villa palace forest county saint-germain giants saints warriors magistrates coroner "
    "polytechnic chamber police fire international film marathon".split()
)
# Before a town's name these make a service of it ("BBC Radio Devon").
SERVICES = frozenset(("bbc", "itv", "stv", "radio"))
# After "district", "county" and the like these make a body of the division ("The Hague district court").
OF_DIVISION = frozenset("court council councillor attorney judge nurse police magistrate line councillors".split())
# What is "of" a town and not in it.
OF_TOWN = frozenset(
    "university bishop archbishop bank college duke duchess earl prince princess diocese battle".split()
)
# "The England captain" is of a team.
TEAM = frozenset(
    "star captain striker manager international squad team coach side defender midfielder goalkeeper batsman bowler "
    "fan fans player players winger forward fly-half scrum-half centre-back full-back head-coach skipper boss "
    "teammate debut shirt all-rounder opener seamer spinner keeper women men lionesses duo pair trio".split()
)
# Of no country and at no level of the contract; they are places for nobody's map.
CONTINENTS = frozenset("europe africa asia america americas antarctica oceania eurasia australasia eu".split())

# States and provinces as news agencies shorten them after a town (AP Stylebook, "state names"), and the postal letters.
_STATES = """Ala AL Alabama|AK Alaska|Ariz AZ Arizona|Ark AR Arkansas|Calif CA California|Colo CO Colorado|Conn CT Connecticut|Del DE Delaware
Fla FL Florida|Ga GA Georgia|HI Hawaii|ID Idaho|Ill IL Illinois|Ind IN Indiana|IA Iowa|Kan KS Kansas|Ky KY Kentucky|La LA Louisiana
ME Maine|Md MD Maryland|Mass MA Massachusetts|Mich MI Michigan|Minn MN Minnesota|Miss MS Mississippi|Mo MO Missouri|Mont MT Montana
Neb NE Nebraska|Nev NV Nevada|N.H NH New_Hampshire|N.J NJ New_Jersey|N.M NM New_Mexico|N.Y NY New_York|N.C NC North_Carolina|N.D ND North_Dakota
OH Ohio|Okla OK Oklahoma|Ore OR Oregon|Pa PA Pennsylvania|R.I RI Rhode_Island|S.C SC South_Carolina|S.D SD South_Dakota|Tenn TN Tennessee
Tex TX Texas|UT Utah|Vt VT Vermont|Va VA Virginia|Wash WA Washington|W.Va WV West_Virginia|Wis WI Wisconsin|Wyo WY Wyoming
Alta AB Alberta|B.C BC British_Columbia|Man MB Manitoba|N.B NB New_Brunswick|N.S NS Nova_Scotia|Ont ON Ontario|Que QC Quebec|Sask SK Saskatchewan"""
STATES = {
    short: full.replace("_", " ")
    for line in _STATES.replace("\n", "|").split("|")
    for *shorts, full in [line.split()]
    for short in shorts
}
