"""Notes in many hands that the rules were written with, details marked {kind number|text}."""

from __future__ import annotations

NOTES = """\
=== w01 a base
Good day, mostly. {P1|Adaeze} led the circle and I kept my mouth shut, apart from the once. When \
{P2|Ruben} said that the college "isn't for people like us", I said "who's us?" and he looked at me as \
if I had taken his chair. {P1|Adaeze Nnamdi} let the silence go on and on. Then {P2|Ruben} said, "Me \
and our {P3|Kayleigh}."
=== w02 a base
Second circle. {P3|Kayleigh} came! She's {X|15}, she's in the {O1|Wharfside Unit} two days a week, and \
she'd written a list of what colleges do wrong. I've asked {P1|Adaeze} if we can send it to {P4|Martin \
Oduya} at {O2|Riverside College, Wakefield}. Next circle {D|Thursday 19 October}.
=== w03 b base
Home visit, {A|Flat 12, 81 Corporation Street}. {P1|Mr Lyubomir Petkov} had lined up his tablets on the \
sill by colour. I told him about blister packs. He said that he likes to see the day in front of him. \
There's a {-|Medication Policy} and there's a sill.
=== w04 b base
{P1|Petkov} again. He's moved on from colour to size. I rang {P2|Sister Mullan} at the {O1|Quayside \
Practice} on {C|(0191) 496 0844} and she didn't laugh; she asked which ones were biggest. It matters, \
it turns out.
=== w05 c minutes
Notes – Adults at Risk subgroup – {D|9.11.22}
Attending: {P1|Jo Lazenby} ({P1|JL}), {P2|Femi Adeyinka} ({P2|FA}), {P3|Insp Carrow}, {P4|Tunde}, \
minutes: me

1) Actions from last time: {P1|JL} done; {P2|FA} not done, sorry; me not done, not sorry
2) {P3|Carrow}: three {-|S42} enquiries on {A|Moorside Crescent} since {?D|August}
3) {P4|Tunde} asked who the street asked for. Nobody knew. {P2|FA} to find out
4) Date of next: {D|14 December}
=== w06 d dictated
note to self about {P1|agnieszka} she has been coming since the spring and today she brought {P2|piotr} \
hes {X|six} and he would not come out from under the table so {P3|wendy} got under with him and they \
were there the whole session and {P1|agnieszka} cried and said nobody has ever got under
=== w07 e lower
bad handover from {P1|lisette}. not her fault. {O1|elmhurst ward} was three down and the agency sent \
two. i'd have said something to {P2|mr kilbride} about the fall if anyone had told me, and his daughter \
{P3|orla} heard it from me in the corridor like it was old news. wrote to pals. rang {P3|orla} on \
{C|07700 900 761}
=== w08 f caps
RANG {P1|DELIA HARCOURT} AT THE SCHOOL. SHE SAYS {P2|TOBY} HAS NOT BEEN IN SINCE {D|THE 4TH}. MUM SAYS \
HE HAS. SOMEONE IS WRONG AND I DON'T THINK IT IS {P1|DELIA}. {P3|RASHID} TO DO A HOME VISIT IN \
{L1|BATLEY} TOMORROW.
=== w09 g email
From: {P1|Stan Wray} [mailto:{C|stan@wrayandsons.example}]
Sent: {D|Monday, 4 March 2024} 11:20
To: {P2|Oyin Bakare}
Subject: Re: ramp at {A|6 Pinfold Close}

{P2|Oyin}

Ramp is in. {P3|Mrs Leadbetter} has been up and down it nine times and has had the neighbours round. \
Invoice {I|SW-1193} attached.

{P1|Stan}
=== w10 h table
| Child | Age | What I'd want to know |
|---|---|---|
| {P1|Malachi} | {X|7} | who does his hair |
| {P2|Freya B} | {X|9} | why she eats standing |
| {P3|Idris} | {X|5} | everything |

Talked it over with {P4|Noor}. She said the last column is about me.
=== w11 i base
"{P1|Summer}'s gone quiet," said {P2|Autumn}, which is a sentence that could only be said in this job. \
The sisters are {X|8} and {X|10}, placed with {P3|Mr and Mrs Frost} since {D|1 November}. I spent \
summer and autumn dreading winter. Guess what, it's fine.
=== w12 j base
Things {P1|Clement} has taught me: how to gut a mackerel; how to lose an argument. He's {X|67}, \
ex-merchant navy, living at the {O1|Seamen's Rest} in {L1|Grimsby}. I rang him from {A|Freeman Street} \
this morning to say I would be late. "You're not late, you're coming," he said.
=== w13 k base
I lost my temper with {P1|Lucian}. He said that {P2|Mrs Greenhalgh} had been "a bit much", and I said \
that she'd buried a son. {P1|Lucian Ash} has been qualified for six weeks. I've been qualified for \
sixteen years and I shouted by the photocopier. {-|Kolb} wouldn't help. A walk helped. {P3|Yetunde} \
helped.
=== w14 l short
Ring {P1|Dot}. Ring {P1|Dot}. Ring {P1|Dot}. ({C|01632 960 033}, after 6.)
=== w15 l short
rang {P1|dot}. not as hard as i thought. she said "took you long enough petal"
=== w16 m base
Our {-|EDI} training was run by {P1|Chukwuemeka Obi-Hart}, who began by getting the room to say his \
name until we were good at it. It took four minutes. {P2|Sheila}, who retires on {D|the 28th}, said it \
best of anyone and has been "{P3|Shelia}" on her payslip since {?D|1994}.
=== w17 n typos
had teh review for {P1|Amara} today. {P2|Mr Fothergil} from {O1|Oaktree Acadamy} didnt turn up AGIAN. \
she noticed. {P3|Becca} and me did our best but its not the smae. {P1|amara} asked "is he ill or is it \
me". i said ill. dont no if thats true
=== w18 o base
Whose reflection is this? {P1|Ifunanya}'s, really. She stopped me on the stairs at {O1|Civic House} and \
said that I had introduced her to the {-|Director of Public Health} as "one of our girls". {P1|Ifunanya \
Eze-Walker} is a consultant. I said sorry on the stairs, again in the car, and again here.
=== w19 p base
The police call him "{P1|Spider}". His mum calls him {P1|Nathaniel}. The school calls him {P1|Nate \
Okoro}, and I called him "the lad from {A|Dyehouse Lane}" for a month. He asked me today what I would \
like to be called. I hadn't thought of that as a question you could ask.
=== w20 q dialect
Our {P1|Denise} says I've a face like a wet weekend. Happen she's right. Went up t'{O1|Lyceum Club} wi' \
{P2|Barry} and nowt got said while the tea were brewing. Then he says, "It's our lad." That were it. \
Twenty minutes of nowt and then that. Ta {P1|Denise} for making us go.
=== w21 r long
What the flood did

I have been putting off writing about {L1|Mytholmroyd}. On {D|9 February} I was duty manager, and the \
water came up through the floor of the {O1|Calder Room} while {P1|Gurdeep} was still doing bingo. He \
called two more numbers. I've thought about those two numbers a good deal.

{P1|Gurdeep Chahal} says now that he was afraid that if he stopped, people would know. {P2|Elsie \
Crabtree} says everyone knew. You could hear it. She'd have liked to finish the line.

We carried {P3|Walter} up in his chair. He is {X|88} and he gave directions. Somebody had to go back \
for {P4|Mrs Noble}'s handbag, and it was {P5|Zac}, a volunteer of three weeks' standing. I had told \
{P5|Zac} that morning that he needed to "find his feet".

Learning:
1. Stop the bingo sooner, or finish the line. Don't do half.
2. The plan says "marshal". Nobody knew who. {P5|Zac} marshalled.
3. {P6|Bridie O'Connell} at the Co-op opened the shop at midnight and never sent a bill.

I should tell {P5|Zac} what I've written. I should ask {P2|Elsie} about the line.
=== w22 s base
At the {-|MARAC} I spoke for {P1|Nadia} for ninety seconds. Ninety. Then the next one. Afterwards, \
{P2|Constance Ogilvie} of {O1|Haven North} said she always says the name slowly, first, so the room has \
to wait. "{P1|Nadia Belkacem}," she said, to show me. It took two seconds and I could see her.
=== w23 t base
{P1|Tam} sent me the paper on relational practice \
({C|https://files.tamsnotes.example/rel-practice.pdf}) with one line underlined. I've read the whole of \
it, and I think she wanted me to read the line. {P1|Tamsyn Bray} is economical.
=== w24 u base
Bit of a muddle over the {P1|Kaur} sisters. {P2|Simran Kaur} is the one in the tenancy; {P3|Manpreet \
Kaur} pays for it. I'd sent the arrears letter to {P2|Simran}, and she'd hidden it from {P3|Manpreet} \
under a cushion. There were eleven under the cushion. I sat on them during the visit.
=== w25 v base
{P1|Art} doesn't like art. {P2|Jasmine} doesn't like jasmine tea. {P3|Dale}, however, loves the dales, \
and on {D|Sunday 2nd June} we're all going, all of us, in {P4|Reverend Mistry}'s minibus (reg {I|YK12 \
WXO}), because nobody asked me to do a risk assessment till it was too late.
=== w26 w short
NFA'd the {P1|Tunnicliffe} referral. Thought about it on the bus. Un-NFA'd it
=== w27 w short
{P1|Mr T} opened the door. That's it. That's the reflection
=== w28 x base
In the {-|Equality Act} session {P1|Gaynor} asked whether reasonable means reasonable for us. We all \
laughed and then nobody wrote anything for a bit. {P2|Prof Lindqvist} put her marker down. {P1|Gaynor \
Speight} cleans the building; she'd come in to do the bins and been offered a chair by {P3|Ravi}. Well \
done {P3|Ravi}.
=== w29 y base
I've a photo on my desk of {P1|Amadou} with a fish. He sent it from {L1|Stranraer}, where he's been \
moved, no notice, two bin bags. The {-|Home Office} line is that dispersal is "no-choice". He chose to \
fish. {P2|Margaret} at the chapel lent the rod. {C|amadou.fishes@mail.example} is now my favourite \
inbox.
=== w30 z minutes
Peer supervision (there were four of us: {P1|Blessing A.}, {P2|Gwil}, {P3|K. Szabo}, me)

{P2|Gwil}'s case first. {P3|KS} asked him what he'd be doing if he weren't scared. {P1|BA} asked him \
what the fear was for. I asked a question that was advice with a hat on.

Then mine. Nobody gave advice. {P3|KS} has a clock and uses it.
=== w31 aa base
Honest version: I avoided {P1|Mrs Abara} because her house smells and because I like her. {P2|Fitz}, my \
manager, got both out of me inside five minutes. Went back, {D|Tues 12th Sept}, opened a window, said \
"can I open a window?" after opening it. She said "{P3|Philomena} never asked either."
=== w32 ab base
New volunteers' evening at The {O1|Anchor}. {P1|Ebony}, {P2|Lottie}, {P3|a retired judge called \
Crispin}, and {P4|Ahmed}, who came to the wrong room and stayed. I gave my talk. {P4|Ahmed} asked why \
the slide says "service user" when I keep saying {P5|"Pam"}. I keep saying {P5|Pam} because {P5|Pam} is \
who I meant.
=== w33 ac lower
went to see {P1|the ncubes}. four kids, one coat hook each, names over them in felt tip, {P2|thabo} \
{P3|zanele} {P4|sipho} {P5|baby lindiwe}. that hallway's better organised than our intranet. {P6|mrs \
ncube} said the school says shes "disengaged". the woman has a laminator
=== w34 ad base
Note on a near miss: I'd put {P1|Mr Hallam}'s allergy on the wrong chart (hospital no. {I|H0043718}). \
{P2|Student nurse Ekow} caught it, read it back to me twice, and went white for both of us. I've told \
him, and I've told {P3|Sr Bright}, that it was the best thing that happened all shift. Positive error \
{-|Datix}'d.
=== w35 ae base
Wrote up {P1|Shanice}'s story for the annual report and then read it to her. She took out "vulnerable". \
She took out "journey". She took out {L1|Toxteth}. What was left was four lines, all true. Comms want \
the journey back. {P1|Shanice Ellery-Jones} has asked for {P3|Graham} in comms's phone number.
=== w36 af base
Sat in on the {-|CAMHS} choir. {P1|Ngaio}, {X|13}, sang a note I felt in my fillings. I was there to \
observe engagement. {P2|Hyun-woo} turned pages. I've not been asked to turn anything for years. Must \
ring {P3|Dr Papadopoulou-Reid} about {P1|Ngaio}'s sleep before {D|the 16th}.
=== w37 ag typos
qick one on phone. {P1|Dev} no show, {P1|devs} mum says hes at {P2|Natalies}. dont like it. rung \
{P3|Steph} in the {-|MASH} she said log it. logged it. shd have gone round. going round
=== w38 ah base
It was {P1|Pilgrim}'s idea that we walk to court. {P1|Leroy Pilgrim}, probation, size fourteen shoes. \
He said that a lad who's walked two miles beside you has told you most of it. {P2|Connor} had told us \
most of it by {A|Stanley Road}. By the steps he was done, and he went in lighter. {P3|DJ Wetherby} \
presiding.
=== w39 ai base
Why do I keep saying "challenging"? {P1|Mr Bains} isn't challenging. He's {X|58}, he had a stroke on \
{D|30.06.2022}, and the word he has left is "no". He has eleven kinds of no. {P2|Harpreet}, his wife, \
can tell them apart on the phone. I could learn. I might start with three.
=== w40 aj base
From the buddy session. I said I'd been "holding" the {P1|Whittaker}s. {P2|Ottilie} said, "Where were \
you holding them?" and I said, "In my diary." Reader, we laughed. The {P1|Whittakers} don't need \
holding. They need {P3|Ryan} back by {?D|Christmas} and a working shower.
"""
