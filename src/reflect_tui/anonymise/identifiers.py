"""Numbers and codes that stand for one person or one case: NHS and NI numbers, plates, references."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.marks import CERTAIN, LIKELY, Mark
from reflect_tui.anonymise.spelled import spelled
from reflect_tui.anonymise.tokens import Page
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.words import FUNCTION, bag

NI_NUMBER = re.compile(r"(?<![^\W_])[A-Z]{2}[ -]?(?:\d{2}[ -]?){3}[A-D](?![^\W_])", re.I)
_NHS = re.compile(r"(?<![\w£$€.,/-])\d{3}([ \-.]?)\d{3}\1\d{4}(?![\w/]|[.,-]\d)")
_PLATE = re.compile(r"(?<![^\W_])[A-Z]{2}\d{2}[ -]?[A-Z]{3}(?![^\W_])", re.I)
_OLD_PLATE = re.compile(r"(?<![^\W_])(?:[A-Z]\d{1,3} ?[A-Z]{3}|[A-Z]{3} ?\d{1,3}[A-Z])(?![^\W_])")
_SORT_CODE = re.compile(r"(?<![\w-])\d{2}-\d{2}-\d{2}(?![\w-])")
_DASHED = re.compile(r"(?<![\w£$€.,/-])\d{1,3}-\d{6,10}(?![\w/]|[.,-]\d)")
_LABEL = re.compile(r"(?<![\w-])([A-Z]{2,4})[ ]?$")
_CARD = re.compile(r"(?<![\w-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{3,4}(?![\w-])")
LONG_NUMBER = re.compile(
    r"(?<![\w£$€.,/-])#?\d{5,}(?![\w/%]|[.,-]\d|\s?(?:%|p\b|k\b|pounds|people|words|steps|miles|homes|quid))"
)
_CODE = re.compile(
    r"(?<![\w/.@-])#?(?=[\w/.-]{4,40})[A-Za-z0-9]{1,34}(?:[-/._][A-Za-z0-9]{1,20}){0,7}(?![\w@-])"
)
_GROUPED = re.compile(r"(?<![\w£$€.,/-])\d{2,5}(?:[ .-]\d{2,5}){2,5}(?![\w/]|[.,-]\d)")
_DATE_LIKE = re.compile(
    r"(?:\d{4}([.-])(?:0\d|1[0-2])\1[0-3]\d|[0-3]\d([.-])(?:0\d|1[0-2])\2\d{2,4}|(?:0\d|1[0-2])"
    r"([.-])[0-3]\d\3\d{2,4})"
    r"(?:[ .-]\d{2,4}){0,2}"
)
_HASH = re.compile(r"(?<!\w)#\d{2,10}(?!\w)|(?<![\w£$€.,/-])\d{3,8}#")
_CUED = re.compile(
    r"(?<!\w)(?:(?:nhs|ni|nino|hospital|patient|client|case|crime|incident|log|claim|policy|order|invoice|"
    r"ticket|account|acc|a/c|passport|licen[cs]e|badge|pnc|urn|upn|uln|usn|swift|liquidlogic|mosaic|systmone|"
    r"emis|rio|prison|collar|shoulder|warrant|court|tenancy|rent|payroll|staff|pin|nmc|hcpc|gmc|swe|dbs|"
    r"certificate|locker|key safe|keysafe|door)\s?)?"
    r"(?:reference|ref|id|number|num|no|code|pin|account|a/c|passport|licence)\b\.?\s?(?:number|num|no|"
    r"code|id)?\.?"
    r"(?:\s?(?:is|was|now|as|[:#=(-]))?\s?#?"
    r"((?=[A-Za-z/.\- ]{0,12}\d)[A-Za-z]{0,4}[A-Za-z0-9]{0,30}(?:[-/. ][A-Za-z]{0,2}\d[A-Za-z0-9]{0,30}){0,7}"
    r"(?:[ -][A-Z](?!\w))?)",
    re.I,
)
# "Case t2023 7756": the sort of thing it belongs to stands right before a longer code.
_NAMED_CODE = re.compile(
    r"(?<!\w)(?:case|log|incident|crime|cad|claim|ticket|warrant|application|app|planning|file|policy|"
    r"order|invoice|"
    r"passport|registration|reg|vrn|badge|cheque|meter|serial|docket|urn|prison|pnc|permit|certificate|"
    r"tenancy|account|"
    r"docket|consignment|parcel|referral|nomis|crn|ref)(?:\s(?:is|was))?[\s:]\s?#?"
    r"((?:[A-Za-z]{1,3}\s)?(?=[A-Za-z/.-]{0,6}\d)[A-Za-z0-9/.-]{2,24}(?:\s(?=[A-Za-z]{0,3}"
    r"\d)[A-Za-z0-9/-]{2,12}){0,3})(?![\w:])",
    re.I,
)
# The police number their logs afresh each day: "log 0233 of 04/02".
_LOG = re.compile(
    r"(?<!\w)(?:log|cad|incident|crime|ref\w{0,6}|number|no\.?|job|call|inc)(?:\s(?:number|no|"
    r"ref)\.?)?[\s:]{1,2}#?"
    r"(\d{1,6}\s?(?:of|/)\s?\d{1,2}(?:[/.]\d{1,2}(?:[/.]\d{2,4})?"
    r"|(?:st|nd|rd|th)?(?:\sof)?\s(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}(?:\s"
    r"(?:20)?\d\d)?))(?![\w/])",
    re.I,
)
# What somebody caught of a number plate, a question mark where a letter was missed.
_PART_PLATE = re.compile(
    r"(?<!\w)(?:partial|part|plates?|reg|registration|number plate|index|vrm)\b[:,]?\s"
    r"(?:(?:plate|reg|number|no\.?|is|was|of|like|something|begins?|beginning|began|started|ended|"
    r"starts?|starting|ends?|ending|with|in|only|"
    r"maybe|perhaps|possibly)\s){0,4}"
    r"((?=[A-Za-z?*_]{0,4}\d)[A-Za-z0-9?*_]{2,7}(?:[ -][A-Z0-9?*_]{1,4}(?!\w))?)"
)
_BLIND_PLATE = re.compile(
    r"(?<![^\W_])(?:[A-Z]{2}\d[\d?*] ?[A-Z?*]{2,3}|[A-Z]{2}[\d?*]\d ?[A-Z?*]{2,3}|[A-Z?*]{2}"
    r"\d\d ?[A-Z?*]{3})(?![^\W_])"
)
_PLACE_ON_EARTH = re.compile(
    r"(?<![\w.])-?\d{1,3}\.\d{4,10}\s?,\s?-?\d{1,3}\.\d{4,10}(?!\w)|///\w+\.\w+\.\w+"
)
_HARMLESS = re.compile(
    r"(?i)(?:covid|sars|mp|ks|y|yr|key|level|band|fy|section|s|form|sr|q|h|a|b|m|p|v|ver|version|iso|bs|"
    r"ward|room|unit|bed|bay|tier)?"
    r"[-.]?\d{1,2}(?:st|nd|rd|th|am|pm|s|k|m|mg|ml|g|kg|cm|mm|km|hrs?|mins?|x|ft|in|lb|st|w|p|d|yo|yr|"
    r"yrs|[a-d])?"
    r"|\d[\d.,]*(?:st|nd|rd|th|am|pm|s|ish|k|m|bn|mg|mcg|ml|g|kg|cm|mm|km|mph|kcal|hrs?|mins?|secs?|x|ft|"
    r"lb|lbs|oz|w|p|pp|d|%)"
    r"|[abm]\d{1,4}(?:\(m\))?|fy\d{2,4}(?:[-/]\d{2,4})?|v?\d+(?:\.\d+)+|\d{1,2}[.:]\d{2}(?:am|pm)?"
    r"(?:-\d{1,2}[.:]\d{2}(?:am|pm)?)?"
    r"|(?:19|20)\d{2}s?(?:[-/](?:19|20)?\d{2})?|\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,4}-\d{1,4}|"
    r"\d{4}-\d{2}-\d{2}|24/7|[a-z]{1,3}\d"
)


def identifiers(page: Page) -> Iterator[Mark]:
    """Marks for everything that looks like a number or code for one person, case, car or account."""
    flat = page.flat
    kind = FindingKind.ID
    yield from spelled(flat)
    if not page.figures and "///" not in flat:
        return
    for pattern, why, name, weight in (
        (NI_NUMBER, "looks like a National Insurance number", "ni-number", CERTAIN),
        (_NHS, "looks like an NHS number", "nhs-number", CERTAIN),
        (_CARD, "looks like a card or account number", "account", CERTAIN),
        (_SORT_CODE, "looks like a sort code", "account", LIKELY),
        (_PLATE, "looks like a number plate", "plate", CERTAIN - 1),
        (LONG_NUMBER, "is a long number", "long-number", LIKELY),
        (_DASHED, "is a long number", "long-number", LIKELY),
        (_HASH, "looks like a reference", "reference", LIKELY),
        (_PLACE_ON_EARTH, "looks like a spot on a map", "map-reference", CERTAIN),
    ):
        for found in pattern.finditer(flat):
            start = _with_label(flat, found.start()) if pattern is LONG_NUMBER else found.start()
            yield Mark(start, found.end(), kind, why, name, weight=weight)
    for found in _GROUPED.finditer(flat):
        if sum(c.isdigit() for c in found[0]) >= 8 and not _DATE_LIKE.fullmatch(found[0]):
            yield Mark(*found.span(), kind, "is a long number", "long-number", sure=False)
    for found in _OLD_PLATE.finditer(flat):
        if not found[0][-3:].isdigit():
            yield Mark(*found.span(), kind, "looks like a number plate", "plate", sure=False, weight=LIKELY)
    yield from _partial(flat)
    for found in _CODE.finditer(flat):
        if _is_code(found[0]):
            yield Mark(*found.span(), kind, "mixes letters and figures like a reference", "reference")
    for found in _CUED.finditer(flat):
        code = found[1].rstrip(" .-/")
        enough = 2 if any(c.isalpha() for c in code) or "ref" in found[0].lower() else 3
        if sum(c.isdigit() for c in code) >= enough and not _quantity(flat, found.start(1) + len(code), code):
            start = found.start(1)
            yield Mark(
                start, start + len(code), kind, "follows a word such as “ref” or “number”", "reference"
            )


def _partial(flat: str) -> Iterator[Mark]:
    """Plates half seen, the day's number of a police log, and codes right behind what they are for."""
    kind = FindingKind.ID
    for found in _LOG.finditer(flat):
        yield Mark(*found.span(1), kind, "looks like a police log", "reference", weight=CERTAIN)
    for pattern in (_PART_PLATE, _BLIND_PLATE):
        group = pattern.groups
        for found in pattern.finditer(flat):
            code = found[group]
            if pattern is _PART_PLATE and not any(c.isalpha() for c in code):
                continue
            if pattern is _PART_PLATE or "?" in code or "*" in code:
                yield Mark(*found.span(group), kind, "looks like part of a number plate", "plate", sure=False)
    for found in _NAMED_CODE.finditer(flat):
        code = found[1].rstrip(" .-/")
        digits, letters = sum(c.isdigit() for c in code), sum(c.isalpha() for c in code)
        if code.split()[0].lower() in FUNCTION | _NAMED_NUMBERS:
            continue
        enough = digits >= 4 or (letters and digits >= 3)
        if enough and not _HARMLESS.fullmatch(code) and not _DATE_LIKE.fullmatch(code):
            start = found.start(1)
            yield Mark(start, start + len(code), kind, "follows what it is the number of", "reference")


def _with_label(flat: str, start: int) -> int:
    """Where a number begins with the letters that say what it is: "CAD 0093314"."""
    label = _LABEL.search(flat, max(0, start - 6), start)
    if label is None:
        return start
    key = label[1].lower()
    if (
        key in lexicon().kept
        or key in _NAMED_NUMBERS
        or key in FUNCTION
        or (len(key) > 3 and lexicon().common(key))
    ):
        return start
    return label.start(1)


_NAMED_NUMBERS = bag("nhs id no ref ni tel mob ext pin urn nmc gmc hcpc dbs fax sms po")


def _is_code(text: str) -> bool:
    digits = sum(c.isdigit() for c in text)
    if not digits:
        return False
    letters = sum(c.isalpha() for c in text)
    if _HARMLESS.fullmatch(text) or "@" in text:
        return False
    if letters and digits >= 3:
        # "30-year-old" and "100-place" are words with a number in front.
        return not re.fullmatch(r"\d{1,4}(?:[-/][A-Za-z]{2,20})+|[A-Za-z]{4,}(?:[-/]\d{1,2}){1,2}", text)
    if letters and digits == 2:
        return bool(re.fullmatch(r"[A-Z]{2}\d{2}|[A-Z]{2,4}[-/]\d{2}(?:[-/]\w+)?", text))
    return "/" in text and digits >= 6 and not letters and not re.fullmatch(r"\d{1,4}(/\d{1,4}){1,2}", text)


def _quantity(flat: str, end: int, code: str) -> bool:
    """Whether a number after "number" only counts something ("no 12 bus", "number 2 to 40")."""
    return (
        code.isdigit()
        and len(code) < 4
        and re.match(r"\s(?:to|and|of|bus|in)\b", flat[end : end + 8]) is not None
    )
