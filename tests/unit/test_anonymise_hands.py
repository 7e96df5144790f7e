"""Whole notes by several hands, written after the rules; marked as in `test_anonymise_classes`."""

from __future__ import annotations

import pytest

from tests.unit.test_anonymise_classes import wrong

NOTES = """\
Duty desk, quiet. {Fenella} took the {Corrigan} call; Mr {Corrigan} wants his mother moved from \
{Aldersyde} to somewhere with a garden. She's {91}. I said I'd ring {Pauline Thwaite} at {Brook Meadow \
Court} in the morning. {Fenella} says I always say that.
~
ok so today was a lot {bernie} rang at eight to say mr {khatri} had fallen hes {seventy nine} and hes \
on his own since {sunita} went into {rosewood grange} i went round with {dele} and we sat on the floor \
with him till the ambulance came {dele} sang to him i didnt know {dele} could sing
~
SUPERVISION WITH {MARGUERITE}. SHE ASKED WHY I HADN'T RUNG {KOFI}'S MUM. I SAID {KOFI} HAD ASKED ME NOT \
TO. SHE SAID {KOFI} IS {TWELVE}. I HAVE NO ANSWER. {ELMBROOK PRIMARY} WANT A MEETING {?ON THURSDAY}.
~
Present: {Ngozi} ({NO}), {Bill Harker} ({BH}), {Tamsin} (notes), me.
1. {BH}: van needs MOT. {NO} to book at {Hartley's Garage}.
2. {Tamsin} asked who has the keys to {Cobden Road}. Nobody.
3. AOB: {Bill} is {60} on the {14th}. Cake.
~
wee {Mhairi} came in greetin again, her da {Calum} had been on the phone frae {Barlinnie}. Ah says tae \
{Mhairi}, hen, ye dinnae need tae answer it. {Agnes} fae the {Wellpark Centre} gied her a biscuit. \
She's only {nine}, {Mhairi}.
~
spok to {Tendai} abuot the rota. he sais {Wiktoria} allways gets firday off adn he dosent. fare point. \
{wiktoria} has the twins tho. told {Tendai} id look at it. didnt tell him {Gareth} allready said no
~
From: {Precious Ncube} <{p.ncube@riverside-trust.example}>
To: {Declan}
Subject: {Ivo}

Hi {Declan},
{Ivo} was seen at {Fairmile Clinic} today by Dr {Szabo}. BP fine. He gave his address as {17 Larkin \
Fold, BD4 8QQ} and his number as {07700 900417}. Ref {FM-22918}. Can you let {?Mum} know.
{Precious}
Senior Support Worker | {Riverside Trust}
~
Reading group at {Stanley Road Library}. {Doreen}, {Pat}, Mr {Okafor} and the new man, {Lionel}. We did \
the poem about the fox. {Pat} cried. {Lionel} said his wife {Grace} had a coat that colour. Grace under \
pressure, I thought, and said nothing.
~
| time | who | what |
| 09:10 | {Zofia K} | late, bus |
| 10:00 | {Rhys} | meds refused |
| 11:30 | Mrs {Abara} | daughter {Chidi} visited, {44}, lovely |
| 14:00 | {Rhys} | meds taken, said sorry to {Zofia} |
~
i keep thinking about {jarek}. he is {nineteen} and he has been at {sandpiper hostel} since his nan \
died. {temi} thinks he should go to {?derby} to his brother. {jarek} says {derby} is a hole. i laughed. \
then i wrote down "refuses move" and felt sick.
~
Visit 3. {Rosalind} (not her real name for me, she's Mrs {Pettifer}) made soup. Her cat is called \
{?Admiral}. The neighbour, {Keiron}, does her bins. I noted the stairs, the gas, the cat. I did not note \
that she asked me to stay.
~
Chaired the {Southmoor Flood Action Group}. Cllr {Dhaliwal} left early, {Jem} from the {?Environment \
Agency} stayed late. {Hattie Brack} shouted at {Jem}. {Jem} said, "I live on {Tow Path Cottages} too." \
Silence. Best minute of the year.
~
Group tonight: {Skye}, {Blessing}, {Junior}, {K}. {Junior} said his uncle {Ty} got out of {HMP \
Wealdmoor}. {K} said nowt. {Skye} drew. {Blessing} asked if anybody had a charger. I asked {Junior} \
what he'd cook for {Ty}. Rice, he said. Obviously.
~
theatre list over ran again. mr {vasquez} wouldnt start till sister {boateng} had counted twice, and he \
was right, and {lena} was right to count, and i was wrong to sigh. pt was {?f 63} hip, no name here. \
{anil} the odp made me toast.
~
handover. {nadeem} and {?big }{steve} on nights. mrs {ollerenshaw} in 4 wants her door open. mr \
{teague} in 7 wants his shut. {bronwen} said put them in each others rooms. we laughed, then we sort of \
thought about it
~
Phone call from {Iain Strang}'s solicitor ({?Lomax & Bright}). He wants the file from {?2019}. I said \
I'd need it in writing. {Iain} is {34} now. He was {six} when I met him. I still have the drawing.
~
CALLED AT {14 BECKSIDE VIEW}. MRS {NOWICKA} WOULDN'T LET ME IN. HER GRANDSON {FILIP} TRANSLATED THROUGH \
THE LETTERBOX. HE IS {ELEVEN}. THAT IS THE WHOLE PROBLEM AND I SAID SO TO {JANICE}.
~
Lovely day at {Coldharbour Allotments}. {Ahmet} brought figs, {?Old }{Tom} brought the radio, Sister \
{Benedicta} brought seven nuns. {Ahmet} asked {Tom} whether he'd been in the war. Which one, said {Tom}.
~
Governors. Apols: Fr {Keane}, {Obi}. Mrs {Lathom-Reid} chaired. Exclusions up, so we talked about \
biscuits. {Obi}'s report says {?Year 9} girls at {St Winefride's} feel "watched". I asked who by. Mrs \
{Lathom-Reid} said, "Moving on."
~
wot a day. {dwain} didnt trun up agian so {safiya} had to do the tils on her own, {peter} in the offise \
said its a "lerning curv". i sed its a disgrase. {safiya} is {17}. she shud be at colege
~
Dear {Wren}, I am sorry about Tuesday. I wrote down what {Lowri} told me as if you had said it. You \
never did. I've changed it in the record and I've told {Huw Prosser} why. {Anwen}
~
Ward round with Prof. {Idowu}, Dr {Lim}, Sr {Castellanos} and a student called {Perpetua}. Bed 9, Mr \
{Yardley}, asked what "palliative" meant and four of us looked at {Perpetua}. She told him. \
Beautifully. Dr {Lim} wrote "pt informed".
~
Ma nan aye said, "Ye cannae hurry a kettle." Thinkin o that wi {Senga} the day. {Senga McIlroy}, {82}, \
{Flat 2/1, 40 Cadder Street}. She tellt me aboot {Wullie} afore she'd sign onything. {Karen} at the \
office says ah'm slow. Ah'm no slow.
~
just got off the phone with {imani} shes got the keys to {maple house} finally {?fourteen} months on \
the list and {marlon} from housing just goes oh yeah they were in my drawer i said {marlon} thats her \
life in your drawer mate
~
Site visit, {Harrowgate Farm}. Lord {Pelham}'s agent, a Mr {Fitch-Hatton}, showed me the cottages. Damp \
in all nine. {Ondine}, who picks for them, showed me hers after he'd gone. I photographed the wall. Job \
no. {HF/2231}.
"""


@pytest.mark.parametrize("note", NOTES.split("\n~\n"))
def test_a_note_is_masked_and_no_more(note: str) -> None:
    assert wrong(note.strip("\n")) == []
