"""Where somebody lives: house numbers with streets, flats, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.marks import CERTAIN, LIKELY, Mark
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import FUNCTION, bag

POSTCODE = re.compile(
    r"(?<![^\W_])(?:GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]?[ \t]{0,2}\n?\d[ABD-HJLNP-UW-Z]{2})(?![^\W_])", re.I
)
_OUTWARD = re.compile(
    r"(?<![^\W_])(?:in|near|around|area|postcode|of|across|over|at|,)\s((?:AB|AL|B|BA|BB|BD|BH|BL|BN|BR|BS|BT|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|"
    r"DA|DD|DE|DG|DH|DL|DN|DT|DY|E|EC|EH|EN|EX|FK|FY|G|GL|GU|HA|HD|HG|HP|HR|HS|HU|HX|IG|IP|IV|KA|KT|KW|KY|L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|"
    r"N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|"
    r"WF|WN|WR|WS|WV|YO|ZE)\d{1,2}[A-Z]?)(?![\w/-]| ?\d)"
)
_STREET = (
    r"(?:road|street|lane|avenue|ave|crescent|cres|terrace|drive|close|gardens|grove|mews|boulevard|parade|rd|wynd|vennel|"
    r"ginnel|esplanade|embankment|promenade|causeway)"
)
# Words that end a street's name too, but much else besides: only behind a house number.
_LOOSE_STREET = (
    r"(?:way|place|row|walk|hill|rise|view|court|square|green|park|mount|vale|yard|fold|croft|bank|brow|wharf|quay|side|"
    r"buildings|cottages?|villas|house|lodge|farm|close|st|dr|end|gate|bridge|heights|meadows?|orchard|garth|chase|copse|drove|"
    r"field|fields|loan|brae|path|passage|steps|circus|paddock|leys?|dene|point|reach|arch|acre|acres|mills?|tower|towers|point|halls?)"
)
_CAP = r"(?:[^\W\d_a-z][\w'’-]{0,40}|of|the|y|le|la|on|upon)"
_NUMBER = (
    r"(?:(?i:flat|apartment|apt|unit|room|plot|caravan|pitch|no\.?|number|block|studio)\s)?"
    r"\d{1,4}(?:[/-]\d{1,4})?\s?[a-h]?"
)
_FLAT = r"(?i:flat|apartment|apt|plot|caravan|pitch|studio)\s(?:\d{1,4}[a-h]?(?:/\d{1,2})?|[a-h])(?![\w/])"
_SPOKEN_NUMBER = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|"
    r"seven|eight|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
)
_NUMBERED = re.compile(
    rf"(?<![\w.£/-])(?:{_FLAT},?\s)?{_NUMBER},?[ \n](?:{_CAP}[ \n]){{1,3}}?(?i:{_STREET}|"
    rf"{_LOOSE_STREET})\b\.?"
)
_NAMED = re.compile(rf"(?<!\w)(?:[^\W\d_a-z][\w'’-]{{0,40}}[ \n]){{1,3}}?(?:{_STREET.title()}|{_STREET})\b")
_HOUSE_NAME = re.compile(r"(?:The )?(?:[^\W\d_a-z][\w'’-]{0,40}[ ]){0,2}[^\W\d_a-z][\w'’-]{0,40},[ \n]$")
_LIVES_AT = re.compile(r"(?:^|\n|\b(?:at|to|from|of|address|of:|is|lives|in)[: ]+)$", re.I)
_FLAT_ALONE = re.compile(rf"(?<!\w){_FLAT}(?!\w)", re.I)
_SMALL_STREET = (
    r"(?:place|row|walk|rise|view|court|square|mount|yard|fold|croft|brow|wharf|quay|buildings|cottages|villas|approach|hill|green|"
    r"park|house|lodge|way|gate|bank|heights|meadows?|vale|chase|copse|garth|paddock|dene|brae|orchard|cottage|towers?|mews)"
)
_SMALL_NUMBERED = re.compile(
    rf"(?<![\w.£/-])(?:{_FLAT},?\s)?\d{{1,4}}[a-h]?,?\s(?:[a-z'’]+\s){{1,3}}?{_STREET}\b", re.I
)
_SMALL_LOOSE = re.compile(
    rf"(?:(?<!\w)(?:at|to|from|of|for|in)|,)\s((?:{_FLAT},?\s)?(?:\d{{1,4}}|{_SPOKEN_NUMBER})(?:\s?[a-h])?,?\s(?:[a-z'’]+\s){{1,2}}?{_SMALL_STREET})\b",
    re.I,
)
# "12c millfield": a number with a letter glued to it, and a word; only with a flat or a way to it before.
_SMALL_LETTERED = re.compile(
    r"(?:(?<!\w)(?:at|to|from|of|in|flat|house|home|address|is)|,|:)\s(\d{1,3}[a-h]\s([a-z]{4,})(?:\s[a-z]{4,6}(?=[.,;\n]|$))?)\b",
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
    r"(?:hotels?|hotl|hoetl|htoel|hotell|hotle|otel|hostel|hostl|hostal|travelodge|guest\s?house|b\s?&\s?b|inn|lodge))\b",
    re.I,
)
_STATION = re.compile(r"(?<!\w)station (?:approach|road|street|lane|yard)\b", re.I)
_SMALL_NAMED = re.compile(
    rf"(?<!\w)(?:on|at|in|from|down|up|along|off|near|by|to|of)\s((?:[a-z'’]+\s){{1,2}}?{_STREET})\b"
)
# "haven road are coming": a road that does something is the people there.
_SMALL_SUBJECT = re.compile(
    r"(?:(?<!\w)(?:and|but|so|then|because|that|if|when|while|by|with|for)\s|^|[.,;:!?\n]\s?)([a-z'’]+\s(?:road|street|lane|avenue|terrace))"
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
_NOT_STREETS = bag("coronation sesame downing")


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
        spoken = not found[1][0].isdigit()
        if not (_BETWEEN_NOT | FUNCTION) & set(between[-1:]) and not (spoken and len(found[1].split()) < 4):
            yield _mark(
                found.span(1), "looks like a house number and a street", "address", LIKELY + 1, sure=False
            )
    for found in _STATION.finditer(flat):
        yield _mark(found.span(), "looks like the name of a street", "street", LIKELY)
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
