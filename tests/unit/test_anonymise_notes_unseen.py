"""Notes written before the rules and first looked at when those were done; details marked {kind|text}."""

from __future__ import annotations

NOTES = """\
=== h01 a base
Shadowed {P1|Oluwaseun Adeleke} on the late round. He carries a biscuit tin of keys and knows every one \
by its dent. At {O1|Marigold House} he stopped outside room nine and said nothing for a while. \
"{P2|Beryl} likes a minute," he said. I've been knocking and walking in for two years.

I want to ask {P1|Seun} what else he waits for.
=== h02 a base
Follow-up from {D|14 February}. {P2|Beryl Tranter} had a minute today and then talked for forty. She \
told me about the laundry on {A|Cannon Street}, about a man called {P3|Horace}, and about the winter \
the canal froze. {P1|Adeleke} was right. I was quick and I was wrong, and I'd like that to be in \
writing somewhere.
=== h04 c base
Joint visit with {P1|Parveen Akhtar} to a family in {L1|Keighley}. The mum, {P2|Rukhsana}, wouldn't sit \
until we'd eaten. I was watching the clock. Parveen wasn't, because {P1|Parveen} knew that the samosas \
were the assessment. {?P|Auntie }{P3|Nasim} came in from next door and between them they told us \
everything a {-|Care Act} form would have missed.

Judgement: fairly sure the son will come to the group if {P2|Rukhsana} brings him. Look again in \
{?D|March}.
=== h05 d minutes
**Trustees, {D|12 June 2023}, notes for myself**

Present: {P1|Hilary Fenwick} ({P1|HF}, chair), {P2|Deborah Osei-Tutu} ({P2|DOT}), {P3|Colin \
Braithwaite} ({P3|CB}), me.
Apologies: {P4|Sunita}

- Reserves. {P2|DOT} asked what we are saving for. {P3|CB} said rain. It was raining.
- {P1|HF} to write to {O1|Calder Housing Association} about the lease by {D|the 30th}.
- {-|AOB}: {P3|CB} retiring in {?D|September}, needs a proper thank you.

I said nothing for an hour and wrote this instead.
=== h06 e dictated
okay so ive just come out of {P1|mrs pemberton}s and im sitting in the car she is {X|eighty four} and \
she has been sleeping in the chair since {P2|gordon} died nobody asked her where she was sleeping i \
asked about the commode i didnt ask about the bed her daughter {P3|lorraine} lives in {L1|doncaster} \
and rings on sundays i need to ring {P3|lorraine} before the review
=== h07 f lower
spoke to {P1|danuta} at the foodbank again. she says {P2|marek} isn't back till the weekend and the \
electric's on emergency. rang {O1|fuel bank} for her, forty minutes on hold, gave {C|07911 223344} as a \
call back. i keep solving the thing in front of me. {P3|abdi} says thats what a foodbank is for
=== h08 g caps
MEETING WITH {P1|PHILOMENA DOYLE} RE SATURDAY. SHE SAID I HAD TALKED OVER {P2|KWAME} THREE TIMES. I \
SAID I HADN'T. SHE HAD COUNTED. I WILL APOLOGISE TO {P2|KWAME} ON MONDAY BEFORE THE HANDOVER AND NOT IN \
AN EMAIL.
=== h09 h email
From: {P1|Tariq Mahmood} <{C|tariq.mahmood@northbank.example}>
To: {P2|Jill Sowerby}
Date: {D|02/10/2023} 09:14
Subject: {P3|Mrs Ostrowska}'s key safe

Morning {P2|Jill},

Key safe code has been changed, {P4|Neville} did it yesterday. Please don't put it in the diary again. \
Her ref with us is {I|NB/40417}.

Thanks
{P1|Tariq}

> My note: I'd written the code in the diary because I didn't trust the system. {P1|Tariq} trusts it \
even less. He just doesn't write things down.
=== h10 i table
| Day | Who | What I noticed |
|---|---|---|
| Mon | {P1|Ffion} | late, cheerful, hungry |
| Tues | {P1|Ffion} and {P2|Gethin} | not speaking |
| Weds | {P3|Mrs Bowen} | asked me in, first time |
| Fri | nobody | rained |

I've put {P3|Mrs Bowen} down as support and I think she is the weather. {P4|Rhodri} would laugh.
=== h11 j base
{P1|Hope} rang at ten to five on a {-|Friday}, which is when hope rings. {P1|Hope Wainwright} has been \
a foster carer for nineteen years and asked me one question: "Do I tell him or do you?" I said I'd ask \
my manager. I hope I'd do better now. {P2|Faith}, her sister, took the phone and said, "That was the \
wrong answer, love."
=== h12 k base
What did I expect? That {P1|Grant} would get the grant. {P1|Grant Tulley} filled in all nineteen pages \
in pencil, and the panel at {O1|Sandpiper Community Fund} said the pencil "raised questions". Mark my \
words, I said, they'll come round. They didn't. {P2|Mark} from finance had warned me.
=== h13 l base
Three things from supervision with {P1|Ngozi}:

1. I said "the family" fourteen times and meant {P2|Mrs Hussain}.
2. I've never asked {P3|Imran} anything that wasn't about his mother.
3. My reflection on {D|3rd May} is really a complaint about {O1|Northgate Surgery}.

{P1|Ngozi} doesn't tell me what to do with lists. She just reads them back slowly.
=== h14 m short
Bus to {L1|Todmorden}, no answer at {A|17 Halifax Road}, card through door. Neighbour ({P1|Ken}?) says \
she's at her sister's.
=== h15 m short
{P1|Ken} was right. She's in {L2|Hebden Bridge}. I'd have called that missing.
=== h16 n base
{P1|Wei Zhang} interpreted for {P2|Madam Liu} and I spoke to {P1|Wei} the whole time. I noticed at the \
lift. {P2|Liu Xiaoyan} noticed in the first minute, I should think. Second visit: I looked at her and \
said hello in the only Mandarin I've got, and she corrected my tone, and that was that, we were off.
=== h17 o base
We buried {P1|Old Joe} today. {P1|Joseph Mangan}, {X|79}, forty of them in and out of {O1|Emmaus \
House}. {P2|Fr Brennan} got his name wrong once and the whole back row put him right. I'm not sure what \
my question is. Perhaps: who'd put them right about me?
=== h18 p typos
saw {P1|Jakub} tody, he was relly low. said the new flat at {A|Flat 6, Kestrel Court} is damp and teh \
landlord wont pick up. i promissed to ring {P2|Shaun Ridley} in enviromental health and i havnt yet. \
{P1|jakub} said dont worry abotu it miss. thats the bit that got me
=== h19 q dialect
Wor {P1|Maureen} were reet upset and I didnae ken what to say tae her. She'd lost the bairn's photie on \
the bus frae {L1|Alnwick}. {P2|Geordie} gaed tae the depot and they'd kept it by. Och, it's aye the wee \
things. {P1|Maureen Dodds} cried mair for the photie than for the hoose.
=== h20 r long
# The home that closed

I was asked to write about {O1|Beechcroft} for the team day, and I've started four times.

We told the residents on a {-|Tuesday}. {P1|Sanjeev Rao}, the operations lead, had a script, and he \
kept to it, and I was grateful, because I had no words of my own. {P2|Edna Popplewell} put up her hand \
as though she were at school. She asked who would have the piano. It wasn't in the script.

In the corridor afterwards {P3|Chinedu} said we should have begun with the piano. I thought he was \
being sentimental. {P3|Chinedu Eze} has worked nights there for eleven years, and on nights people talk \
about what they will miss.

What I got wrong:

- I thought closing was an event. {P2|Mrs Popplewell} knew that it had been happening since the \
curtains weren't replaced.
- I rang the families in alphabetical order. {P4|Yvonne Zeller} waited until half past six.
- I said "transition" to {P5|Albert}, who is {X|93} and was at {L1|Arnhem}.

What went right: {P3|Chinedu} found a man with a van, and the piano is at {O2|St Hilda's Primary} in \
{L2|Brigg}. {P2|Edna} goes on Thursdays. Nobody wrote that down as an outcome, so I am writing it down.
=== h21 s base
{-|Ofsted} are coming and {P1|Bernadette} has ironed the flag. I asked what she was afraid of. "Being \
{O1|Larkhill Infants} again," she said. I only came in {?D|2021}, so I didn't know what that meant. \
{P2|Dai} the caretaker told me by the bins. I'd like to have known by some other route than bins.
=== h22 t base
Rang the out-of-hours number, {C|0300 555 0199}, and got {P1|Kelechi}, who was kind, and then {P2|a Mr \
Sugden}, who wasn't. {P3|Leila}'s discharge letter had gone to {A|9 Weavers Row, HX7 6PQ}, which she \
left in {?D|2019}. Her NHS number is {I|943 476 5919}; it was on the outside of the envelope. I've done \
a {-|DATIX}.
=== h23 u dictated
right um first day back after leave and {P1|zofia} has moved my desk which is fine its fine she says \
{P2|mohammed} from the {O1|aspen team} needed the window because of his eyes i was cross for about an \
hour and then i went and asked him about his eyes nobody had hes {X|twenty six} and hes losing them
=== h24 v lower
{P1|sian} and i did the doorstep thing again tonight, {A|cobden terrace}, numbers 2 to 40. {P2|mr \
feeney} at number eight said we were the first from the council in his life who'd asked him something. \
{P1|sian} wrote it down. i'd have said something clever. i'm learning to have a pen instead
=== h25 w base
Panel prep. {P1|Dr Anjali Deshpande} wants risk in a matrix; {P2|Sgt Pike} wants it in a sentence. I \
want it in {P3|Jermaine}'s own words, and he said, "I'm all right till the shop shuts." That's the most \
useful risk statement I've seen and there's no box for it.

{P2|Pike} agreed. {P1|Deshpande} drew a box.
=== h26 x base
The children's guardian, {P1|Rosalind Achterberg}, asked whether I'd ever been inside a contact centre \
as a visitor. No. So on {D|Saturday 6 May} I went to {O1|Bramble Contact Centre} in {L1|Nuneaton} with \
{P2|Tyrone}, and I sat in the chair for parents. It's lower. I hadn't known that it was lower.
=== h27 y base
My buddy says that I always make myself the villain. So, facts: {P1|Leanne} missed four appointments. I \
rang each time. On the fifth I texted instead, and she came. {P1|Leanne Cuthbert} can't answer the \
phone in the house because of {P2|Darren}. Four times I'd rung the house.
=== h28 z short
{P1|Rose} came. Brought roses. {P2|June} didn't, said she would in {-|June}. {P3|Ivy} asleep.
=== h29 z short
Told {P2|June Appleyard} about the {-|Blue Badge}. She said, "What would I do with a badge?" Fair.
=== h30 aa minutes
TEAM DAY – what I took down
Room: {P1|Abena}, {P2|Rhys}, {P3|Magda K}, {P4|big Steve}, {P5|wee Steve}, dog

{P1|A} – wants us to stop saying hard to reach
{P2|R} – "they aren't hard to reach, they're on {A|Gorse Hill}"
{P3|MK} – agreed to bring the map
{P4|Big Steve} to ring {O1|the Mosque on Albert Street}; {P5|wee Steve} to do the tea
Dog – abstained
=== h31 ab base
I keep returning to {P1|Comfort Boateng}'s face when I read out her own words from the file. "Did I say \
that?" She did, to a duty worker, in {?D|2016}, at three in the morning. We've carried it about ever \
since like a passport photo. {P2|Ioana}, who's new, asked how you get a sentence out of a file. I rang \
{O1|information governance}; nobody knew.
=== h32 ac base
Two {P|Sams}. {P1|Sam Okonjo} is the physio; {P2|Sam Birtwhistle} is the one with the guitar. I emailed \
the wrong one about {P3|Mr Lal}'s hip and he wrote a song. Reported as {I|IG-2207}. {P1|Okonjo} says \
it's a good song and that it's still a breach.
=== h33 ad email
To: {C|duty@hartsmere.example}
Cc: {P1|Nia Prosser}
Subject: FW: {P2|Callum D} – transport

Hi all

{P2|Callum} can't do the {-|Wednesday} taxi because the driver is his uncle. Don't ask. {P1|Nia} has \
booked {O1|Swift Cars} ({C|01632 960455}) from {D|11 Sept}.

Kind regards
{P3|Ellis}
{P3|Ellis Montague-Fry} | Family Worker | {O2|Hartsmere Early Help}
=== h34 ae base
Read {-|Schön} on the train, and then watched {P1|Ilse} do it at the photocopier. A dad came in \
shouting, {P2|Mr Tavares}, and she went on copying and said, "Hold these a sec." He held them. By page \
nine he was telling her about {P3|Bruno}. I don't think it's in the book.
=== h35 af base
{P1|Siobhán Ní Dhomhnaill} says I apologise like a form: name, date, signature. I'd apologised to \
{P2|Temitope} for the rota. {P2|Tope} said thanks, as you'd say to a form. So I went back, without the \
lanyard, and said that I'd forgotten her church. That's what it was. I forgot her church, and it's the \
same church every week.
=== h36 ag table
| when | who with | felt |
|:--|:--|:--|
| {D|4/3} | {P1|Zeynep}, {P2|her brother Emre} | careful |
| {D|11/3} | {P1|Zeynep} | lighter |
| {D|18/3} | {P3|Supt. Hollis} | small |

Why small? Because {P3|Hollis} asked for "the headline" and I gave him one.
=== h37 ah typos
Running lat agian. {P1|Mrs Gunawardena} had made lunch,i said i couldnt stop,she put it in a box. the \
box is on my desk,its 6pm. Coud of stoped. {P2|Pru} allways stops. {P2|Pru Halloran} has the worst \
stats in the teem and the best cards at xmas
=== h38 ai base
Positive error. I sent the draft strategy to the wrong {P1|Patel}. I meant {P2|Hemant Patel} at the \
{-|ICB}, and I sent it to {P3|Jyoti Patel}, who runs {O1|Sunshine Stroke Club} out of the {O2|Bellfield \
Working Men's Club}. She sent back two pages. They're better than the strategy. {P3|Jyoti}'s on the \
steering group now. I've told {P2|Hemant} the truth about how.
=== h39 aj base
We held it in the church hall since the {O1|Percy Street} office flooded. {P1|Canon Whitlow} had left \
the urn on. {P2|Marcin}, {P3|Delroy} and {P4|the two Janes} put out chairs in a circle, and I \
straightened them, and {P3|Delroy} unstraightened them behind me. I only noticed when {P2|Marcin} \
laughed.
=== h40 ak base
Case note language: "{P1|Tegan} presented as hostile." She'd been sent upstairs and down again. \
{P1|Tegan Moss}, {X|16}, looked after since she was nine, presented as tired. I've asked {P2|Bal} to \
let me amend it. There's a process. It takes 28 days. I'd like to know who decided on 28.
=== h41 al base
{P1|Ade} was born on {D|19 July 2008} and the system has him as {X|44}. Every letter says "Dear Sir". \
His {?P|nan} frames them. I laughed too; then {P2|Mrs Olatunji} said quietly that the {-|PIP} people \
had laughed, as well, and then stopped his money. Ref {I|W 77 41 09 B}. Fixed it. Took nine weeks.
=== h42 am lower
note to self. {P1|theo}'s mum isn't "mum", she's {P2|gwendoline}, and she hates gwen. {P3|carl} told me \
in the lift at {O1|priory court}. i'd called her gwen for three months and she'd let me
=== h43 an caps
HANDOVER. BED 4 {P1|MR ABERNETHY} SETTLED. BED 6 {P2|MRS KOROMA} ASKING FOR HER SON. I RANG {C|01632 \
960 118}, NO REPLY. {P3|STAFF NURSE LIGHTFOOT} SAYS HE IS ABROAD. I SHOULD HAVE SAT WITH HER. I DID THE \
FLUIDS INSTEAD.
=== h44 ao base
Supporting {P1|Vytautas} with the {-|Home Office} letter. It's dated {D|21.08.23} and says he has \
fourteen days; it arrived on day twelve. I rang {P2|Ms Fairweather} at {O1|Harbour Law Centre}. She \
said "send me a photo" before I'd finished, and I thought: that's what help sounds like. {P1|Vytautas \
Petrauskas} made a cake for her. She's in {L1|Hove} and I'm to post it.
=== h45 ap base
What I expected of {P1|Dawn}: resistance. What I got at dawn on the allotment: leeks. {P1|Dawn Rigby} \
has grown leeks on the {O1|Shaw Lane} plot since before the {O2|Thrive Partnership} discovered growing. \
She let me dig. She didn't let me talk about outcomes until I had dug a row.
=== h46 aq base
I told {P1|Quentin} that his report was too long, and he told me that my patience was too short. \
{P2|Efua} mediated, with soup. Twelve of us sat through all 61 pages, aloud, in turns. At page 40 \
{P3|Lachlan McIver} cried. At page 41 I understood page three. Not a waste of an afternoon.
=== h47 ar base
Visited {P1|Mr and Mrs Szczepański}. Their English is better than my Polish, which is none. {P2|Ola}, \
{X|9}, translated "eligibility" as "whether they like us". I let it stand. I've written to {P3|the team \
manager, Gary}, to ask for an interpreter next time, and to say that the nine-year-old's translation \
was correct.
=== h48 as dictated
so {P1|bethan} from {O1|tides} rang and said {P2|kyle} has been excluded again thats the third time \
since christmas he is {X|fourteen} and he can strip an engine {P3|mr garrity} the head wont have him \
back before the {D|nineteenth} i said i would come to the meeting i shouldnt have said that i dont have \
the hours
=== h49 at base
A small one. {P1|Precious} (agency) asked me how I take my tea. Nobody on {O1|Ward 7} has asked in two \
years, me included, of anyone. I went round and asked. {P2|Obinna}: no milk. {P3|Christine Slack}: \
hates tea. Two years I've been making tea for {P3|Christine}.
=== h50 au base
Notes from the walk. {P1|Halina} wanted to go by the {A|Mill Lane} path, so we did. She pointed at \
things: that's where {P2|Wojtek} fell, that's where they found the dog, that's the window of {P3|the \
Hendersons}. An assessment with a view. My phone says it was 2.3 miles. It doesn't say what it was.
=== h51 av short
DNA again. {P1|Mrs A-B}. Third letter goes to same wrong address ({A|22b Tennyson Ave, LS9 6TT}). Stop \
writing letters.
=== h52 aw short
text from {P1|Kezzy}: "u coming or wot". Went. {C|@kezzy_w04} is how to get her, not phone
=== h53 ax short
Jury's out on {P1|Jury}. ({P1|Simon Jury}, locum.) Fast, funny, forgets the consent form.
=== h54 ay short
{P1|P. Marlowe-Quist} said to "follow the energy". I followed it to the kitchen. {P2|Una} was crying in \
there
=== h55 az base
From the minutes of a meeting which I chaired badly: "{P1|Cllr Ashdown} raised the matter of the bins. \
{P2|Cllr Bibi} raised the matter of {P1|Cllr Ashdown}." I should've stopped it there. The item was the \
young carers, and {P3|Miriam}, who's {X|twelve} and had come with a poem, sat through bins. She read it \
at the end. It had bins in it. She'd added them.
"""
