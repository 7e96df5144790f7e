from __future__ import annotations

import pytest

from reflect_tui.anonymise import apply, find, stand_ins


def done(text: str) -> str:
    rows = find([text])
    return apply(text, rows[0], stand_ins(rows)).text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "I told Adaeze that I'd been wrong about the rota.",
            "I told [Person A] that I'd been wrong about the rota.",
        ),
        ("Adaeze's coat was on my chair again.", "[Person A]'s coat was on my chair again."),
        (
            "The Okonjos have moved to Stockport, all six of them.",
            "The [Person A] have moved to [Place A], all six of them.",
        ),
        ("Neither Piotr nor his uncle wanted the form.", "Neither [Person A] nor his uncle wanted the form."),
        ("It was Mrs Begum-Lewis who noticed, not me.", "It was Mrs [Person A] who noticed, not me."),
        (
            "Prof. Achterberg and Dr Rao disagreed, politely.",
            "Prof. [Person A] and Dr [Person B] disagreed, politely.",
        ),
        (
            "We held it at the Hilltop Community Centre on Thursday.",
            "We held it at the [Organisation A] on Thursday.",
        ),
        (
            "She goes to Larkhill Infants and he goes to Beacon Academy.",
            "She goes to [Organisation A] and he goes to [Organisation B].",
        ),
        ("Ring 0113 496 0275 and ask for Lenny.", "Ring [phone number] and ask for [Person A]."),
        (
            "My e-mail went to s.lamb@council.example by mistake.",
            "My e-mail went to [e-mail address] by mistake.",
        ),
        (
            "He lives at 14 Quarry Bank, BD7 1AB, above the shop.",
            "He lives at [address], [postcode], above the shop.",
        ),
        (
            "NHS number 943 476 5919, hospital number H0043718.",
            "NHS number [reference number], hospital number [reference number].",
        ),
        (
            "Born 4 May 1951; he is 72 and says he feels it.",
            "Born [May 1951]; he is [in their 70s] and says he feels it.",
        ),
        (
            "On 3 March I rang; on the 10th she rang back.",
            "On [a date in March] I rang; on the [date] she rang back.",
        ),
        (
            "Kwame, 15, and Efua, 9, were there.",
            "[Person A], [of secondary school age], and [Person B], [of primary school age], were there.",
        ),
        ("The van (YK12 WXO) was outside all night.", "The van ([number plate]) was outside all night."),
        ("Case ref AB/2291 was closed in error.", "Case ref [reference number] was closed in error."),
        ("Sister Mullan rang the GP, and then the DWP.", "Sister [Person A] rang the GP, and then the DWP."),
        (
            "Reverend Mistry drove us to Whitby in the minibus.",
            "Reverend [Person A] drove us to [Place A] in the minibus.",
        ),
        ('"Come in," said Oisín. "Mind the dog."', '"Come in," said [Person A]. "Mind the dog."'),
        ("Oisín: could we start again?", "[Person A]: could we start again?"),
        ("- Fatou: tea, sugar, biscuits", "- [Person A]: tea, sugar, biscuits"),
        ("1. Ring Zainab before nine", "1. Ring [Person A] before nine"),
        ("## What Temitope taught me", "## What [Person A] taught me"),
        ("> Blessing wrote: can we talk?", "> [Person A] wrote: can we talk?"),
        ("| Mon | Llinos | late |", "| Mon | [Person A] | late |"),
        ("**Nqobile** was early for once.", "**[Person A]** was early for once."),
        ("See [Ayesha's note](https://files.example/ayesha).", "See [[Person A]'s note]([web address])."),
        ("Ask @kezzy_w04 rather than ring.", "Ask [account name] rather than ring."),
        ("Will Hartnoll asked if I will be back.", "[Person A] asked if I will be back."),
        ("I asked Grace twice, with some grace I hope.", "I asked [Person A] twice, with some grace I hope."),
        ("Hope said there was no hope of it.", "[Person A] said there was no hope of it."),
        (
            "Faith is tired. Faith asked for Mondays off.",
            "[Person A] is tired. [Person A] asked for Mondays off.",
        ),
        ("May I say that May Chen was right in May?", "May I say that [Person A] was right in May?"),
        ("Mark from finance will mark it as paid.", "[Person A] from finance will mark it as paid."),
        ("We gave the grant to Grant Tulley.", "We gave the grant to [Person A]."),
        (
            "June came in June and Autumn came in autumn.",
            "[Person A] came in June and [Person B] came in autumn.",
        ),
        ("Rose brought roses for Ivy Rose Bennett.", "[Person A] brought roses for [Person B]."),
        (
            "Bill paid the bill, and Sue will not sue.",
            "[Person A] paid the bill, and [Person B] will not sue.",
        ),
        (
            "The lamb was good. Betty Lamb cooked it. Lamb can cook.",
            "The lamb was good. [Person A] cooked it. [Person A] can cook.",
        ),
        ("Day off tomorrow. I told Cordelia Day so.", "Day off tomorrow. I told [Person A] so."),
        ("Rich is not rich. I told Rich so.", "[Person A] is not rich. I told [Person A] so."),
        ("I spoke to Joy about joy.", "I spoke to [Person A] about joy."),
        (
            "rang danuta about the boiler. she laughed. i didnt",
            "rang [Person A] about the boiler. she laughed. i didnt",
        ),
        (
            "told mr kilbride the truth. he wasnt pleased. fair enough",
            "told mr [Person A] the truth. he wasnt pleased. fair enough",
        ),
        (
            "lydia stamp, from housing, came with me. i was glad",
            "[Person A], from housing, came with me. i was glad",
        ),
        (
            "so i said to abdi its not your fault. he cried",
            "so i said to [Person A] its not your fault. he cried",
        ),
        (
            "went to priory court with theo. nobody in. left a card",
            "went to [Organisation A] with [Person A]. nobody in. left a card",
        ),
        (
            "wren said no. i said ok. wren is usually right",
            "[Person A] said no. i said ok. [Person A] is usually right",
        ),
        (
            "my auntie pam says so too. everyone knows. i was last",
            "my auntie [Person A] says so too. everyone knows. i was last",
        ),
        (
            "GOOD DAY. ABENA LAUGHED AT MY JOKE. I WILL TELL NO ONE.",
            "GOOD DAY. [Person A] LAUGHED AT MY JOKE. I WILL TELL NO ONE.",
        ),
        (
            "BED 4 MR ABERNETHY SETTLED. BED 5 ASLEEP. BED 6 WANDERING.",
            "BED 4 MR [Person A] SETTLED. BED 5 ASLEEP. BED 6 WANDERING.",
        ),
        (
            "RANG PHILOMENA. NO ANSWER. WILL TRY AGAIN ON MONDAY.",
            "RANG [Person A]. NO ANSWER. WILL TRY AGAIN ON MONDAY.",
        ),
        (
            "Present: Hilary Fenwick (HF), Sunita Rao (SR). HF wrote.",
            "Present: [Person A] ([Person A]), [Person B] ([Person B]). [Person A] wrote.",
        ),
        (
            "CN asked for Catrìona NicLeòid, and it was CN herself.",
            "[Person A] asked for [Person A], and it was [Person A] herself.",
        ),
        ("J was upset today and I told J so.", "[Person A] was upset today and I told [Person A] so."),
        ("I call her H., because she asked me to.", "I call her [Person A]., because she asked me to."),
        (
            "Mrs S watched while Winnie Sharp's hands were washed.",
            "Mrs [Person A] watched while [Person A]'s hands were washed.",
        ),
        ("B. Okafor signed it; Blessing Okafor did not.", "[Person A] signed it; [Person A] did not."),
        ("We met Umm Kulthum Farah and João-Manuel da Silva.", "We met [Person A] and [Person B]."),
        ("Angharad ap Rhys and Rosheen van den Berg agreed.", "[Person A] and [Person B] agreed."),
        ("Nguyễn Thị Hạnh walked, and Hyun-woo ran.", "[Person A] walked, and [Person B] ran."),
        (
            "Mohammed A and Mohammed B are not the same Mohammed.",
            "[Person B] and [Person C] are not the same [Person D].",
        ),
        (
            "Magda K brought Ellie-rose and little Noah.",
            "[Person A] brought [Person B] and little [Person C].",
        ),
        (
            "Her Honour Judge Penhaligon read my report aloud.",
            "Her Honour Judge [Person A] read my report aloud.",
        ),
        (
            "Mr and Mrs Frost took Summer on 1 November.",
            "Mr and Mrs [Person A] took [Person B] on [a date in November].",
        ),
        ('They call him "Spider" and he hates it.', 'They call him "[Person A]" and he hates it.'),
        ('Olufunmilayo "Funmi" Bakare brought the bag.', "[Person A] brought the bag."),
    ],
)
def test_a_sentence_reads_on_with_stand_ins(before: str, after: str) -> None:
    assert done(before) == after


@pytest.mark.parametrize(
    "sentence",
    [
        "I put it in the DATIX and told nobody.",
        "The Chair thanked the Director of Public Health.",
        "The School Improvement Plan has a page on grief.",
        "Gibbs would want an action plan. Kolb would want a go.",
        "I tried Bowlby, and Rogers' unconditional regard.",
        "Universal Credit, Pension Credit, and a Blue Badge.",
        "We did it on Zoom and I typed it into Excel.",
        "It was Ramadan, and then it was Eid, and then Easter.",
        "Her English is better than my Polish.",
        "I wrote to Ofsted, the CQC and the Home Office.",
        "A Level 3 worker in Year 11 asked about Key Stage 4.",
        "We used the Mental Capacity Act, section 2.",
        "Uncertainty 7/10, down from 9/10 last week.",
        "It took 28 days, 61 pages and three signatures.",
        "The meeting is at 10.30 in room 4 on the 3rd floor.",
        "It cost £12,500 over 2019-20, or 4% of the whole.",
        "I know nothing. I KNOW. That is the point.",
        "Mum came, then Dad, then Nan with a cake.",
        "The council rang. The hospital rang. Nobody asked him.",
        "A blessing in disguise, said nobody.",
        "Hope for the best and write down the rest.",
        "Grace under pressure is still pressure.",
        "Will there be tea? Will anybody come?",
        "Next step: ask one question, then wait.",
        "Learning: I talk too much when I'm afraid.",
    ],
)
def test_a_sentence_without_anybody_in_it_is_left_as_it_was(sentence: str) -> None:
    assert done(sentence) == sentence
