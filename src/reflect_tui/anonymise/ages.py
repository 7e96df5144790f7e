"""How old somebody is, in figures and in words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from reflect_tui.anonymise.ages_near import (
    AND_AGE,
    END,
    FRAGMENT,
    KIN,
    NOT_AGES,
    Span,
    chain,
    columns,
    near,
    years,
)
from reflect_tui.anonymise.marks import LIKELY, Mark
from reflect_tui.anonymise.numbers import (
    AGE,
    BIG,
    HEARD_STOP,
    TEEN,
    TEENS,
    TENS_WORD,
    UNIT,
    straightened,
)
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import bag

age_of = years
_OLD = r"(?:olds?|owd|auld|ould|oul|aul|ole|of age)"
_YEARS = r"(?:years?|yrs?|yeers?|yers?|y/o|yo\b|y\.o\.?|yrs?\.|year['’]?s|yaers?|yeras?)"
_ABOUT = (
    r"(?:(?:um|er|erm|uh|what|gone|well gone|both|newly|not long|not long turned|maybe like|now|only|"
    r"just|still|nearly|almost|about|over|only just|nobbut|barely|hardly|rising|pushing|"
    r"not|even|not even|"
    r"not yet|not quite|never|all of|just gone|just turned|coming up|coming up to|coming up for|getting "
    r"on for|"
    r"knocking on|knocking on for|going on|approaching|nearing|close to|well over|well past|past|under|maybe|"
    r"probably|perhaps|roughly|around|at least|at most|like|already|soon|actually|apparently|officially|"
    r"exactly|"
    r"really|mebbe|ower|nobbut just|gonna be|going to be|about to be|about to turn|bloody|the grand old "
    r"age of|the ripe old age of),?\s){0,2}"
)
_AGED = re.compile(
    rf"(?<!\w)(?:aged?|ages|age is|age of|age(?: [a-z]+){{0,2}}\s?[:=]|(?:man|woman|boy|girl|child|lad|"
    rf"lass|person|"
    rf"widow|widower|lady|gentleman|baby|wummin|wumman|wifie|wife|lassie|laddie|fella|feller|bloke|chap|"
    rf"kid|bairn|wean|toddler|"
    rf"teenager|youth|youngster|someone|somebody|anyone|anybody|infant|veteran) "
    rf"of)\s{_ABOUT}({AGE})(?![\w%]|[./:]\d)",
    re.I,
)
_KIN_OF = re.compile(
    rf"(?<!\w)(?:baby|son|daughter|boy|girl|child|twins?|grandson|granddaughter|bairn|wean|infant|"
    rf"toddler|niece|"
    rf"nephew|somebody|someone|lad|lass|boys|girls|kids|children|sons|daughters|lads|"
    rf"lasses)\sof\s({AGE}(?:\s(?:weeks?|months?|days?))?){END}",
    re.I,
)
_PARENT_OF = re.compile(
    rf"(?<!\w)(?:mother|father|grandmother|grandfather|mum|dad|nan|gran|widow|student|nurse|patient|"
    rf"resident|tenant|client)"
    rf"\sof\s({BIG}|[2-9]\d){END}",
    re.I,
)
_YEARS_OLD = re.compile(
    rf"(?<![\w.,/£-])({AGE})(?:[\s-]{{0,2}}(?:{_YEARS}|months?|mths?|mnths?|weeks?|wks?|"
    rf"days?)[\s-]{{0,2}}{_OLD}\b|"
    rf"\s?y/?o\b|\sy\so\b|\s?y\.o\.|[\s-]yrs?\s?old\b)",
    re.I,
)
_BE = (
    r"(?:['’]s|['’]re|\sis|\swas|\sam|\sare|\swere|\sturned|\sturns|\sturning|\sis turning|['’]s turning|"
    r"\swis|\swus|\swiz|\swur|\shas turned|['’]s just turned)"
)
_AFTER_BE = re.compile(
    rf"(?<!\w)(?:[^\W\d_]+{_BE}|i['’]?m)(?:,(?=\s(?:um|er|erm|uh|what|like|maybe)\b))?\s{_ABOUT}({AGE}){END}",
    re.I,
)
_WIDE = (
    rf"(?:{END[3:-1]}|\s(?:the (?:day|week|month|year|same|other|night|morning)|at|by|for|no|not|as|till|"
    rf"until|before|"
    r"after|because|cos|since|that|like|then|too|also|already|again|soon|come|which|wi|actually|"
    r"apparently|god|"
    r"would|had|has|was|is|could|can|will|did|does|never|came|said|lives|told|years(?=\s?[,.;!?)]|\sold))\b)"
)
_HE_IS = re.compile(
    rf"(?<!\w)(?:hes|shes|whos|im|(?:he|she|who|i|ah|(?:wo)?man that|wumm[ai]n that|lad that|lass that|"
    rf"girl that|"
    rf"boy that|wean that|bairn that|yin that|body that|someone that)(?:"
    rf"(?:['’]ll|['’]d|\swill|\swould|\smust|\scould|\smight|\smay|\sshould|\scan['’]?t|\scan)"
    rf"(?:\sonly)?(?:\shave|['’]ve)?\s(?:be|been|turn)|(?:['’]d|\shad|\shas|['’]s)\sbeen|\sreach(?:ed|"
    rf"es)|\shits?|\sbe|(?:['’]s|\shas)\sgot to be|"
    rf"{_BE}|['’]m))"
    rf"(?:n['’]?t|nae|ny)?(?:,(?=\s(?:um|er|erm|uh|what|like|maybe)\b))?\s{_ABOUT}({AGE})(?={_WIDE})",
    re.I,
)
_WILL_BE = re.compile(
    rf"(?<!\w)(?:[a-z]+)(?:['’]ll|\swill|\swould)\s(?:be|turn|have been)\s{_ABOUT}({AGE})"
    r"(?=\s(?:on|next|this|tomorrow|soon|in (?:a|the|two|three|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|"
    r"nov|dec))\b)",
    re.I,
)
_TO_BE = re.compile(
    rf"(?:\b(?:he|she|him|her|me|them|enough|wants?|wanted|like|i)\sto be|(?:^|[\"“‘(]|"
    rf"\s['’])be)\s{_ABOUT}({AGE})"
    rf"(?=[.,;!?)\"”’'](?!\d)|\s*$|\s*\n|\s{HEARD_STOP}\b|\s(?:and|again|forever|for ever|now)\b)",
    re.I | re.M,
)
_NO_VERB = re.compile(rf"(?<!\w)(?:he|she|im|ah)\s({BIG}|[2-9]\d)(?=,\s|[.!?]\s)", re.I)
_TURNED_ROUND = re.compile(
    rf"(?:(?:^|[.!?,;:—–\"“]\s?|\n)(?:(?:well|aye|yes|oh|so|and|but|only|just|about|nobbut),?\s)?)({AGE}),?\s"
    rf"(?:he|she|i)(?:['’]s|['’]d be|\sis|\swas|\swere|\swis|\swus|\swill be|\sam)(?:\snow|"
    rf"\sthen)?(?=[.,;!?\n]|$|\s(?:and|but|when|if|on|next|now)\b)",
    re.I,
)
_OR_SO = re.compile(
    rf"[a-z][,(]\s?(?:about |maybe |perhaps |i(?:['’]d)? (?:guess|say) )?({AGE})"
    r"(?=\s?(?:or so|or thereabouts|ish|-ish|maybe|perhaps|if (?:he|she)['’]?s a day|if a day|going on "
    r"[a-z]+)\s?[,.;)!?])",
    re.I,
)
_DICTATED = re.compile(
    rf"(?<!\w)(?:he|she|who|hes|shes|is|was|turned|turns|turning)\s(?:only |now |just |"
    rf"nearly )?({BIG}|six|seven|eight|nine|five|four)"
    rf"(?=\s(?:and|but|he|she|i|they|now|this|next|with|has|had|who|so|years|the|on|in|was|lives|told|"
    rf"said|{HEARD_STOP})\b|[.,\n]|$)",
    re.I,
)
_LIFE_EVENT = re.compile(
    rf"(?<!\w)(?:left (?:school|home|care)|married|pregnant|retired|died|dying|passed away|widowed|"
    rf"orphaned|adopted|"
    rf"excluded|diagnosed|sectioned|started (?:school|work|drinking|using)|moved out|had (?:him|her|me)|"
    rf"a mum|a dad|a mother|a father|a widow|a grandmother|taken into care|came to (?:england|britain|"
    rf"the uk))"
    rf"\sat\s({AGE})(?=[,;!?)]|\.(?!\d)|$|\n|\s(?:and|but|with|because|when)\b)",
    re.I,
)
_LOOKED = re.compile(
    rf"(?<!\w)(?:turns? out to be|turned out to be|must be|can['’]?t be more than|can only be|claims to be|"
    rf"looks about|looked about|looks|looked|reckon(?:s|ed)? (?:he|she)['’]?s)\s(?:only |about |nearly |"
    rf"just )?"
    rf"({TENS_WORD}[- ]{UNIT}|{'|'.join(TEENS[1:])}|[1-9]\d)"
    rf"(?=\s(?:and|but|or|he|she|i|with|if|when)\b|[,;.!?\n]|$)",
    re.I,
)
_IN_COMMAS = re.compile(
    rf"(?<![\w'’])(?:I|[Hh]e|[Ss]he|[Tt]hey|me|him|her|us|[Ww]e),\s(?:(?:now|only|just|nearly) "
    rf")?({AGE})(?=,\s[a-z])"
)
_OF_A_CALL = re.compile(
    rf"(?<!\w)(?:male|female|m/|f/)\s?(?:aged?\s)?({BIG}|[1-9]\d)(?![\w%]|[./:]\d)",
    re.I,
)
_M_OR_F = re.compile(
    r"(?:[(,]\s?)(\d\d\s?[MF]|[MF],?\s?/?\s?\d\d)(?=\s?[),])|(?:^|"
    r"\n)[-*•\d.)\s]{0,6}(\d\d\s?[MF])(?=[,.:]|\s[–-]\s)",
    re.M,
)
_WEEKS = re.compile(
    rf"(?<!\w)(?:he|she|baby(?: \w+)?(?: \(\w+\))?)(?:['’]s|\sis|\swas)\s(?:only |just |now )?"
    rf"({AGE} (?:weeks|months|days))(?=[.,;!?)\n]|\s(?:and|but|now|today|tomorrow)\b|$)",
    re.I,
)
_BETWEEN_COMMAS = re.compile(rf"(?<=[a-z]), (1[3-9]|[2-9]\d|{TENS_WORD}[- ]{UNIT}), (?P<next>[a-z]{{1,20}})")
_ROUGHLY = re.compile(
    rf"(?<!\w)(?:lad|lass|girl|boy|woman|man|chap|bloke|fella|kid|child|lady|gentleman|teenager|youth|"
    rf"wean|bairn|wummin)"
    rf",?\s(?:of\s)?(?:about|around|maybe|perhaps|roughly|barely|not yet|no more than|not more than|"
    rf"rising|pushing|say)\s"
    rf"({AGE}){END}",
    re.I,
)
_CLOSE_TO = re.compile(
    rf"(?<!\w)(?:pushing|rising|knocking on(?: for)?|getting on for|the wrong side of|just shy of|"
    rf"nearer)\s({BIG}|[2-9]\d){END}",
    re.I,
)
_ASKED = re.compile(
    rf"(?:how old|what age|her age|his age|birthday|old are you|old is (?:he|"
    rf"she))[^\n\"“]{{0,60}}[\"“‘'](?:i['’]?m |he['’]?s |she['’]?s )?"
    rf"({AGE})[.,!?]?(?=[\"”’'])",
    re.I,
)
_TENTH = (
    r"(?:tenth|eleventh|twelfth|[a-z]{3,5}teenth|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ieth|"
    r"hundredth|"
    rf"{TENS_WORD}[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|"
    r"second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
)
_BIRTHDAY = re.compile(rf"(?<!\w)(\d{{1,3}}(?:st|nd|rd|th)|{_TENTH})\s(?:birthday|b['’]?day)\b", re.I)
_AT_N = re.compile(
    rf"(?<!\w)at\s((?:{TENS_WORD}(?:[- ]?{UNIT})?|{'|'.join(TEENS[3:])})(?!\w)|[2-9]\d(?=,?\s(?:he|she|I)\b))"
    rf"(?=\s?[,;!?)]|\.(?!\d)|\s(?:and|she|he|they|i|but|is|was)\b|\s*$)(?!,?\s(?:percent|per cent|"
    rf"degrees|quid|pounds|mph))",
    re.I | re.M,
)
_DIAL = re.compile(
    r"\b(?:volume|speed|oven|set|heating|temp[a-z]*|sats|price[sd]?|each|thermostat|cost|sold|driving|"
    r"doing|capped|stuck|"
    r"score[ds]?|weight|stands?|stood)\b",
    re.I,
)
_SHARED = re.compile(
    rf"(?<![\w.,/£-])({AGE})\s?(?:and|&|or|/|,)\s(?:an?\s)?(?={AGE}[\s-]{{0,2}}(?:{_YEARS}|"
    rf"months?)[\s-]{{0,2}}{_OLD})",
    re.I,
)
_STILL = re.compile(
    rf"(?:[.!?]\s|^)({TENS_WORD}(?:[- ]{UNIT})?|{'|'.join(TEENS[3:])}),?\s(?:and|an|but)\s(?=(?:still|"
    rf"never|not|no|already|she|he|"
    r"all|nobody)\b)",
    re.I | re.M,
)
_AT_AN_AGE = re.compile(
    rf"(?:^|(?<=[.!?;,]\s)|(?<=\n))[Aa]t (1[3-9]|[2-9]\d|{TENS_WORD}[- ]{UNIT}|{TEEN}),? (?=he\b|she\b|"
    rf"they\b|I\b)",
    re.M,
)
_SHE_IS_ONE = re.compile(r"(?<!\w)(?:she|he)(?:['’]s|\sis|s)\s(one)(?=\s(?:she|he)\b)", re.I)
_BARE_PAIR = re.compile(rf"[.!?]\s({AGE})(?:(?:,\s({AGE}))?,?\s(?:and|&)\s({AGE}))?(?=[.!?\n]|$)", re.I)
_SEVERAL_KIN = re.compile(
    r"(?:aughters|sons|children|kids|nephews|nieces|twins|boys|girls|brothers|sisters|lads|lasses|bairns|"
    r"babies|weans)\b[^.!?\n]{0,60}$",
    re.I,
)
_TURNING = re.compile(rf"(?<!\w)(?:turn(?:s|ed|ing)?|age[ds]?)\s({AGE})(?!\w|%|[./:]\d)", re.I)
_BORN = re.compile(r"(?<!\w)(?:born|b\.|dob|d\.o\.b\.?|yob)[\s:]{1,2}(?:in\s)?((?:19|20)\d{2})(?!\w)", re.I)
_PERSON_NEAR = re.compile(r"\b(?:she|he|her|his|him|hers)\b", re.I)
_COUNTING = re.compile(
    r"\b(?:count(?:s|ed|ing)?|how many|number|score[ds]?|points?|times|minutes?|hours?|days?|weeks?|"
    r"total|tally|temperature|"
    r"pages?|pounds?|quid|rooms?|steps?|stairs|miles|bus|reading|bpm|pulse|cost|paid|owed?s?|percent|per "
    r"cent)\b",
    re.I,
)

_IN_PASSING = (
    _LOOKED,
    _IN_COMMAS,
    _OF_A_CALL,
    _SHE_IS_ONE,
    _AT_AN_AGE,
    _WEEKS,
    _LIFE_EVENT,
    _KIN_OF,
    _PARENT_OF,
    _OR_SO,
    _ROUGHLY,
    _CLOSE_TO,
    _ASKED,
    _BIRTHDAY,
    _AT_N,
    _SHARED,
    _STILL,
)


def ages(page: Page) -> Iterator[Mark]:
    """Marks for ages that are said outright ("aged 88", "she's 17") or stand alone ("Eighty-eight!")."""
    straight = straightened(page)
    flat = straight.flat
    for pattern, name in ((_AGED, "age"), (_YEARS_OLD, "age"), (_TURNING, "age"), (_BORN, "year-of-birth")):
        for found in pattern.finditer(flat):
            if not NOT_AGES.match(flat, found.end()):
                start = found.start() if name == "age" else found.start(1)
                yield _mark(straight.start(start), straight.end(found.end()), name, True)
                for begin, end, sure in chain(flat, found.end()) if pattern is _AGED else ():
                    yield _mark(straight.start(begin), straight.end(end), name, sure)
    for begin, end, sure in (*_after_be(flat), *_by_the_way(flat), *columns(flat)):
        yield _mark(straight.start(begin), straight.end(end), "age", sure)


def ages_behind(page: Page, people: list[tuple[int, int]], named: Collection[int] = ()) -> Iterator[Mark]:
    """Marks for a number in commas or brackets right behind a person or a word such as "daughter".

    Args:
        page: The text.
        people: Spans in the view already taken for persons, bodies and places.
        named: Where the names of persons among them end.
    """
    straight = straightened(page)
    kin = {t.end: t.key for t in page.tokens if t.key in KIN}
    low = {t.end for t in page.tokens if t.low}
    for begin, end, sure in near(straight, {stop for _, stop in people}, set(named), kin, low):
        yield _mark(straight.start(begin), straight.end(end), "age", sure)


def _after_be(flat: str) -> Iterator[Span]:
    """Ages behind a verb: "she's 17", "he will be fourteen", "her to be six", "ninety-one she was"."""
    for pattern in (_AFTER_BE, _HE_IS, _WILL_BE, _DICTATED):
        for found in pattern.finditer(flat):
            if found[1].lower() in {"one", "0"} or NOT_AGES.match(flat, found.end(1)):
                continue
            if pattern is _HE_IS or not _about_a_thing(flat, found.start()):
                yield (*found.span(1), pattern is _AFTER_BE)
                yield from _second(flat, found.end(1))
    for pattern in (_TO_BE, _NO_VERB, _TURNED_ROUND):
        for found in pattern.finditer(flat):
            if found[1].lower() not in {"one", "0"} and not NOT_AGES.match(flat, found.end(1)):
                yield (*found.span(1), False)


def _second(flat: str, end: int) -> Iterator[Span]:
    second = AND_AGE.match(flat, end)
    if second and not NOT_AGES.match(flat, second.end(1)):
        yield (*second.span(1), False)


def _by_the_way(flat: str) -> Iterator[Span]:
    """Ages nothing calls so: "I, 58, in charge", "male forty six", "Her twins. Six and six."."""
    for pattern in _IN_PASSING:
        for found in pattern.finditer(flat):
            if pattern is _AT_N and _DIAL.search(flat, max(0, found.start() - 30), found.start()):
                continue
            if not NOT_AGES.match(flat, found.end(1)):
                yield (*found.span(1), False)
                yield from chain(flat, found.end(1)) if pattern is _KIN_OF else ()
    for found in _M_OR_F.finditer(flat):
        yield (*found.span(1 if found[1] else 2), False)
    for found in _BETWEEN_COMMAS.finditer(flat):
        if years(_word_before(flat, found.start())) is None and years(found["next"]) is None:
            yield (*found.span(1), False)
    for found in FRAGMENT.finditer(flat):
        before = flat[max(0, found.start() - 120) : found.start()]
        if _PERSON_NEAR.search(before) and not _COUNTING.search(before):
            yield (*found.span(1), False)
    for found in _BARE_PAIR.finditer(flat):
        if not _SEVERAL_KIN.search(flat, max(0, found.start() - 75), found.start()):
            continue
        for group in (1, 2, 3):
            if found[group]:
                yield (*found.span(group), False)


def _mark(start: int, end: int, name: str, sure: bool) -> Mark:
    return Mark(start, end, FindingKind.OTHER, "says how old someone is", name, sure, LIKELY - 1)


def _about_a_thing(flat: str, start: int) -> bool:
    """Whether "is twelve" is said of a thing that is counted ("the score is 12", "it's nine")."""
    subject = re.match(r"[\w]+", flat[start:])
    first = subject[0].lower() if subject else ""
    if first in {"is", "was", "turned", "turns", "turning"}:
        first = _word_before(flat, start)
    return first in _THINGS


def _word_before(flat: str, start: int) -> str:
    found = re.search(r"(\w+)\W*$", flat[max(0, start - 30) : start])
    return found[1].lower() if found else ""


_THINGS = bag(
    "it that this there what number score total answer count time first second third rest ratio "
    "bed room page line item step question one number's here which how temperature reading level "
    "weight dose house flat door bus week day ward year size shoe limit minimum maximum target "
    "average price cost queue wait list appointment meeting train visit start kick lesson shift"
)
