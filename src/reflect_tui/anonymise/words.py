"""Closed lists of English: titles, kin, verbs that people do, the small words that join names."""

from __future__ import annotations


def bag(text: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(text.split())


# Before a name, and kept in the text: "Mrs [Person A]".
TITLES = bag(
    "mr mrs ms miss mister mx dr doctor prof professor sgt sergeant insp inspector supt superintendent "
    "pc dc ds di dci dsi wpc pcso cllr councillor rev revd reverend fr father sr sir dame lady "
    "lord judge dj hhj canon imam rabbi pastor vicar capt captain col colonel madam madame "
    "monsieur mme mlle senor senora herr frau nurse matron cpl corporal lt major maj uncle auntie "
    "aunty aunt tante sheikh maulana mufti ustad"
)
# Words that announce a name in any capitals; the rest of TITLES are ordinary words or names too often.
SURE_TITLES = bag("mr mrs mister ms mx dr prof sgt insp supt cllr revd hhj dci pc dc")
LOOSE_TITLES = bag(
    "miss sister brother father nurse doctor judge sergeant councillor professor ds di rev fr aunt "
    "auntie aunty uncle pcso capt"
)
KIN = bag(
    "mum mam mom dad da nan nana nain nanny gran granny grandma grandad granddad grandpa "
    "grandmother grandfather son daughter brother sister bro sis wife husband hubby partner "
    "girlfriend boyfriend fiance fiancee ex cousin nephew niece aunt auntie aunty uncle mother "
    "father stepdad stepmum stepson stepdaughter twin baby bairn grandson granddaughter friend "
    "mate pal neighbour colleague manager supervisor boss buddy mentor deputy carer resident "
    "tenant client patient lad lass boy girl chap bloke fella guy woman man lady worker nurse "
    "midwife doctor gp teacher head caretaker landlord landlady social volunteer student lodger "
    "dog"
)
BEFORE_NAMES = bag(
    "old young big little wee poor dear our lovely good dearest darling late new former saint ould auld wor"
)
NAMING = bag("called named nicknamed aka alias known surname nickname name's names")
PARTICLES = bag(
    "de van der den von zu al el le la du di da dos das do del della dei bin ibn bint ben ap ab "
    "ferch ferch verch na ni nic mac mc ui ua st ter ten af av y e i e"
)
JOINERS = bag("of the and for in on upon de le la y")

PRONOUNS = bag(
    "i you he she it we they me him her us them myself himself herself themselves who whom someone somebody"
)
DETERMINERS = bag(
    "a an the this that these those my your his her its our their some any no every each another "
    "all both either neither what which whose one two three four five six seven eight nine ten "
    "many much more most few several enough such"
)
AUXILIARIES = bag(
    "is isn't was wasn't are aren't were has hasn't had hadn't have does doesn't did didn't do "
    "will won't would wouldn't can can't could couldn't should shouldn't might must may isnt "
    "wasnt hasnt hadnt doesnt didnt wont wouldnt cant couldnt shouldnt"
)
FUNCTION = (
    PRONOUNS
    | DETERMINERS
    | AUXILIARIES
    | bag(
        "about above across after again against ago alas almost along already also although always "
        "among amid and anyway around as aside at away back be became because been before behind "
        "being below beneath beside besides between beyond but by despite done down due during else "
        "even ever everyone everybody everything except first finally following for former from "
        "further getting given gone having hence here hers how however if in inside instead into just "
        "last lastly later least less let like made maybe meanwhile mine near nearly never next "
        "nobody none nor not nothing now of off oh okay on once only onto or other others otherwise "
        "ours out outside over own past per perhaps please plus quite rather really second secondly "
        "should since so sometimes soon still than thanks then there therefore third though through "
        "throughout thus till to today together tomorrow tonight too toward towards under until "
        "unless up upon usually very via was well when whenever where whereas wherever whether while "
        "why with within without yes yesterday yet yours hello hi hey dear sorry thank ok me too long "
        "short right wrong true good bad big small great new old same different sure hard easy early "
        "late"
    )
)
# Verbs whose subject is nearly always a person, in the tenses notes are written in.
PERSON_VERBS = bag(
    "said says say told tells asked asks rang rings phoned called calls texted texts emailed "
    "e-mailed messaged wrote writes thought thinks knew knows wanted wants laughed laughs cried "
    "cries smiled smiles nodded nods shrugged shrugs sighed sighs shouted shouts whispered came "
    "comes went goes got gets took takes gave gives brought brings made makes put puts sat sits "
    "stood stands left leaves lives lived works worked helped helps let lets ran runs read reads "
    "heard hears saw sees felt feels needed needs loved loves liked likes hated hates kept keeps "
    "turned turns walked walks talked talks spoke speaks used started starts stopped stops "
    "finished waited waits explained explains suggested suggests offered offers pointed wondered "
    "wonders mentioned mentions reminded reminds showed shows opened opens answered answers "
    "replied replies looked looks noticed notices remembered remembers reckons reckoned agreed "
    "agrees disagreed forgot forgets lost found finds met meets missed misses passed died dies "
    "slept sleeps ate eats drank drinks drove drives paid pays bought buys sold sells taught "
    "teaches learned learnt learns led leads listened listens watched watches held holds hugged "
    "hugs signed signs sent sends set sets stayed stays tried tries visited visits voted won wins "
    "begged argued argues insisted insists admitted admits apologised apologises apologized "
    "confessed promised promises refused refuses proposed chaired chairs retired retires returned "
    "returns arrived arrives appeared disappeared collected collects cooked cooks danced sang "
    "sings played plays joked jokes joined joins knocked knocks believes believed hopes hoped "
    "wishes wished means meant hasn't hadn't doesn't didn't isn't wasn't won't seems seemed fell "
    "falls grew grows threw throws broke breaks chose chooses swore swears handed hands moved "
    "moves cleaned timed reads heard was has is had will would thinks nagged swapped covers "
    "covered interpreted translated objected raised drew draws gripped trained trains presented "
    "ordered orders requested asks corrected carried carries caught catches caught thanked thanks "
    "welcomed winked yawned "
    "gaed gied telt tellt kent cam sez sed sais axed wis wus"
)
OPENING_VERBS = bag(
    "rang ring met meet saw see told tell asked ask texted text emailed email phoned phone called "
    "call visited visit spoke speak chatted chat sat sit went go gone came come drove drive "
    "walked walk caught catch got get gave give took take brought bring sent send left leave "
    "found find felt feel thought think wrote write read heard hear said say made make had have "
    "did do was were been lost lose kept keep put let ran run set stood stand chased chase "
    "checked check covered cover cc note noted notes remember reminded remind thank thanks "
    "watched watch waited wait listened listen talked talk tried try supervised shadowed shadow "
    "supported support helped help invited invite introduced introduce joined join discussed "
    "discuss agreed agree apologised apologise escorted escort picked pick dropped drop collected "
    "collect handed hand showed show signed sign referred refer re regarding subject present "
    "apologies attending attendees action actions cover covering awaiting await bumped need needs "
    "want wants wanted learned learnt knocked stayed stopped started used looked looking felt "
    "love loved like liked hated followed following feedback thinking meanwhile question "
    "questions mr update reply case review visit supervision handover debrief reflection meeting "
    "minutes chair lunch coffee tea dinner breakfast home court school work training from to date "
    "sent cc bcc via with without before after since until during including per"
)
NAME_OPENERS = bag(
    "umm abu bint bin ibn ben mac van von de da di du la le el al o st saint san santa hmp hmyoi ward "
    "ysgol canolfan neuadd capel cartref meddygfa llyfrgell theatr"
)
# What a single letter behind it only numbers: plan B, vitamin D, blood group O.
LETTERED = bag(
    "plan vitamin hepatitis hep section part option band group room appendix annex block level grade "
    "type class question step item bed "
    "bay form figure table schedule list team year zone tier vit side point stage phase model route unit "
    "note key letter size cup blood code options bands plans groups parts grades types"
)
# Before club, centre or station: what sort of one it is.
QUALIFIED = bag(
    "lunch night day youth drop-in breakfast supper homework knitting film book sewing gardening walking "
    "running boxing football netball judo chess coffee warm food baby toddler toy play after-school "
    "medical health community care nursing primary high secondary junior infant sports leisure resource "
    "police fire ambulance railway bus train job advice carers children's women's men's over-50s sheltered "
    "womens mens childrens dental veterinary rugby cricket bowls golf swimming dance drama music art arts "
    "heritage visitor family families parish church village soup residential"
)
# First names people cut short with a full stop.
SHORTENED = bag("ll wm jas chas geo thos jos edw benj")
ABSTRACT = bag(
    "hope faith joy grace patience mercy peace love charity justice liberty glory pride praise "
    "wisdom success promise"
)


_TOO = bag(
    "woke wakes snored snores dozed nodded muttered mutters swam burst flinched winced sobbed "
    "isnt wasnt hasnt hadnt didnt doesnt wont wouldnt couldnt cant can't couldn't wouldn't"
)


def article(before: str, key: str) -> bool:
    """Whether "a" or "an" is the article of a word; "me an Debs" has an "and" that lost its d."""
    return before == "a" or (before == "an" and key[:1] in set("aeiouh"))


def verb_like(key: str) -> bool:
    """Whether a word that opens a sentence is probably a verb, and so no part of the name behind it."""
    return key in OPENING_VERBS or (len(key) > 4 and key.endswith(("ed", "ing")))


def person_verb(key: str) -> bool:
    """Whether a word after a name is probably what that person did."""
    return key in PERSON_VERBS or key in _TOO or (len(key) > 4 and key.endswith("ed"))
