"""Classes of details that were once missed, or masked in vain: sentences written before each was mended.

In a sentence `{…}` must be masked to the last letter, `{?…}` may be, and nothing else may be touched.
"""

from __future__ import annotations

import re

import pytest

from reflect_tui.anonymise import find

ORGANISATIONS = """\
We took the leftovers to {Tanner Street Larder} and they were glad of it.
She spent her first night at {Foxglove Refuge}, and slept.
A referral went to {Hazelbury Work Opportunities} on Monday.
Training is run by {Brackenshaw CVS}, free for small groups.
I met her off the train at {Coldbeck Junction station}, in the rain.
The letter was from {Palmer's Green Lane Dads}, a group I had not heard of.
He has his dinner at {Saint Bride lunch club} twice a week.
{Ferryman's Night Shelter} opened at nine. By ten {Ferryman's} was full.
We had a Day Opportunities plan and no Day Opportunities.
The refuge had a bed and the pantry had bread. I rang the night shelter.
We need a Lunch Club, a Night Shelter and a Medical Centre in this town.
Thanks to {Riverbend Families Together} we had chairs.
"""
SMALL_ORGANISATIONS = """\
i took him to {silver birch medical centre} and we waited, i said nothing.
i went round to {ferrymans night shelter} and asked about the bed.
he writes to me from {hmp thornley} every week and i answer.
i sat in the lunch club at {mount hebron lunch club} and i ate.
i asked at the medical centre and then at the night shelter, i got nowhere.
i rang {foxglove refuge} at midnight and they had a bed.
then i walked to the food pantry and the day centre with her.
i was at {cutler street pantry} sorting tins when she came.
WE MET AT {TANNER STREET LARDER} AND TALKED ABOUT TINS.
SHE HAS A ROOM AT {FOXGLOVE REFUGE} UNTIL THE WEEKEND.
THE REFUGE IS FULL AND THE PANTRY IS EMPTY. BRING TINS.
"""
ADDRESSES = """\
Parcels to {23 Herring Steps, NE30 4AB}, please.
Her new place is {8 Salthouse Landing, HU12 0QT}.
Send it to {41 The Saltings, CT5 3BW} by Friday.
He is in {room 14 at the Marlow Hotel} for now.
he's been in {room 306 the bellvue hotl} since march and i visit.
They put her in {Room 9, Grand Parade Hotel}.
We met in room 12 and then in room 4 of the school.
The hotel has room for 20 people.
We got 17 replies, 12 of them kind.
"""
IDS = """\
Police gave us {?CAD }{0047219} and went.
Registered, CQC provider {1-4410927}, since spring.
His prison number is {A4471}, he says it like a name.
Log {00418} and then log {00421}.
Crime number {42/118833/24}, no further action.
Her case ID {77-20931} is on the front.
Provider {1-3390125} was inspected last year.
There were 3 logs, 12 pages and 44 boxes.
Step 2, item 14, page 212.
"""
AGES = """\
my new client turned out to be {thirty four} and cross and i was late
I, {47}, in charge of a whole building, cried.
The call was male {fifty three} chest pain and I went.
her boy {josh} he is {two} and i gave him a biscuit
Her nephews live upstairs. {4} and {7}.
The twins are upstairs with their nan. {Six} and {six}.
She, {61}, laughed longest.
We saw female {eighty one} fall from height.
Two came late and three and four were absent.
There are two doors. 3 and 5.
I counted twenty two and went home.
It turned out to be twenty minutes and a bus.
"""
SMALL_NAMES = """\
i told {joana da costa reis} about it and i was glad.
i sat with {hồng nhung} and she drew me a boat.
the letter was signed {p. hargreave} and i kept it, i did.
i rang {rui dos santos} and {maria de la cruz} before i left.
Present: {Liberty}, {Memo}, {Sky}. Later {sky} said no and {memo} said yes.
Meet {Echo}, new to us. then i asked {echo} about it, i did.
In court: {T Fairbrother} and {M. Oduya}.
Letter from {J Tranmer} to {K Tranmer}.
i looked at the sky and wrote a memo and took the liberty of a coffee.
i am de facto in charge and i do du jour things, i think.
"""
SLIPS = """\
i tuk hre bag adn wnet hoem, i was tierd. he dosnt waht to go bakc to teh hosptial adn i dont blaem him.
she sed wev all been told, i didnt no. i rote it al down becaus i forgit.
thay wont lisen untill somone shouts, i thnk. her hed hurt adn her neck was soar so i rang.
i had a lok at the fone adn it was ded. theyll cum bak nxt weke, i hop.
shes tird adn hungrey adn i carnt help. wer goin to the shoop tomorow, i sed.
"""
HEADINGS = """\
The Winter Plan is on the wall, and the Fire Book by the door.
We went on a Safety Walk before lunch.
I read options A to F and chose none.
Option B or C, they said.
Regards, the Head of Music.
Signed by the Deputy Librarian.
It was Good Shabbos and then Chag Sameach, and I said it back.
I told the Grants Officer about the funder and the funders.
The {?Visitors Book} and the Accident Book are full.
Her title is Senior Archivist, or Lead Practitioner.
"""


MORE = """\
The boiler at {Withy Lane Almshouses} has gone again.
Minutes of the {Tarnside Carers' Circle}, such as they are.
I did a talk at {Pellbrook Men's Sheds} on Friday.
{Osier Court Surgery} rang about the flu clinic.
My placement is with {Thornbury Vale Resettlement}, two days a week.
She volunteers for {Kestrel Community Transport}.
He was moved to {Oakmere High Dependency Unit} overnight.
Our bid went in jointly with {Larch Grove Tenants and Residents}.
I parked outside {Bramhope Fire Station} and cried.
{Dockside Food Union} gave us forty bags.
The Patient Participation Group meets in the Meeting Room.
The Annual General Meeting of the Board of Trustees was long.
Support came from {Millrace Young Carers} and from {Hope Springs Chapel}.
They took her to {Fernleigh} for respite and she liked it.
The lads from {Castlegate Boxing} came with cake.
I phoned {Pennine View} and they had no beds.
i dropped the forms at {hollybank surgery} and then i went home.
i did a shift at {st oswalds hospice} and i slept all day.
i rang {meadowcroft care home} twice and i got the machine.
i went with her to {harbour street mosque} for the meal, i did.
i met him at {eastgate job centre} because i had to.
i have a place at {kingsmead college} and i start in autumn.
i went to the job centre and the care home and the mosque.
i was in the day room at the night shelter when i heard.
i waited at {wheatley junction station} for an hour with him, i was cold.
SHE IS AT {ROWAN VILLA CARE HOME} NOW AND I MISS HER.
TRAINING AT {PORTLAND ROAD FIRE STATION} IS CANCELLED.
THE CARE HOME RANG AND THE FIRE STATION DID NOT.
Write to her at {5 Fisher's Rest, TR26 1PX}.
Deliver to {The Old Forge, 2 Packhorse Bottom, OL3 5QD}, not the shop.
Her mum is at {112 Northern Parade, Hexby, PO2 9LS}.
he is in {room 21 of the seaview hotel} with two kids and i worry.
{Flat 3, 19 Lisbon Heights, LS2 4DT} is damp.
We need 30 chairs, 12 tables and a lamp.
Room 4 at the school is free on Mondays.
Incident number {INC 0048213}, closed.
Her hospital no is {K118204}.
Registered charity no. {1184420}, for what it is worth.
Ofsted URN {147220} and a bad day.
Court ref {BR-2024-00187}.
Prisoner {A9921CX} wrote to me.
Log no {0912} of today, thanks.
In 2019 we had 240 members and 31 volunteers.
i thought he was {forty} but he turned out to be {sixty one} and a grandad, i laughed
Female {29}, abdominal pain, alone.
I am {52}. I ought to know.
My brother, {44}, still lives at home.
His sons came too. {Nine} and {eleven}. They ate everything.
she says shes {eighty seven} and shes not bothered
the baby is {three weeks old} and hes lovely
At {16} he left care.
There were twelve of us and nine chairs.
It was one of three and the other two failed.
He scored 17 out of 20 and I scored 9.
i saw {maria de souza} by the lift and i waved.
{van houten} said no and i said nothing, then i left.
the note says {k. whitlock} will ring me and i hope so.
In: {River}, {Pixie}, {Tariq}. later {river} asked for toast.
{S Adeyemi} and {L Prudhoe} are on the early.
i sat by {đức} and {ngọc anh} at lunch and i ate too much.
{Blue} (his real name) laughed. Then blue paint everywhere.
i told mrs {o'hara-finch} and fr. {dominic} what i saw.
{al-Hassan} and {O'Dowd} shared a bench.
{Princess} has a court date. {Princess} was calm.
they call him {smudge} and he likes it, i think.
he wudnt tel me wot hapened so i jus sat ther wiv him.
we shud of rung erlier but noone thort to, i feel awfull.
shes alot beter now, she et her diner and evrything.
Agenda: Apologies, Matters Arising, Any Other Business.
The Red Book was in her bag and the Green Card was not.
See Appendix C, Table B and Section D.
Happy Diwali and Eid Mubarak to all, said the sign.
We had a Wellbeing Wednesday and a Feedback Friday.
Our Lone Working Policy and our Lost Property Box.
Signed, Assistant Cook.
The Duty Manager, the Night Porter and the Site Manager agreed.
"""
"""Written after the mechanisms, to see whether they hold for other words."""


def spread(marked: str) -> tuple[str, list[tuple[int, int]], list[tuple[int, int]]]:
    """The bare sentence, what must be masked in it, and what may be."""
    text, must, may = "", [], []
    for piece in re.split(r"(\{[^}]*\})", marked):
        if piece.startswith("{?"):
            may.append((len(text), len(text) + len(piece) - 3))
            text += piece[2:-1]
        elif piece.startswith("{"):
            must.append((len(text), len(text) + len(piece) - 2))
            text += piece[1:-1]
        else:
            text += piece
    return text, must, may


def wrong(marked: str) -> list[str]:
    """What is left of what must go, and what went of what must stay."""
    text, must, may = spread(marked)
    masked = [False] * len(text)
    for found in find([text])[0]:
        masked[found.start : found.end] = [True] * (found.end - found.start)
    due: list[bool | None] = [False] * len(text)
    for spans, value in ((must, True), (may, None)):
        for start, end in spans:
            due[start:end] = [value] * (end - start)
    bad = [i for i, c in enumerate(text) if c.isalnum() and due[i] is not None and due[i] != masked[i]]
    return [text[max(0, i - 3) : i + 12] for i in bad[:3]]


GROUPS = {
    "organisations": ORGANISATIONS.splitlines(),
    "small organisations": SMALL_ORGANISATIONS.splitlines(),
    "addresses": ADDRESSES.splitlines(),
    "ids": IDS.splitlines(),
    "ages": AGES.splitlines(),
    "small names": SMALL_NAMES.splitlines(),
    "slips": SLIPS.splitlines(),
    "headings": HEADINGS.splitlines(),
    "more": MORE.splitlines(),
}


@pytest.mark.parametrize("marked", [line for lines in GROUPS.values() for line in lines])
def test_a_class_is_masked_and_its_look_alikes_are_not(marked: str) -> None:
    assert wrong(marked) == []
