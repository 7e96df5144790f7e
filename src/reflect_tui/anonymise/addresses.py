"""Where somebody lives: house numbers with streets, flats, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.marks import CERTAIN, LIKELY, Mark
from reflect_tui.anonymise.numbers import BIG, NUMBER, UNIT
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import FUNCTION, bag

POSTCODE = re.compile(
    r"(?<![^\W_])(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?[ \t]{0,2}\n?\d[ABD-HJLNP-UW-Z]{2})(?![^\W_])", re.I
)
_OUTWARD = re.compile(
    r"(?<![^\W_])(?:in|near|around|area|postcode|of|across|over|at|,)\s((?:AB|AL|B|BA|BB|BD|BH|BL|BN|BR|"
    r"BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|"
    r"DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|"
    r"KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|"
    r"N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|"
    r"TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|"
    r"WF|WN|WR|WS|WV|YO|ZE)\d{1,2}[A-Z]?)(?![\w/-]| ?\d)"
)
_STREET = (
    r"(?:road|street|lane|avenue|ave|crescent|cres|terrace|drive|close|gardens|grove|mews|boulevard|"
    r"parade|rd|wynd|vennel|"
    r"ginnel|esplanade|embankment|promenade|causeway|raod|sreet|stret|steet|streeet|strete|srteet|avenu|"
    r"avneue|cresent|cresant|crecent|terace|terrce|drvie|"
    r"gradens|gardnes|garedns|crescnet|cresecnt|lnae|gdns|tce|terr|crt|ln)"
)
# Words that end a street's name too, but much else besides: only behind a house number.
_LOOSE_STREET = (
    r"(?:way|place|row|walk|hill|rise|view|court|square|green|park|mount|vale|yard|fold|croft|bank|brow|"
    r"wharf|quay|side|"
    r"buildings|cottages?|villas|house|lodge|farm|close|st|dr|end|gate|bridge|heights|meadows?|orchard|"
    r"garth|chase|copse|drove|"
    r"field|fields|loan|brae|path|passage|steps|circus|paddock|leys?|dene|point|reach|arch|acre|acres|"
    r"mills?|tower|towers|point|halls?|cl|ct|sq|pl|"
    r"landing|haven|close|wynd|steads?|bungalows?|maisonettes?|flats|link|links|knoll|glade|dell|meadow|"
    r"corner|cross)"
)
_CAP = r"(?:[^\W\d_a-z][\w'’-]{0,40}|of|the|y|le|la|on|upon)"
_NUMBER = (
    r"(?:(?i:flat|apartment|apt|unit|room|plot|caravan|pitch|no\.?|number|block|studio)\s)?"
    r"\d{1,4}(?:\s?[/–-]\s?\d{1,4})?\s?[a-h]?"
)
_WHICH_FLAT = (
    r"(?i:(?:top|ground|basement|first|second|third|garden|attic|back|rear|upper|lower|middle|left|right)"
    r"(?:[ -]floor)?(?:[ -](?:left|right|rear|front|back))? flat,?\s|\d/\d,?\s)?"
)
# In Scotland the flat stands behind the street: "14 Calder Street 3/2".
_FLAT_BEHIND = (
    r"(?:,?\s(?:flat\s)?\d{1,2}/\d{1,2}(?![\d/])|"
    r",\s(?:flat|apartment|apt|room|number|no\.?)\s\d{1,4}[a-h]?(?!\w))?"
)
_FLAT = r"(?i:flat|apartment|apt|plot|caravan|pitch|studio)\s(?:\d{1,4}[a-h]?(?:/\d{1,2})?|[a-h])(?![\w/])"
_SPOKEN_NUMBER = (
    rf"(?:(?:(?:a|one|two|three) hundred(?: and)? )?(?:{BIG}|{UNIT})(?: {UNIT}){{0,2}}"
    rf"(?: (?:stroke|slash|dash|hyphen|oblique) {NUMBER})?)"
)
# The dot of "Mill St. in Leeds"; before a capital, or at the end, it is the sentence's own and stays.
_SHORT_DOT = r"(?:\.(?=,|\s[a-z\d&]))?"
_NUMBERED = re.compile(
    rf"(?<![\w.£/–-])(?:{_FLAT},?\s|{_WHICH_FLAT})(?:{_NUMBER}|(?i:(?:flat\s)?{BIG})),?[ \n](?:{_CAP}[ "
    rf"\n]){{1,3}}?"
    rf"(?i:{_STREET}|{_LOOSE_STREET})\b{_SHORT_DOT}(?i:{_FLAT_BEHIND})"
)
_NAMED = re.compile(rf"(?<!\w)(?:[^\W\d_a-z][\w'’-]{{0,40}}[ \n]){{1,3}}?(?:{_STREET.title()}|{_STREET})\b")
_HOUSE_NAME = re.compile(r"(?:The )?(?:[^\W\d_a-z][\w'’-]{0,40}[ ]){0,2}[^\W\d_a-z][\w'’-]{0,40},[ \n]$")
_LIVES_AT = re.compile(r"(?:^|\n|\|\s*|\b(?:at|to|from|of|address|of:|is|lives|in|outside)[: ]+)$", re.I)
_FLAT_ALONE = re.compile(
    rf"(?<!\w)(?:(?<=at\s)|(?<=on\s)|(?!plot|pitch|studio)){_FLAT}(?!\w)|"
    rf"(?<!\w)flat\s{NUMBER}(?!\w)(?!\s(?:rate|fee))",
    re.I,
)
_SMALL_STREET = (
    r"(?:place|row|walk|rise|view|court|square|mount|yard|fold|croft|brow|wharf|quay|buildings|cottages|"
    r"villas|approach|hill|green|"
    r"park|house|lodge|way|gate|bank|heights|meadows?|vale|chase|copse|garth|paddock|dene|brae|orchard|"
    r"cottage|towers?|mews|loan|"
    r"reach|landing|haven|fields?|ropewalk|holme|leys?|knoll|bungalows?|rigg)"
)
_FLAT_SAID = rf"(?:(?:flat|apartment|number|room)\s{NUMBER},?\s)?"
_FLAT_IN = re.compile(
    rf"(?<!\w)(?:flat|apartment)\s(?:{NUMBER}|"
    rf"\d{{1,4}}[a-h]?),?\s(?:[a-z'’]+\s){{1,2}}?(?:{_SMALL_STREET}|{_STREET}|loan|reach|end|point)\b",
    re.I,
)
_SMALL_NUMBERED = re.compile(
    rf"(?<![\w.£/-])(?:{_FLAT},?\s)?\d{{1,4}}(?:[/–-]\d{{1,4}})?[a-h]?,?\s(?:[a-z'’]+\s){{1,3}}?{_STREET}\b"
    rf"{_FLAT_BEHIND}",
    re.I,
)
_SMALL_LOOSE = re.compile(
    rf"(?:(?<!\w)(?:at|to|from|of|for|in|is|number|no|behind|outside|on|visit|address|home|flat['’]?s|"
    rf"house)|,|:)\s((?:{_FLAT_SAID}|{_FLAT},?\s)?(?:\d{{1,4}}|"
    rf"{_SPOKEN_NUMBER})(?:\s?[a-h])?,?\s(?:[a-z'’]+\s){{1,2}}(?:{_SMALL_STREET}|{_STREET}))\b",
    re.I,
)
# "12c millfield": a number with a letter glued to it, and a word; only with a flat or a way to it before.
_SMALL_LETTERED = re.compile(
    r"(?:(?<!\w)(?:at|to|from|of|in|flat|house|home|address|is)|,|"
    r":)\s(\d{1,3}[a-h]\s([a-z]{4,})(?:\s[a-z]{4,6}(?=[.,;\n]|$))?)\b",
    re.I | re.M,
)
# "17 Coble Landing, NE30 9ZQ": no word for a street, but a postcode behind it.
_BEFORE_POSTCODE = re.compile(
    rf"(?<![\w.£/-])(?:{_FLAT},?\s)?({_NUMBER},?[ ](?:[^\W\d_][\w'’-]{{1,40}}[ ]?){{1,4}})"
    rf"(?:,[ \n](?:[^\W\d_][\w'’-]{{1,40}}[ ]?){{1,3}}){{0,2}},?[ \n]{{1,2}}(?={POSTCODE.pattern})",
    re.I,
)
_ROOM = re.compile(
    r"(?<!\w)(room\s\d{1,4}[a-h]?,?\s(?:(?:at|in|of)\s)?(?:the\s)?((?:[^\W\d_][\w'’-]{1,30}\s){1,3}?)"
    r"(?:hotels?|hotl|hoetl|htoel|hotell|hotle|otel|hostel|hostl|hostal|travelodge|guest\s?house|"
    r"b\s?&\s?b|inn|lodge))\b",
    re.I,
)
_STATION = re.compile(r"(?<!\w)station (?:approach|road|street|lane|yard)\b", re.I)
_SMALL_NAMED = re.compile(
    rf"(?<!\w)(?:on|at|in|from|down|up|along|off|near|by|to|of|behind|past|opposite|outside|across|round|"
    rf"around|beside|onto|into|towards|beyond|along|through|over)\s((?:[a-z'’]+\s){{1,2}}?{_STREET})\b"
)
# Homes without a number, where capitals cannot tell: "at rose cottage", "FROM HAZEL COURT".
_HOME = (
    r"(?:cottages?|villas?|mews|farm|farmhouse|lodge|bungalow|court|grange|croft|vicarage|rectory|manse|"
    r"mansions|heights|"
    r"buildings|towers?|almshouses?)"
)
_HOME_ALONE = re.compile(
    rf"(?<!\w)(?:at|from|to|outside|lives|lived|called)\s(?:in\s)?(?:the\s)?([a-z'’]+\s{_HOME})(?!\w)", re.I
)
_NO_HOME = bag(
    "county crown magistrates family high supreme open care nursing council empty whole town state safe "
    "power white back front youth tennis basketball netball food hunting holiday wind solar dairy pig "
    "city health watch appeal coroners sheriff court district criminal civil moot fish fruit sewage old"
)
_LIVES_CUE = re.compile(
    r"(?<!\w)(?:liv(?:e|es|ed|ing)|mov(?:e|ed|ing)|stay(?:s|ed|ing)?|address|tenancy|visit(?:ed)?|round|"
    r"house|home|knock(?:ed)?|door)"
    r"\s(?:is\s|was\s)?(?:now\s)?(?:at|to|of|in|on|"
    r":)?\s?(\d{1,4}[a-h]?,?\s[A-Z][\w'’-]{2,20}(?:\s[A-Z][\w'’-]{2,20})?)(?!\w)"
)
_WELSH = re.compile(
    r"(?<!\w)(?:\d{1,4}[a-h]?,?\s)?(?:Heol|Ffordd|Stryd|L[oô]n|Rhodfa|Maes|Clos|Cwrt|Rhes|Parc|Teras|Rue)"
    r"(?:[\s-](?:y|yr|'r|de|la|du|des))?(?:[\s-][A-Z][\w'’-]{1,25}){1,2}"
)
_A_DAY = re.compile(
    r"(?:Mon|Tues?|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|I|AM|"
    r"PM)(?![a-z])|[A-Z][a-z]+(?:day|ber|ary)\b|"
    r"March|April|June|July|August"
)
_BIG_STREET = re.compile(rf"(?<!\w)({BIG}(?:\s[a-h])?,?\s(?:[a-z'’]+\s){{1,2}}?{_STREET})\b", re.I)
_LOUD_NAMED = re.compile(
    rf"(?<!\w)(?:ON|AT|IN|FROM|DOWN|UP|ALONG|OFF|NEAR|BY|TO|OF|BEHIND|PAST|OPPOSITE|OUTSIDE|ACROSS|ROUND|"
    rf"INTO|ONTO|BESIDE)"
    rf"\s((?:[A-Z'’]+\s){{1,3}}?{_STREET.upper()})\b"
)
# "114-116 Skelgate": a street in one word.
_ONE_WORD = re.compile(
    r"(?<![\w.£/–-])(?:at|from|to|of|outside|off|number|no\.?|in|on|address)\s"
    r"(\d{1,4}(?:\s?[/–-]\s?\d{1,4})?[a-h]?,?\s([A-Z][a-z]{1,14}(?:gate|way|side|fields?|croft|bank|brae|"
    r"garth|royd|mead|"
    r"lea|dale|hurst|view|hill|wood|burn|beck|brook|head|thwaite|holme|row|wynd|rigg|combe|shaw|port|"
    r"stone)))(?!\w)"
)
_RANGED = re.compile(
    r"(?<![\w.£/–-])(?:at|from|to|of|outside)\s(\d{1,4}\s?[–-]\s?\d{1,4}\s[A-Z][a-z]{3,20})(?!\w)"
)
_SHORT_STREET = r"(?:Rd|Ave|Cres|Gdns|Tce|Terr|Ln|Cl|Ct|Sq|Pl|St|Dr|Pk|Wk)"
_ROAD_NAME = (
    r"[A-Z][\w'’-]{1,30}(?:\s[A-Z][\w'’-]{1,30}){0,2}?\s"
    rf"(?:{_SHORT_STREET}|{_STREET.title()}|{_STREET})\b{_SHORT_DOT}"
)
_NAMED_SHORT = re.compile(
    rf"(?<!\w)(?:on|off|in|at|from|down|up|to|along|near|of|by|outside|behind)\s"
    rf"(?:the\s)?([A-Z][\w'’-]{{1,30}}(?:\s[A-Z][\w'’-]{{1,30}})?\s{_SHORT_STREET})(?=[.,;:!?)\n]|"
    rf"\s[a-z&|–-]|$)"
)
_DOOR_BEHIND = re.compile(
    r"(?i:court|house|towers?|heights|buildings|mansions|point|lodge|gardens|place|view|flats|wharf|mill)"
    r"(?:,|\s[–-])?\s((?i:number|no\.?|apartment|room|door)\s\d{1,4}[a-h]?)(?!\w)"
)
_JUNCTION = re.compile(
    rf"(?<!\w)((?:junction|corner|crossroads|jct|jn)\s(?:of|with)\s(?:{_ROAD_NAME}\s?(?:and|&|with|/)\s?"
    rf"(?:the\s)?[A-Z][\w'’-]{{1,30}}(?:\s[A-Z][\w'’-]{{1,30}}){{0,2}}|[A-Z][\w'’-]{{1,30}}\s(?:and|&|"
    rf"with)\s{_ROAD_NAME}))",
    re.I,
)
_JUNCTION_SMALL = re.compile(
    rf"(?<!\w)((?:junction|corner|crossroads)\sof\s(?:[a-z'’]+\s){{1,2}}?{_STREET}\s(?:and|"
    rf"&)\s(?:[a-z'’]+\s){{1,2}}?{_STREET})\b",
    re.I,
)
# "haven road are coming": a road that does something is the people there.
_SMALL_SUBJECT = re.compile(
    r"(?:(?<!\w)(?:and|but|so|then|because|that|if|when|while|by|with|for)\s|^|"
    r"[.,;:!?\n]\s?)([a-z'’]+\s(?:road|street|lane|avenue|terrace))"
    r"(?=\s(?:are|is|was|were|have|has|had|said|say|says|rang|want|wants|wanted|will|would|did|do|team)\b)",
    re.M,
)
_BETWEEN_NOT = bag(
    "minute minutes min mins hour hours day days week weeks month months year years mile miles "
    "metre metres yard yards way lane people of the a an and in on to more times long short car "
    "bus cars buses this that my our his her their next first same main high ring one two three "
    "quiet busy dark back front side whole other wrong right left every old new slip country long "
    "food blood care play bottle river warm safe piggy power memory data job"
)
_UNITS = bag("minute minutes min mins hour hours day days week weeks month months year years mile miles")
_ARTICLES = bag(
    "the a an this that our my his her their your same next main whole wrong right left every other"
)
_AFTER_LETTERED = bag(
    "shoes size maths english science grade band class group students pupils boys girls team paper form page"
)
_NOT_STREETS = bag("coronation sesame downing quality wall fleet")
_STREET_TRADE = re.compile(
    r"\s(?:Outreach|Pastors?|Work(?:er)?s?|Team|Food|Dance|Link|Count|Games|League|Party|Art|Doctors?|"
    r"Child(?:ren)?)\b"
)


def addresses(page: Page) -> Iterator[Mark]:
    """Marks for postcodes, and for streets with or without a house number."""
    flat = page.flat
    numbered = page.figures
    codes = list(POSTCODE.finditer(flat)) if numbered else []
    for found in codes:
        yield _mark(found.span(), "looks like a postcode", "postcode", CERTAIN)
    for found in _OUTWARD.finditer(flat) if numbered else ():
        yield _mark(
            found.span(1), "looks like the first half of a postcode", "half-postcode", LIKELY, sure=False
        )
    for found in _NUMBERED.finditer(flat) if numbered else ():
        words = re.findall(r"(?<!\w)[a-z]+", found[0])
        caps = re.findall(r"(?<!\w)[^\W\d_a-z]", found[0])
        if len(caps) >= 2 and not (words and _UNITS & set(words)):
            yield _mark(found.span(), "looks like a house number and a street", "address", LIKELY + 4)
    yield from _before_postcode(flat) if codes else ()
    yield from _rooms(flat) if numbered else ()
    for found in _NAMED.finditer(flat):
        yield from _street(page, found)
    for found in _FLAT_ALONE.finditer(flat):
        yield _mark(found.span(), "looks like the number of a flat", "address", LIKELY)
    yield from _in_small_letters(page)
    yield from _shortened(flat)
    if any(t.loud for t in page.tokens):
        for found in _LOUD_NAMED.finditer(flat):
            names = found[1].lower().split()[:-1]
            if not (_BETWEEN_NOT | FUNCTION) & set(names):
                yield _mark(
                    found.span(1), "looks like the name of a street", "street", LIKELY + 2, sure=False
                )


def _shortened(flat: str) -> Iterator[Mark]:
    """Streets cut short ("Duck St", "Ropery Cl."), in one word ("114-116 Skelgate"), and where two meet."""
    for pattern in (_JUNCTION, _JUNCTION_SMALL):
        for found in pattern.finditer(flat):
            yield _mark(found.span(1), "looks like where two streets meet", "address", LIKELY + 5, sure=False)
    for found in _NAMED_SHORT.finditer(flat):
        yield _mark(found.span(1), "looks like the name of a street", "street", LIKELY + 2, sure=False)
    for found in _DOOR_BEHIND.finditer(flat):
        yield _mark(found.span(1), "looks like the number of a flat", "address", LIKELY + 2, sure=False)
    for found in _ONE_WORD.finditer(flat):
        if not lexicon().common(found[2].lower()):
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY + 2, sure=False
            )
    for found in _WELSH.finditer(flat):
        yield _mark(found.span(), "looks like the name of a street", "street", LIKELY + 3, sure=False)
    for found in _LIVES_CUE.finditer(flat):
        first = re.search(r"[A-Z][\w'’-]+", found[1])
        if first and not _A_DAY.match(first[0]):
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY + 1, sure=False
            )
    for found in _RANGED.finditer(flat):
        if not lexicon().ordinary(found[1].split()[-1].lower()):
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY + 2, sure=False
            )


def _before_postcode(flat: str) -> Iterator[Mark]:
    """A number and a name with a postcode behind them."""
    for found in _BEFORE_POSTCODE.finditer(flat):
        first = re.search(r"[^\W\d_]{2,}", found[1])
        if first is None or first[0].lower() not in _UNITS | {"people", "of", "and", "to", "from"}:
            start = found.start()
            house = _HOUSE_NAME.search(flat, max(0, start - 60), start)
            here = house.start() if house else 0
            if not house or not _LIVES_AT.search(flat, max(0, here - 12), here):
                here = start
            yield _mark((here, found.end(1)), "looks like a house number and a street", "address", LIKELY + 3)


def _rooms(flat: str) -> Iterator[Mark]:
    """A room in a hotel."""
    for found in _ROOM.finditer(flat):
        if not (FUNCTION | {"a", "an"}) & set(found[2].lower().split()):
            yield _mark(found.span(1), "looks like a room somebody lives in", "address", LIKELY + 5)


def _street(page: Page, found: re.Match[str]) -> Iterator[Mark]:
    """A capitalised street, less any ordinary word that only begins the sentence."""
    start = found.start()
    house = _HOUSE_NAME.search(page.flat, max(0, start - 60), start)
    words = list(re.finditer(r"[^\W\d_][\w'’-]{0,40}", found[0]))
    names = [w for w in words[:-1] if w[0].lower() not in _ARTICLES and w[0].lower() not in _OPENERS]
    if _STREET_TRADE.match(page.flat, found.end()):
        # "Street Outreach" is done in any street.
        return
    if not names or names[0][0].lower() in _NOT_STREETS or (words[-1][0].islower() and len(names) > 2):
        return
    if words[-1][0][0].islower() and words[-1][0] in {"drive", "close"}:
        return
    here = start + names[0].start()
    yield _mark((here, found.end()), "looks like the name of a street", "street", LIKELY + 2)
    if house and here == start and _LIVES_AT.search(page.flat, max(0, house.start() - 12), house.start()):
        yield _mark((house.start(), found.end()), "looks like a house and its street", "address", LIKELY + 2)


def _in_small_letters(page: Page) -> Iterator[Mark]:
    flat = page.flat
    for found in _SMALL_NUMBERED.finditer(flat):
        between = re.findall(r"[a-z'’]+", re.sub(rf"^{_FLAT}", "", found[0].lower()))[:-1]
        if between and not _BETWEEN_NOT & set(between):
            yield _mark(found.span(), "looks like a house number and a street", "address", LIKELY + 1)
    for found in _SMALL_LETTERED.finditer(flat):
        if found[2].lower() not in _BETWEEN_NOT | FUNCTION | _UNITS | _AFTER_LETTERED:
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY, sure=False
            )
    for found in _SMALL_LOOSE.finditer(flat):
        between = re.findall(r"[a-z'’]+", found[1].lower())[-3:-1]
        # "At six park lane" may be an hour; "at six Brompton Park" is none.
        hour = not found[1][0].isdigit() and len(found[1].split()) < 4 and lexicon().ordinary(between[-1])
        if not (_BETWEEN_NOT | FUNCTION) & set(between[-1:]) and not hour:
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY + 1, sure=False
            )
    for found in _FLAT_IN.finditer(flat):
        words = re.findall(r"[a-z'’]+", found[0].lower())
        if not (_BETWEEN_NOT | FUNCTION) & set(words[-2:-1]):
            yield _mark(found.span(), "looks like a flat and its street", "address", LIKELY + 2, sure=False)
    for found in _BIG_STREET.finditer(flat):
        between = re.findall(r"[a-z'’]+", re.sub(rf"^{BIG}", "", found[1].lower()))[:-1]
        if between and not (_BETWEEN_NOT | FUNCTION) & set(between):
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY, sure=False
            )
    for found in _STATION.finditer(flat):
        yield _mark(found.span(), "looks like the name of a street", "street", LIKELY)
    if any(t.low or t.loud for t in page.tokens):
        for found in _HOME_ALONE.finditer(flat):
            if not (_NO_HOME | _BETWEEN_NOT | FUNCTION) & set(found[1].lower().split()[:-1]) and (
                found[1].islower() or found[1].isupper()
            ):
                yield _mark(found.span(1), "looks like somebody's house", "address", LIKELY, sure=False)
    if any(t.low for t in page.tokens):
        for found in _SMALL_NAMED.finditer(flat):
            between = found[1].split()[:-1]
            if not _BETWEEN_NOT & set(between) and not found[1].endswith((" drive", " close")):
                yield _mark(found.span(1), "looks like the name of a street", "street", LIKELY, sure=False)
        for found in _SMALL_SUBJECT.finditer(flat):
            if not (_BETWEEN_NOT | FUNCTION) & set(found[1].split()[:-1]):
                yield _mark(found.span(1), "looks like the name of a street", "street", LIKELY, sure=False)


def _mark(span: tuple[int, int], why: str, name: str, weight: int, sure: bool = True) -> Mark:
    return Mark(*span, FindingKind.ADDRESS, why, name, sure, weight)


_OPENERS = bag(
    "walked went drove down up along met saw visited near off outside from at on in by past rang "
    "then now back moved lives lived when where and but so because after before left is was the "
    "to numbers number flat that this his her their new old"
)
