"""Does a case name somebody? A narrow look for full names, for the writer of a pack to check.

Precise rather than eager: the anonymiser is the place for a thorough search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import Final

from reflect_tui.exchange.lines import Line, heading_of

_TITLE_WORDS = "mr mrs ms miss mx dr prof professor sir dame rev revd reverend pc sgt cllr"
_PASSED_OVER = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter ramadan eid diwali passover
    new year boxing day bank holiday spring summer autumn winter act action advice age agency
    alliance allowance ambulance anonymous assessment association avenue bench benefit benefits
    board borough bridge brigade british building bus business care carers case centre change
    charity children children's church citizens city clinic close club code college commission
    commissioner committee community company constabulary control council county court credit cross
    crown data day defence delivery department development directorate disability district division
    drive east education employment england english enquiry excellence executive fair faith family
    federation fire food forum foundation framework friends fund funding general government grange
    great green group guide hall health help high hill home homes hospice hospital house housing
    human independence independent infirmary information inner institute interest interests
    international ireland irish job joint justice kingdom lane learning library line living local
    london lottery manager mental ministry minister most mosque museum national network networks
    north northern office officer ombudsman order organisation panel parade parish park parliament
    partnership pathway payment personal plan police practice press primary prime prison probation
    programme project property protection public reading red reform refuge register regulation
    report rescue research review rights road room round rounds row royal safeguarding saint school
    schools scotland scottish scrutiny secondary secretary section service services sheltered
    significant social society south southern sports square standards state station statutory street
    studies support surgery system systems team teams temple terrace theatre together tower town
    training transport treasury trust trusts tribunal union united universal university valley
    victim village voice voluntary wales ward welsh welfare west western women women's work worker
    workers working youth big issue mind scope shelter samaritans barnardo's nspcc nhs dwp gp gmc
    nmc hcpc microsoft word google zoom excel outlook facebook whatsapp person patient client
    colleague resident neighbour stand-in st a an the this that these those he she it they we you i
    his her their our your my its and but so or nor yet if when while as after before since until
    because though although then in on at by for from of to with without within under over during
    about between among against into
"""
_COMMON_FIRST_NAMES = """
    aaron abdul abigail abu adam adele adrian agnes ahmed aidan aisha alan albert alex alexander
    alexandra alfie alfred ali alice alison amanda amber amelia amina amir amit amy ana andrea
    andrew andy angela anita ann anna anne annie anthony antonio arjun arthur asha ashley asif
    audrey ava ayesha barbara barry beatrice becky belinda ben benjamin bernard beryl beth bethan
    betty beverley bilal bob brenda brian bridget bronwen bryan callum carl carmen carol caroline
    catherine cathy cerys charles charlie charlotte cheryl chioma chloe chris christian christina
    christine christopher claire clare clive colin connor craig cynthia daisy dan daniel danielle
    darren dave david dawn dean deborah debra deepak denis denise dennis derek diana diane donald
    donna dora doreen doris dorothy doug douglas dylan edith edward eileen elaine eleanor elizabeth
    ella ellen ellie elsie emily emma eric erin esther ethan eva evelyn faisal farah fatima fiona
    florence fran frances francis frank fred freda freya gareth gary gavin gemma geoff geoffrey
    george georgia gerald geraldine gill gillian gladys glen glenn glenys gloria gordon graham
    grace greg guy gwen gwyneth hamza hannah harold harriet harry hasan hassan hayley heather helen
    henry hilary hilda holly howard hugh hussein ian ibrahim imran ingrid irene iris isaac isabel
    isabella isla ivy jack jackie jacob jacqueline jade jake james jamie jan jane janet janice
    jasmine jason jean jennifer jenny jeremy jerry jess jessica jill jim joan joanna joanne joe
    john jon jonathan jordan jose joseph josephine josh joshua joy joyce juan judith judy julia
    julian julie june karen karl kate katherine kathleen kathryn katie keith kelly ken kenneth
    kerry kevin khadija kieran kim kirsty krystyna kwame kyle lana laura lauren laurence lee leon
    leonard lesley leslie lewis liam lily linda lisa liz lorna lorraine louis louise lucy luke lydia
    lynn lynne mabel maggie malcolm mandy marcus margaret maria marian marie marilyn marion
    marjorie mark martha martin mary maryam matthew maureen maurice megan mel melanie melissa mia
    michael michelle mick miguel mike mildred millie miriam mo mohamed mohammad mohammed moira
    molly mona monica morgan muhammad muriel musa myra nadia nancy naomi natalie natasha nathan
    neil nell nicholas nick nicola nigel nina noah noel nora norma norman nuala oliver olivia olu
    omar oscar osman owen pam pamela pat patricia patrick paul paula pauline peggy penny pete peter
    phil philip phillip phoebe phyllis piotr poppy priya rachel rafiq rajesh ralph rashid ray
    raymond rebecca reginald rhian rhiannon rhys richard rita rob robert roberta robin roger roland
    ron ronald ros rosa rose rosemary ross roy ruby rukhsana russell ruth ryan sadia sally sam
    samantha samina samira samuel sandra sanjay sara sarah saskia scott sean shabana shannon sharon
    shaun sheila shirley shona sian sidney simon siobhan sofia sonia sophia sophie stacey stan
    stanley stella stephanie stephen steve steven stuart sue sunita susan suzanne sylvia tahir
    tamara tanya tara tariq ted teresa terence terry thelma theresa thomas tim timothy tina toby
    tom tony tracey tracy trevor usha vera veronica vicky victor victoria vijay vincent violet
    vivian walter wanda wayne wendy wilfred william winifred xin yasmin yusuf yvonne zainab zara
    zoe zofia
"""
_TITLES: Final = frozenset(_TITLE_WORDS.split())
_NOT_NAMES: Final = frozenset(_PASSED_OVER.split())
_FIRST_NAMES: Final = frozenset(_COMMON_FIRST_NAMES.split())
_OPEN_A_NAME: Final = _FIRST_NAMES | _TITLES
_PLACE_ENDS = ("shire", "ford", "borough", "sex", "upon")

_WORD = r"(?:Mc|Mac|O['’]|De|Al-|El-)?[A-Z][a-zà-öø-ÿ]+(?:['’-][A-Z]?[a-zà-öø-ÿ]+)?"
_RUN = re.compile(rf"(?<![\w.'’@/-])((?:{_WORD}|[A-Z]\.)(?: +(?:{_WORD}|[A-Z]\.))+)(?![\w@/])")
_BEFORE_SENTENCE = ".?!:;…\"“‘'(*_#>—–-|"


def lines_with_a_name(lines: Sequence[Line]) -> tuple[int, ...]:
    """The numbers of the lines on which a full name seems to begin, each name counted once.

    A full name is two capitalised words or more in the middle of a sentence, or at its start when the first
    is a common first name, or a title with a surname (`Mrs Okafor`). Days, months, public bodies, places of
    work, stand-ins (`Person A`) and headings are passed over.
    """
    found: dict[str, int] = {}
    for paragraph in _paragraphs(lines):
        text = " ".join(line.text.strip() for line in paragraph)
        starts = list(accumulate((len(line.text.strip()) + 1 for line in paragraph), initial=0))
        for run in _RUN.finditer(text):
            before = text[max(run.start() - 8, 0) : run.start()].rstrip()[-1:]
            if name := _name_in(run[1].split(), not before or before in _BEFORE_SENTENCE):
                found.setdefault(name, paragraph[bisect_right(starts, run.start()) - 1].number)
    return tuple(sorted(set(found.values())))


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    paragraph: list[Line] = []
    for line in lines:
        if line.text and not heading_of(line):
            paragraph.append(line)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _name_in(words: list[str], starts_sentence: bool) -> str:
    """The full name in a run of capitalised words; empty when there is none."""
    folds = [word.casefold().replace("’", "'").rstrip(".") for word in words]
    if starts_sentence and folds[0] not in _OPEN_A_NAME:
        # An ordinary first word (`Yesterday Sarah Jones …`) must not hide the name after it.
        folds = folds[1:]
    if len(folds) > 2 and folds[0] in _NOT_NAMES and folds[1] in _OPEN_A_NAME:
        folds = folds[1:]
    if len(folds) < 2 or all(len(fold) == 1 for fold in folds[1:]):
        return ""
    if any(fold in _NOT_NAMES for fold in folds):
        return ""
    is_place = folds[0] not in _OPEN_A_NAME and any(fold.endswith(_PLACE_ENDS) for fold in folds)
    return "" if is_place else " ".join(folds)
