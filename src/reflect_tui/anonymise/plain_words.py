"""Ordinary words that projects, wards, homes and shops are called by, and the words that give them away."""

from __future__ import annotations

from reflect_tui.anonymise.words import bag

_TREES = bag(
    "oak ash elm birch beech cedar willow maple sycamore hawthorn rowan alder hazel yew pine fir larch "
    "poplar lime chestnut walnut laurel juniper aspen elder magnolia cypress linden acorn conker"
)
_BIRDS = bag(
    "lapwing curlew kestrel kingfisher heron swan swift swallow robin wren sparrow starling skylark lark "
    "nightingale dove owl eagle falcon hawk merlin osprey puffin cormorant gannet tern avocet plover kite "
    "sandpiper redwing goldfinch bullfinch chaffinch linnet magpie raven rook jackdaw jay thrush "
    "blackbird bluebird phoenix peacock pelican stork kittiwake nightjar dunnock fulmar petrel siskin"
)
_FLOWERS = bag(
    "rose lily daisy poppy primrose bluebell snowdrop daffodil sunflower marigold lavender foxglove "
    "heather bramble thistle thistledown clover fern ivy jasmine orchid tulip violet iris buttercup "
    "cowslip honeysuckle dandelion nettle sorrel campion celandine teasel"
)
_BEASTS = bag(
    "fox badger hare hedgehog otter squirrel beaver stag hart unicorn dragon dolphin butterfly ladybird bee"
)
_LAND = bag(
    "wind sun sunshine sunrise sunset dawn daybreak horizon rainbow moon tide brook river spring well "
    "stream harbour haven anchor lighthouse beacon cove shore island marsh meadow moor heath hill valley "
    "vale wood forest grove glade orchard hedge leaf root branch seed sapling blossom bloom petal bough "
    "oasis compass"
)
_BUILT = bag(
    "door gate gateway window ledge arch bridge tower hearth stone brick keystone cornerstone porch attic "
    "loft cellar undercroft cabin hut barn shed stable forge foundry loom mill kiln anvil granary ark "
    "boat ship sail lantern lamp candle hive nest den burrow warren sett roost bothy perch junction "
    "crossing"
)
_KITCHEN = bag(
    "kettle teapot cup mug bowl spoon fork table bench cushion blanket quilt patch thread needle button "
    "stitch wool yarn pocket basket larder pantry crust loaf bread oven pickle onion apple pear plum "
    "cherry bean carrot beetroot tin pot pan trowel spade plane vice chisel hammer saw bolt spanner cog "
    "saddle bed"
)
_SINGLE = _TREES | _BIRDS | _FLOWERS | _BEASTS | _LAND | _BUILT | _KITCHEN

NAMELY = frozenset(
    _SINGLE
    | {w + "s" for w in _SINGLE}
    | bag(
        "nook snug crown plough bell harp globe lion bull bear horse leaves loaves branches beeches "
        "arches benches cherries berries poppies daisies lilies hands hearts wings stars futures"
    )
)
"""Things one can see or touch, which bodies are called after far more than processes and forms are."""

THINGS = _SINGLE
"""The same in the singular, as the signs of inns have them: the Plough and Harrow."""

ALONE = frozenset(
    {w + "s" for w in _TREES - bag("ash lime hazel elder conker acorn")}
    | bag(
        "beeches acorns hive nest haven beacon lantern ark lighthouse oasis loom bothy warren burrow "
        "roost riverside hillcrest hearth anchor undercroft junction kiln snug nook wharf wash-house "
        "saplings crossroads feathers bakehouse tannery maltings ropewalk springboard boathouse stables "
        "larder foundry forge granary orchard sanctuary cornerstone lapwings"
    )
)
"""What "at the X" in small letters is more likely a place people go to than the thing itself."""

FOLK = bag(
    "woman women man men lad lads lass lasses girl girls boy boys kid kids lady ladies bloke blokes chap "
    "chaps guy guys someone somebody people folk lot carer carers worker workers volunteer volunteers "
    "manager managers staff team nurse nurses engineer driver drivers undertaker undertakers counsellor "
    "counsellors trustee trustees teacher teachers tutor cook chef chair coordinator caseworker keyworker "
    "mentor mentors advocate physio ot gp physios ots families parents mums dads tenants residents one "
    "ones them us me we here colleague colleagues friend friends student students desk board reception"
)
"""Who may be from a place or at one: "the lads from Gateway", "the desk at New Leaf"."""

_STAYING = bag(
    "been worked works work working volunteers volunteered volunteering lives live lived living stays "
    "stay stayed staying based placed placement shift shifts session sessions night nights morning "
    "mornings day days job bed beds place room flat lunch breakfast dinner tea started starts start loan "
    "hired employed run funded discharged referred referral signposted moved transferred back letter "
    "offence"
)
BEFORE_AT = FOLK | _STAYING
"""What stands before at, from, with, by or to where the name of a body follows."""

LABELS = bag(
    "ward unit school home service hospital hostel nursery setting placement employer agency provider "
    "organisation organization charity project team surgery practice college club house venue"
)
"""What a form calls the line where a body is named."""

CLUBS = bag(
    "baptists methodists quakers spiritualists congregational evangelical abc fc afc rfc cc ufc wi tra "
    "tara cic vets vet surgery dental dentist clinic nursery school centre church urc pta rovers rangers "
    "wanderers united athletic harriers juniors infants primary rec mosque gurdwara synagogue temple "
    "chapel"
)
"""Behind the name of a street these make the name of a body of it."""

FRESH = bag(
    "new fresh open second kind kindly safe helping caring gentle bright happy golden green blue red "
    "silver white black old stepping turning rising growing tin full warm wild little hidden lost found "
    "rolling first big common high young making long sunny bold brave quiet hopeful equal shining living "
    "number home two three seven"
)
_GIVING = bag(
    "start starts chance chances stars beginnings futures stones point tides roots seeds shoots steps "
    "step sparks light lights ground local helpings threads tracks friends fires arms page pages life "
    "lives story stories voices minds thoughts ways way days times room corner space spaces places routes "
    "paths pathways links ties lines rising together up out"
)
POETIC = (
    FRESH
    | _GIVING
    | bag(
        "time level turning mind matters park view top hand heart life journey voice future next link "
        "path pathways pathway world kitchen yard power key core games unity hope freedom change choice "
        "outlook rise wings station fire crossroads upstairs evergreen springboard sunrise tidal making "
        "street corner friday monday tuesday wednesday thursday saturday sunday winter summer spring "
        "autumn"
    )
)
"""Words that elsewhere say what sort of thing it is, or nothing, yet make names of projects in pairs."""


def motto(first: str, second: str) -> bool:
    """Whether two words are put together as names of projects are: "new leaf", "kind hands"."""
    return first in FRESH and (second in _GIVING or second in NAMELY) and (first, second) not in _IDIOMS


_IDIOMS = frozenset(
    (first, second)
    for first, seconds in (
        ("first", "step steps light time times"),
        ("second", "step steps time thoughts chance time times"),
        ("new", "start way ways room line lines home place places page step steps"),
        ("long", "way ways days time times story room table"),
        ("big", "step steps start room garden day days"),
        ("two", "ways days steps"),
        ("three", "ways days steps stones"),
        ("young", "lives minds"),
        ("high", "hopes point points hill chair"),
        ("old", "ways days times story stories friends room home"),
        ("little", "step steps bit hands garden friends"),
        ("number", "one two three four five six seven eight nine ten"),
        ("home", "time start"),
        ("number", "line lines"),
        ("red", "light lights line lines flag"),
        ("green", "light lights fingers beans"),
        ("open", "fire door window windows"),
        ("full", "time moon"),
        ("common", "room ground"),
    )
    for second in seconds.split()
)

_ABSTRACT = (
    "tion",
    "tions",
    "sion",
    "ment",
    "ments",
    "ity",
    "ities",
    "ness",
    "ance",
    "ence",
    "ism",
    "ship",
    "ology",
    "ics",
    "able",
    "ible",
    "ive",
    "ional",
)


def abstract(key: str) -> bool:
    """Whether a word is made as those of processes and forms are: "detention", "scrutiny", "working"."""
    if key in NAMELY or key in POETIC:
        return False
    return (
        (len(key) > 6 and key.endswith(_ABSTRACT))
        or key in _PROCESS
        or (key.endswith("ing") and len(key) > 5)
    )


_PROCESS = bag(
    "scrutiny lone muster block option options contract specification offer plan track panel watch chart "
    "card cards circle lines night star clinic"
)

TAILS = bag(
    "end side green park heath hill moor bridge common cross gate bank fold bottom bottoms head brow edge "
    "steps snicket ginnel arches viaduct underpass rec estate woods lane docks quay wharf rise nook mount"
)
"""What names of neighbourhoods and corners of a town end in."""

TOWNS = bag("town end green cross heath moor hill bank fold side gate bridge park rec")

DEPARTMENTS = bag(
    "reception housing finance social adult children's childrens education health police probation court "
    "council hospital school college work care services service help support staff hr it admin therapy "
    "pharmacy theatre triage handover supervision panel assembly prayers mass church nursery uni "
    "university physio outpatients"
)
"""What may stand behind "at" or "from" without being called anything."""

COUNTED = THINGS | ALONE | frozenset(w + "s" for w in (_TREES | _BIRDS | _FLOWERS) - bag("lime rose"))
"""What stands behind "at" with an article, unless somebody calls a place so."""

INSTITUTIONAL = DEPARTMENTS | bag(
    "access activity adults advice advocacy agency annual assessment assessments authority autism basic "
    "board borough bank benefit benefits best break breaks cabinet cancer case cases central centre "
    "charity child childcare civil class clinical club committee communication community company "
    "complaints contact corporate county criminal crisis customer day data days deaf debt delivery "
    "dementia department digital disability district domestic drug drugs alcohol duty early emergency "
    "employment english environmental equality estates ethics event events executive external fair "
    "families family foster fostering front full general geography governance government group groups "
    "health hearing helpdesk high history home homes hours hr human in inclusion independent infant "
    "interests internal issues job joint junior justice key language law learning leave legal level "
    "library life living local long loss low lunch main management maths maternity meals meeting mental "
    "minor minors money national needs neighbourhood night north notes number nursing occupational office "
    "older on open operations out outreach people person personal phase phone physical place policy post "
    "practice pre primary private professional protection public quality radio ready rec relations "
    "research residential resource resources respite review rights road room safe safeguarding science "
    "second secondary section security senior sensory serious services session shared shift short single "
    "site sixth small social south special specialist speech sport sports stage standards state station "
    "statutory step stop street student students system tax teaching team technical tenancy term therapy "
    "third time town trading training transport treatment tribunal trust unit universal urgent us "
    "violence virtual voluntary waiting ward wards welfare wellbeing west women work works year years "
    "young youth zone children mum mums dad parents parent men police fire ambulance watch desk line play "
    "stay baby area head form forms test tests search first aid"
)
"""Words of which departments, forms and steps of a process are named, and hardly any project by itself."""

DEDICATIONS = frozenset(
    tuple(name.split())
    for name in (
        "our lady",
        "all saints",
        "all hallows",
        "all souls",
        "holy trinity",
        "holy family",
        "holy cross",
        "holy rosary",
        "holy name",
        "holy rood",
        "holy spirit",
        "sacred heart",
        "christ church",
        "christ the king",
        "good shepherd",
        "blessed sacrament",
        "corpus christi",
        "english martyrs",
        "immaculate conception",
        "mount carmel",
        "king's cross church",
        "queen of peace",
        "star of the sea",
    )
)
"""What churches, and the schools and homes they keep, are called when not after one saint."""

_COUNTRY = (
    "side",
    "gate",
    "view",
    "croft",
    "dene",
    "hurst",
    "mead",
    "crest",
    "ridge",
    "bank",
    "field",
    "lands",
    "acres",
)
_NO_HOUSE = bag(
    "outside inside beside alongside roadside bedside poolside seaside upside downside fireside airfield "
    "battlefield midfield interview overview preview review worldview subfield cornfield minefield "
    "databank riverbank sandbank aggregate investigate delegate mitigate navigate interrogate segregate "
    "surrogate propagate irrigate reside preside subside coincide ringside kerbside curbside trackside "
    "dockside lakeside countryside wayside topside"
)


def like_a_house(key: str) -> bool:
    """Whether a word is put together as names of homes are: "woodside", "hillcrest"."""
    return len(key) > 6 and key.endswith(_COUNTRY) and key not in _NO_HOUSE


ON_WARDS = _BIRDS | _FLOWERS - bag("nettle bramble clover fern")
"""What "on" hardly stands before in small letters, unless a ward is called so."""
