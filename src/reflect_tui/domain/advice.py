"""Advice dressed as a question: noticed while somebody answers a note, with what could be asked instead.

Nothing is refused. A sentence is read from its openings, those behind a comma or a colon included, since
people greet and thank before they ask. Each kind of opening has a head of its own in a table, which says why.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from reflect_tui.domain.text import visible

LOOKED_AT: Final = 1_000
"""Characters of one sentence that are looked at; what comes behind them is no opening."""
PAUSES: Final = 12
"""Commas, colons and the like of one sentence behind which an opening is looked for."""


@dataclass(frozen=True, slots=True)
class Advice:
    """A sentence that sounds like advice, or that closes what it asks.

    Attributes:
        sentence: as it was typed, a piece of `visible(text)`.
        why: what makes it sound so, in one sentence.
        instead: what could be asked, or how to open it.
    """

    sentence: str
    why: str
    instead: str


_PARTS: Final = {
    "who": r"""(you|they|we|he|she|it|there|(any|some|every|no) ?(one|body|thing)|people|staff|others|both
        |(the|that|this|those|these|your|their|our|my|his|her)( \w+)?)""",
    "helper": """(do|does|did|have|has|had|is|are|was|were|am|can|could|will|would|should|shall|may|might|must
        |ought)""",
    "went": "(happened|changed|went|made|makes|helped|helps|followed|came|comes|led|mattered|matters)",
    "not": "(do|does|did|have|has|had|is|are|was|were|ca|could|wo|would|should|must|need|ought)n't",
    "soft": """((just|simply|really|perhaps|maybe|possibly|probably|always|also|even|only|definitely|certainly
        |still|clearly|honestly|actually|then|at least|ever|already|not|never) ){0,3}""",
    "ask": "(what|how|who|whom|whose|which|why)",
    # What ends so and is nothing to do.
    "doing": r"""(?!(be|feel|every|any|no|some|meet|morn|even|build|train|fund|hous|nurs|wellbe|hear|brief|end
        |th|k|beginn|spr|understand|plann|tim|sett|learn|handwrit)(th)?ing\b)\w+ing""",
    # With "I would have", these say what a reader felt, and not what they would have done.
    "felt": """(be|been|feel|felt|loved?|liked?|find|found|hated?|struggled?|frozen|cried|wept|panicked
        |worried|wonder(ed)?|guess(ed)?|imagined?|say|said|described?|expect(ed)?|noticed|known|appreciated?
        |welcomed?|enjoy(ed)?|wanted|had|seen|missed|run|hidden|lost|no|to|never)""",
    "do": """(ask|ring|call|phone|tell|talk|speak|write|go|get|take|leave|try|start|stop|keep|make
        |give|move|consider|think about|check|raise|book|email|invite|push|insist|refuse|wait|avoid|look|send
        |bring|use|want|challenge|escalate|report|contact|say no|suggest
        |be (careful|inclined|tempted|wary|asking|straight))""",
    "become": "(happen|be|feel)",
    "no deed": r"(imagine|remember|recall|see|hear|bear|be|have|not|if|say (what|how|why|who|which|when))\b",
    "someone": "(her|him|them|it|the|your|their|his|some|an?|yourself)",
    "better": r"(worth \w+ing|better|best|useful to|helpful to|wise|sensible|kinder|easier|an? \w+ idea)",
    "ought": "(should(n't)?|ought to|needs? to)",
    "said": r"(that|which|who|where|when|what|says?|said|thinks?|thought|felt|it|you|he|she|they|we|i|how)\b",
}
"""Pieces of the patterns, where they stand as <who> or <not>."""


def _read(lines: str) -> str:
    """One pattern of several: each line is an opening, up to the end of a word."""
    words = re.sub(r"<([\w ]+)>", lambda part: re.sub(r"\n +", "", _PARTS[part[1]]), lines)
    # Only a kind as a whole has a group, by which it is known.
    words = re.sub(r"\((?!\?)", "(?:", words)
    return "|".join(rf"(?:{line.strip()})(?!(?<=\w)\w)" for line in words.strip().splitlines())


class _Table:
    """Kinds of openings as one pattern, so that a text is not read once for each; the first that fits counts.

    Args:
        text: a head for each kind, `= name | why | instead`, and below it its openings, one a line. In `why`,
            {} stands for the words that were seen.
    """

    def __init__(self, text: str) -> None:
        kinds = [kind.strip().partition("\n") for kind in re.split(r"^\s*= ", text, flags=re.M)[1:]]
        self.says = [tuple(part.strip() for part in head.split("|")[1:]) for head, _, _ in kinds]
        self.pattern = re.compile("|".join(f"({_read(openings)})" for _, _, openings in kinds))


_ASKED: Final = _Table(r"""
= tag | “{}” at the end asks for a nod. | Perhaps: How did it look to you?
    (?<=[,;–—-] )(<not>|<helper>) (you|they|we|he|she|it|i|there)( not)?(?=\W*$)
    (?<=[,;–—-] )(right|yes|no|correct)(?=\?$)
= tried | “{}” usually hands over an answer. | Perhaps: What have you tried, and what happened?
    (have|has|had|did)(n't)? <who> <soft>(tried|try|considered?|thought (of|about)|think of|looked (at|into))
    (ever )?(tried|considered|thought (of|about)) (?=.*\?$)
= agree | “{}” asks for a nod. | Perhaps: What do you make of it?
    (do|would|did|are)n't (you|we) (think|feel|agree|find|reckon|wonder|suppose|say|worried)
    (do|would|did) you not (think|feel|agree|say)
= think | “{}” brings a view along, to agree with or not. | Perhaps: What do you think about it?
    (do|did) you (\w+ly )?(think|feel|believe|reckon|agree)
= sure | “{}” can sound like doubt. | Perhaps: How sure are you, and what makes you so?
    (are|were) you (\w+ )?(sure|certain|positive)
= guess | “{}” puts forward an explanation of yours. | Perhaps: How do you explain it to yourself?
    (is|was|isn't|wasn't) it (at all )?possible
    (could|might) (it|this|that) (not )?(be|have been) (that|because)
    (is|was) there (any|a|some) (chance|possibility|part of you)
    (might|could) you (not )?(be|have been)
    any chance
= why not | “{}” can sound like blame. | Perhaps: What got in the way?
    why (on earth|not|would you)
    why <not> (?!it |that |this |there )\w+
    why <helper> <who> (not|always|never|still|keep)
    why (are|were) you (so|still)
    why <who> (<not>|never)
= how come | “{}” can sound like blame. | Perhaps: What led up to it?
    how (come|could (you|they|he|she) (not|possibly|ever|be so|let|have))
= what about | “{}” puts forward an idea of yours. | Perhaps: What have you thought of doing?
    (what|how) about ((just|simply|perhaps|maybe|not) )?(<doing>|an?|if)
    how about (?!you|your)
    (what|how) (do|would) you (think|feel) (about|of) ((just|simply) )?<doing>
    (do you |would you )?fancy <doing>
= what if | “{}” carries an idea of yours. | Perhaps: What could happen next, as you see it?
    what if (?!any)
    (what|how)( do you (think|imagine))?( it)? (would|might|could|will) (it )?<become>( \w+){0,4} if (you|we)
    (what|how) \w+ (\w+ ){1,4}if (you|we) (just|simply)
= what stops | “{}” names what you would have done. | Perhaps: What have you been weighing up?
    what('s| is)? (stops|stopping|prevents|preventing|keeps) (\w+ ){1,2}?(from )?<soft><doing>
    what('s| was| has)? (stopped|stopping|prevented|kept|held) (\w+ ){1,2}?(from )?(just|simply)
= how hard | “{}” makes something to do sound easy. | Perhaps: What makes it hard, and what would help?
    how (hard|difficult|easy|much better|much easier) (would|could|can|is) (it|that) (\w+ ){0,4}?to
    (what|where)('s| is| would be) (the harm|so wrong|so hard|the worst)
    what (have you got to lose|(would|does) it (cost|take|hurt)( \w+){0,3} to (just|simply))
= when | “{}” takes for granted that you will. | Perhaps: When would be the moment, and how would you know?
    when (are|were) you (\w+ )?(going|planning|intending|hoping) to
    when (will|do|did) you (finally|ever|actually|at last|start|stop \w+ing|learn|plan|intend|mean to)
    when (would|might|will) be (a|the) (\w+ )?(time|moment) to
    (isn't|wasn't) it (about )?time
    how soon (can|could|will) you
= rebuke | “{}” can sound like a rebuke. | Perhaps: What made sense about it at the time?
    who (told|said|says)( that)? (you|they|we) (not to|have to|had to|need|(ca|could|must|should)(n't)?|can)
    who('s| is| was) (to blame|at fault)|whose (fault|mistake)|who failed
    what (on earth )?were you thinking(?=\W*$)|what (possessed|did you do wrong)
= should you | “{}” measures against what ought to be. | Perhaps: What mattered most to you just then?
    (what|how|who|when|where)( else)? should(n't)? <who> (not )?have
    (should|ought)(n't)? <who>
= would it help | “{}” carries a suggestion. | Perhaps: What would help?
    (would|might|could|will|wouldn't|couldn't) (it|that|there) <soft>(help|be|make|work)
    (is|was) (it|there) (\w+ )?(worth|anything stopping|an idea|time|a way|any way)
= could you | “{}” puts forward something to do. | Perhaps: What could you do, and what would you like to?
    (could|can|ca|would|will|wo)(n't)? (you|we) <soft>(?!<no deed>)(?=.)
= not | “{}” already leans towards its answer. | Perhaps: What was possible, as you saw it?
    <not> (you|they|we|he|she|it|there|(any|some|every|no) ?(one|body|thing))
    <not> (<who>|\w+( \w+)?)(?=.*\?$)
    <helper> <who> not
= what you need | “{}” hands over an answer. | Perhaps: What do you need just now?
    (what|all) (you|they|we) <soft>(need|ought to|want|should|have to)(?=.* is\b)(?!.*\?$)
    the ((best|main|only|first) )?(thing|trick|answer|key|way|step)( here)? (is|would be) (to|an?)(?!.*\?$)
= whether | “{}” can be answered with yes or no. | Perhaps: I wonder what … or: I wonder how …
    (i|i'm|i'd|i've|it|just|would)( \w+){0,6}? (?<!you )(wonder(ing|ed|s)?|curious|interested) (if|whether)
    (i|i'm|i'd|it|would)( \w+){0,5}? to (ask( you)?|know|hear) (if|whether)
    ((can|could|may|might) i ((just|also) )?ask|(can|could) you (say|tell me))( you)? (if|whether)
    (wonder(ing|ed)?|curious|interested( to know)?|tell me) (if|whether)
""")
"""Questions with an answer inside. They are seen wherever a part of a sentence begins."""

_TOLD: Final = _Table(r"""
= you should | “{}” tells somebody what to do. | Perhaps: What would you like to do?
    you('d|'ll|'re)? <soft>(should(n't)?|ought to|oughtn't)(?! be (so |very |really )?(proud|pleased))
    you('d|'ll|'re)? <soft>(need (to|an?|some|more)|(have|going) to(?! (wonder|laugh|smile))|have got to)
    you <soft>must(n't)?(?! (have|be|feel)\b)
    you('d|'re| had| are| would be)? <soft>(better|best|be better off)
    you('d| would)? do (well|best|better) to
    you (could|can|might|may) (just|always|simply|perhaps|maybe|also|as well)(?! (see|hear|feel|make))
    you (could|can|might|may) (try|want to|wish to|like to|consider|think about|ask)
= you could | “{}” puts forward something to do. | Perhaps: What could you do, if you wished?
    (?<=(haps|aybe) )you (could|might|can)(?! (have|be|feel|see|hear|not)\b)
= they should | “{}” says what ought to be. | Perhaps: What did you hope for from them?
    (the|your|their|his|her|someone|somebody|they|he|she|we)( (?!<said>)\w+){0,3} <ought>
= i would have | “{}” is your answer, not theirs. | Perhaps: What did you have to choose between?
    (i would|i'd) <soft>have <soft>(?!<felt>\b)\w+
    (i would <soft>(put|let)|(i would|i'd) <soft><do>)(?! to (know|hear|ask|read|understand))
= i suggest | “{}” offers an answer. | Perhaps: What ideas have you had yourself?
    (i|i'd|i would|(can|could|may|might) i|let me) <soft>(\w+ly )?(suggest|advise|recommend|urge)
    (i|i'd|i would) <soft>encourage you|(i )?hope (that )?you're going to
    (my|one|an?|another) (\w+ ){0,2}(advice|suggestion|recommendation|tip|idea|option) (would|is|might|could)
= worth | “{}” carries a suggestion. | Perhaps: What would help?
    (it|that|there)('s| is| might| may| would| could|'d) <soft>(well |be |often |usually ){0,2}<better>
    (it|that) (would|might|could|may) <soft>(be good to (?!hear|know|read|talk|meet|see)|help (if|to|you))
    worth \w+ing|(best|better) (to|thing)|(it )?(wouldn't|doesn't|can't|won't) hurt|no harm in
    ((it's|it is) )?((about|high) )?time you|time to (?=.*\?$)|it <soft>(pays|helps) to
= surely | “{}” leaves little room for another view. | Perhaps: How does it look from where you are?
    surely
""")
"""Statements. Behind an open question, or what somebody said, they are not the writer's own, and pass."""

_ORDERS: Final = _Table(r"""
= order | “{}” tells somebody what to do. | Perhaps: What would you like to do about it?
    (ask|ring|phone|tell|give|invite|involve)( \w+)? <someone>|(call|email|text|contact) <someone>
    (get|take|let|put|keep|raise|hand|book|use|set|make) (?!care)(<someone>|time|aside|this|that|over|in mind)
    (write|speak|talk) to|go (and|back|to|straight)|(make|be) sure|remember (to|that)|consider
    have (a|another) (word|chat|think|look|go)|look (into|at|after)|see (if|whether)
    leave (it|that|them|him|her)|stick to|read up
    don't (be|let|forget|blame|beat|worry|give|take|go|try|do|wait|get|assume|expect|agree|feel|rush)
    never (let|go|agree|assume|promise|give|sign)|try (?!as|hard)\w+|check (with|the|that|if|whether|your|it)
    be (kind|gentle|patient|careful|honest|firm|clear|prepared|ready)|trust (your|her|him|them)
    think about|bear in mind|focus on|push for|insist|say no|wait (until|till|for)|avoid
    stop \w+ing|start (by|with|\w+ing)
""")
"""Behind a bare comma they are mostly what somebody did: “He came in, put the keys down …”."""

_ANYWHERE: Final = _Table(r"""
= if i were you | “{}” puts you in their place, with your answer. | Perhaps: What were you weighing up?
    (?<![\w'])if i (were|was|had been) (you|in your)( (shoes|place|position))?
    (?<![\w'])if (it|that|this) (were|was|had been) (me|up to me)
    (?<![\w'])in your (shoes|place|position)(?!,? (i'd|i would|i might) (have )?(\w+ly |also )?<felt>\b)
""")
_CLOSED: Final = _Table(r"""
= yes or no | It can be answered with yes or no. | What, how or when would open it.
    (<helper> <who>|(am|was|did|do) i)(?=.*(\w|\?$))
    <helper> (?!(not|be|love|i)\b)\w+(?=.*\?$)
    any (thoughts|plans|luck|news|reason)(?=.*\?$)
= a statement | It is a statement with a question mark. | What, how or when would open it.
    (?<![,;:–—-] )(you|he|she|they|we|it|that|this|there|presumably)('\w+)? \w+(?=.*\?$)
    (?<![,;:–—-] )(the|your) \w+ \w+(?=.*\?$)
""")
"""What is only closed; an open question in the same sentence opens it."""

_OPEN: Final = re.compile(
    _read(r"""((at|in|to|for|from|with|by|of|on|about) )?<ask>
    (when|where)('s| exactly| else| in| on)? <helper>(?! \w+ing\b)|when's|where('s| in| on| else)
    tell me|describe|say (a (little|bit) )?more|walk me|take me|help me""")
)
_OPEN_INSIDE: Final = re.compile(
    _read(r"""[,;:–—-] ?((and|but|so|or|then) )?(\w+ )?<ask>('s)?(( \w+){0,3} <helper>| <went>)|[:;–—-] ?<ask>
    \b(and|but|or) <ask>('s)?( \w+){0,3} <helper>|([,;:–—-]|\b(and|but|so)) ?(when|where) <helper>
    \b(and|but) (how|what|who|why)(?=\W*$)""")
)
_HEARD: Final = re.compile(
    _read(r"""i (\w+ )?(notice|noticed|hear|heard|read|saw|see|liked?|loved?|(was|am) struck|remember|know)
    (you|he|she|they) (also )?(say|said|write|wrote|mention(ed)?|described?|tell|told|felt|thought|knew)
    (what (struck|stayed|stood|moved|touched)|the|in|reading|from|when|if|as|while|although)""")
)
"""What somebody says of what they read: an "and you should" behind it is the other one's."""
_ASIDE: Final = _read(r"""
    ok|okay|so|and|but|well|also|then|or|now|yes|no|hmm|um|oh|maybe|perhaps|possibly|actually|honestly|really
    personally|obviously|frankly|gently|please|to be (honest|fair)|if i may|by the way|next time|in future
    i (just |do |really |still )?(think|feel|guess|suppose|reckon|mean|believe)( that)?|i'm not sure but
    i (can't help|keep) (thinking|feeling)( that)?|(it )?(sounds|looks|seems) (like|as if|as though)
    it (seems|sounds) to me( that| as if)?|if you don't mind( me asking)?|in my (view|opinion|experience)
    just(?! (what|how))|(wondering|curious|checking|asking)(?! (if|whether|what|how))|a (thought|question)
    out of (interest|curiosity)|quick question|(only )?one (small )?(thing|question|thought)
    (silly|stupid|daft|obvious|probably a silly) question|forgive me( for asking)?
    (can|could|may|might) i (just )?(ask|check)( you)?(?! (if|whether))
    sorry( to ask| if this is (\w+ ){0,3}?\w+)?
    (many )?thank(s| you)( so much| very much| again)?( for \w+( \w+){0,5}?(?=[,;:–—-]))?
    (hi|hello|dear|hey|morning)( \w+){0,2}(?=,)""")
_LEAD: Final = re.compile(rf"(?:(?:{_ASIDE})[ ,;:–—-]+){{0,6}}")
_POLITE: Final = re.compile(
    _read(
        "((can|could|would|will|do) you ((please|perhaps|possibly|bear to|mind|like to|be willing to|just) )*"
        "|(may|might|can|could) i (please )?)(say|saying|tell|telling|share|describe|describing|talk|walk"
        "|take|help|explain|remember|recall|write|know|ask|hear|give) "
        "((me|us) )?((through|to understand|understand|see) )?"
        "(((a|some) )?(little |bit )?(more|about)|what|how|when|where|who|which|the (story|moment|bit|part))"
    )
)
"""An open question asked politely: “Could you say a little more …”."""
_PAUSE: Final = re.compile(r"[,;:()–—]+ *| -+ | (?:and|but|so|or) ")
_SAID: Final = re.compile(r'"[^"]{1,300}(?:"|$)|“[^“”]{1,300}(?:”|$)|‘[^‘’]{1,300}’(?!\w)')
_END: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"”’')\]]*+(?=\s|\Z)|(?<=[?!])(?=[^\W\d_])")
_SHORT: Final = frozenset(
    ("mr", "mrs", "ms", "dr", "st", "prof", "rev", "e.g", "i.e", "eg", "ie", "etc", "vs")
)
_NEW_LINE: Final = re.compile(r"[-•*–>\d\"“‘(]")
_STRAIGHT: Final = str.maketrans(dict.fromkeys("‘’ʼ`´", "'"))
_UNMARKED: Final = re.compile(
    r"\b(do|does|did|have|has|had|is|are|was|were|ca|could|wo|would|should|must)nt\b"
)
_U: Final = re.compile(r"\bu\b")
_IF: Final = re.compile(r"(?:if|before|once|unless)\b")
_FREE: Final = re.compile(r"[:;(–—-]|\b(?:so|but|please|maybe|perhaps)\b")
_SAYS: Final = re.compile(r"\b(?:said|says?|told|thought|asked|writes?|wrote|felt|knew)\b")
_I: Final = re.compile(r"\bi\b")
_EDGE: Final = re.compile(r"[\W\d_]*")


def advice_in(text: str) -> tuple[Advice, ...]:
    """Sentences of a text that sound like advice, or that can only be answered with yes or no, in order.

    A sentence is named once, by the first opening that shows it. Lines that quote somebody (">") are left
    out, and so are words between quotation marks: they are not the writer's.

    Args:
        text: anything; the time it takes grows with its length and no faster.
    """
    found = []
    for sentence in _sentences(visible(text)):
        if hit := _first(sentence):
            found.append(Advice(sentence.lstrip("-•*– \t"), *hit))
    return tuple(found)


def _sentences(text: str) -> Iterator[str]:
    for block in _blocks(text):
        start = 0
        for end in _END.finditer(block):
            # "Dr. Osei" is not the end of anything.
            before = block[max(start, end.start() - 6) : end.start()].lower().split()
            if end[0] == "." and before and before[-1].lstrip("(") in _SHORT:
                continue
            yield block[start : end.end()].strip()
            start = end.end()
        if rest := block[start:].strip():
            yield rest


def _blocks(text: str) -> Iterator[str]:
    """Lines that belong together: a new one begins after a gap, with a capital, or with a bullet."""
    start = place = 0
    for line in text.split("\n"):
        inside = line.strip()
        if not inside or inside[0].isupper() or _NEW_LINE.match(inside):
            yield text[start:place]
            start = place
        place += len(line) + 1
        if inside.startswith(">"):
            start = place
    yield text[start:]


def _first(sentence: str) -> tuple[str, str] | None:
    """Why a sentence is noticed and what to ask instead; None where it is open, or plain."""
    plain = _SAID.sub("“quoted”", " ".join(sentence[:LOOKED_AT].split())).translate(_STRAIGHT).lower()
    plain = _U.sub("you", _UNMARKED.sub(r"\1n't", plain)).rstrip("!\"”') ]")
    begins = _skip(plain, 0)
    polite = _POLITE.match(plain, begins)
    is_open = bool(polite or _OPEN.match(plain, begins) or _OPEN_INSIDE.search(plain))
    if not is_open and (hit := _at(_ANYWHERE, plain, None)):
        return hit
    places = [] if polite else [(begins, "")]
    for pause in islice(_PAUSE.finditer(plain, begins), PAUSES):
        place = _skip(plain, pause.end())
        places.append((place, plain[pause.start() : place].strip()))
    for place, pause_before in places:
        told = () if is_open else _told_at(plain, begins, place, pause_before)
        for table in (_ASKED, *told):
            if hit := _at(table, plain, place):
                return hit
    for place, pause_before in () if is_open else places:
        # Behind a bare "and" stands the rest of what was begun, not a question of its own.
        is_own = not pause_before or (plain.endswith("?") and not pause_before[0].isalpha())
        if is_own and (hit := _at(_CLOSED, plain, place)):
            return hit
    return None


def _told_at(plain: str, begins: int, place: int, pause_before: str) -> tuple[_Table, ...]:
    """The statements that can be advice at a place, and are not what somebody did or said."""
    if not pause_before or _IF.match(plain, begins):
        return _TOLD, _ORDERS
    if _HEARD.match(plain, begins) or _SAYS.search(plain, begins, place):
        return ()
    if pause_before.endswith(("and", "or")) and plain[place : place + 3] != "you":
        return ()
    return (_TOLD, _ORDERS) if _FREE.search(pause_before) else (_TOLD,)


def _skip(plain: str, place: int) -> int:
    """Where the sentence itself begins, behind bullets, thanks and asides."""
    edge = _EDGE.match(plain, place)
    lead = _LEAD.match(plain, edge.end() if edge else place)
    return lead.end() if lead else place


def _at(table: _Table, plain: str, place: int | None) -> tuple[str, str] | None:
    """What the first kind says that fits at a place, or anywhere for None."""
    found = table.pattern.search(plain) if place is None else table.pattern.match(plain, place)
    if found is None or found.lastindex is None:
        return None
    why, instead = table.says[found.lastindex - 1]
    return why.replace("{}", _shown(found[0])), instead


def _shown(words: str) -> str:
    """Words as they are quoted: typographic, with a capital."""
    words = _I.sub("I", words.strip(" ,.?;:")).replace("'", "’")
    return words[:1].upper() + words[1:]
