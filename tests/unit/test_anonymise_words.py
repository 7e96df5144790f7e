from __future__ import annotations

import subprocess
import sys
from importlib import resources

import pytest

from reflect_tui.anonymise.lexicon import lexicon
from reflect_tui.anonymise.marks import CERTAIN, GUESS, LIKELY, Mark, settle
from reflect_tui.anonymise.nicknames import may_be_misspelt, may_be_one
from reflect_tui.anonymise.tokens import START, Page, shape_of
from reflect_tui.anonymise.types import FindingKind
from reflect_tui.anonymise.view import View, fold


@pytest.mark.parametrize(
    "word", ["table", "don't", "mum's", "organise", "organize", "bairn", "nowt", "ive", "safeguarding"]
)
def test_ordinary_words_are_known(word: str) -> None:
    assert lexicon().ordinary(word)


@pytest.mark.parametrize("word", ["okonjo", "samira", "llanidloes", "szczepanski", "harry", "josh", "kev"])
def test_names_are_not_ordinary_words(word: str) -> None:
    assert not lexicon().ordinary(word)


@pytest.mark.parametrize("word", ["grace", "will", "hope", "mark", "rose", "wren"])
def test_words_that_are_names_as_well_are_both(word: str) -> None:
    assert lexicon().ordinary(word)
    assert word in lexicon().given_word


@pytest.mark.parametrize(
    ("name", "word"), [("okonjo", "ongoing"), ("kaczmarek", "remarks"), ("ifeanyi", "infancy")]
)
def test_names_are_spelt_more_like_names_than_words_are(name: str, word: str) -> None:
    assert lexicon().likeness(name) > 0 > lexicon().likeness(word)


def test_the_spelling_model_tells_unseen_names_from_slips() -> None:
    names = [
        "rowntree",
        "chaudhuri",
        "venkataraman",
        "mutasa",
        "grabowska",
        "mcelhinney",
        "oyelaran",
        "tadesse",
    ]
    slips = ["abuot", "behavoiur", "recieved", "untill", "tommorow", "definately", "seperate", "wierdly"]
    model = lexicon().likeness
    assert min(map(model, names)) > max(map(model, slips)) - 1
    assert sum(map(model, names)) / 8 > 2 > -1 > sum(map(model, slips)) / 8


@pytest.mark.parametrize(
    ("slip", "near"), [("teh", True), ("agian", True), ("workign", True), ("okonjo", False), ("x", False)]
)
def test_slips_are_near_a_common_word(slip: str, near: bool) -> None:
    assert lexicon().near_word(slip) is near


def test_the_shipped_data_stays_small() -> None:
    folder = resources.files("reflect_tui.anonymise") / "data"
    sizes = {item.name: len(item.read_bytes()) for item in folder.iterdir()}
    assert set(sizes) == {
        "allow.txt",
        "jury.bin.gz",
        "named.txt",
        "neighbours.bin.gz",
        "nicknames.txt",
        "public.txt",
        "short-forms.txt",
        "spelling.bin.gz",
        "words.txt.gz",
    }
    # The most that may ship is 2 MB.
    assert sum(sizes.values()) < 1_600_000


def test_importing_the_package_reads_no_data_and_compiles_no_patterns() -> None:
    code = (
        "import sys, reflect_tui.anonymise as a; "
        "print(sorted(m for m in sys.modules if m.startswith('reflect_tui.anonymise'))); "
        "print('gzip' in sys.modules, sorted(a.__all__) == a.__all__, callable(a.find))"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert out[0] == "['reflect_tui.anonymise', 'reflect_tui.anonymise.types']"
    assert out[1].startswith("False")
    assert out[1].endswith("True")


def test_an_unknown_name_in_the_package_is_an_attribute_error() -> None:
    import reflect_tui.anonymise as package

    with pytest.raises(AttributeError, match="nonsense"):
        package.__getattr__("nonsense")


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("word", "l"),
        ("Word", "T"),
        ("WORD", "U"),
        ("A", "1"),
        ("iPhone", "m"),
        ("12", "d"),
        ("李", "o"),
        ("McIver", "T"),
        ("O'B", "T"),
    ],
)
def test_the_shape_of_capitals(word: str, shape: str) -> None:
    assert shape_of(word) == shape if word != "O'B" else shape_of(word) in "TU"


def test_a_view_keeps_the_way_back_to_the_text() -> None:
    text = "a\u200bＳe\u0301ﬁ!"
    view = View(text)
    assert view.flat == "aSéfi!"
    assert [text[slice(*view.span(i, i + 1))] for i in range(len(view.flat))] == [
        "a",
        "Ｓ",
        "e\u0301",
        "ﬁ",
        "ﬁ",
        "!",
    ]


def test_a_plain_text_is_its_own_view() -> None:
    text = "Plain text – with a dash and “quotes”."
    assert View(text).flat is text
    assert View(text).span(3, 7) == (3, 7)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Oisín", "oisin"),
        ("Søren", "soren"),
        ("STRAUSS", "strauss"),
        ("Strauß", "strauss"),
        ("Sаrа", "sara"),
        ("O’Brien", "o'brien"),
        ("Đặng", "dang"),
    ],
)
def test_words_fold_to_one_key(word: str, key: str) -> None:
    assert fold(word) == key


def test_sentences_start_where_a_reader_sees_them_start() -> None:
    page = Page('I met Dr. Rao at 4. He said: "Come in." B. Crisp came.\n- Then tea\n| cell | Other |')
    starts = [t.text for t in page.tokens if t.place == START]
    assert starts == ["I", "He", "B", "Then", "cell", "Other"]


def test_possessives_are_left_out_of_words() -> None:
    page = Page("Samira's coat, the Rehmans' car, it’s late")
    assert [t.text for t in page.tokens] == ["Samira", "coat", "the", "Rehmans", "car", "it", "late"]
    assert [t.owning for t in page.tokens] == [True, False, False, True, False, True, False]


def test_settling_keeps_the_heavier_mark_and_what_sticks_out_of_the_other() -> None:
    flat = "Flat 6, Kestrel Court, LE2 7GB now"
    long = Mark(0, 30, FindingKind.ORG, "w", "long", weight=GUESS)
    code = Mark(23, 30, FindingKind.ADDRESS, "w", "code", weight=CERTAIN)
    flat_mark = Mark(0, 6, FindingKind.ADDRESS, "w", "flat", weight=LIKELY)
    kept = settle(flat, [long, code, flat_mark])
    assert [(flat[m.start : m.end], m.detector) for m in kept] == [
        ("Flat 6", "flat"),
        ("Kestrel Court", "long"),
        ("LE2 7GB", "code"),
    ]


@pytest.mark.parametrize(
    ("a", "b"),
    [("bron", "bronwen"), ("liz", "elizabeth"), ("kezzie", "keziah"), ("niyi", "olaniyi"), ("tam", "tamsyn")],
)
def test_short_forms_may_be_one_person(a: str, b: str) -> None:
    assert may_be_one(a, b)
    assert may_be_one(b, a)


@pytest.mark.parametrize(
    ("a", "b"), [("samir", "samira"), ("jo", "john"), ("ann", "hannah"), ("maria", "mario"), ("ali", "alina")]
)
def test_other_names_are_not_short_forms(a: str, b: str) -> None:
    assert not may_be_one(a, b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("zainab", "zianab", True),
        ("shehzad", "shezad", True),
        ("maria", "marie", False),
        ("samir", "samira", False),
        ("karen", "maren", False),
    ],
)
def test_one_slip_inside_a_name(a: str, b: str, same: bool) -> None:
    assert may_be_misspelt(a, b) is same
