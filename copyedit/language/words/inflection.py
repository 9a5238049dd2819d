"""The forms of a word: hang -> hangs, hanging, hung. Start with `verb_forms`."""

from __future__ import annotations

from functools import cache

# lemma: past, participle. The irregular verbs of news English.
_IRREGULAR = """
arise arose arisen; awake awoke awoken; be was been; bear bore borne; beat beat beaten; become became become;
befall befell befallen; beget begot begotten; begin began begun; bend bent bent; bet bet bet; bid bid bid;
bind bound bound; bite bit bitten; bleed bled bled; blow blew blown; break broke broken; breed bred bred;
bring brought brought; broadcast broadcast broadcast; build built built; burst burst burst; buy bought bought;
cast cast cast; catch caught caught; choose chose chosen; cling clung clung; come came come; cost cost cost;
creep crept crept; cut cut cut; deal dealt dealt; dig dug dug; do did done; draw drew drawn; drink drank drunk;
drive drove driven; eat ate eaten; fall fell fallen; feed fed fed; feel felt felt; fight fought fought;
find found found; flee fled fled; fling flung flung; fly flew flown; forbid forbade forbidden;
forecast forecast forecast; foresee foresaw foreseen; forget forgot forgotten; forgive forgave forgiven;
forgo forwent forgone; forsake forsook forsaken; freeze froze frozen; get got got; give gave given; go went gone;
grind ground ground; grow grew grown; hang hung hung; have had had; hear heard heard; hide hid hidden; hit hit hit;
hold held held; hurt hurt hurt; keep kept kept; kneel knelt knelt; know knew known; lay laid laid; lead led led;
leave left left; lend lent lent; let let let; lie lay lain; lose lost lost; make made made; mean meant meant;
meet met met; mislead misled misled; mistake mistook mistaken; overcome overcame overcome; overrun overran overrun;
oversee oversaw overseen; overtake overtook overtaken; overthrow overthrew overthrown; pay paid paid; put put put;
quit quit quit; read read read; rend rent rent; ride rode ridden; ring rang rung; rise rose risen; run ran run;
say said said; see saw seen; seek sought sought; sell sold sold; send sent sent; set set set; shake shook shaken;
shed shed shed; shine shone shone; shoot shot shot; show showed shown; shrink shrank shrunk; shut shut shut;
sing sang sung; sink sank sunk; sit sat sat; slay slew slain; sleep slept slept; slide slid slid; sling slung slung;
sow sowed sown; speak spoke spoken; spend spent spent; spin spun spun; spit spat spat; split split split;
spread spread spread; spring sprang sprung; stand stood stood; steal stole stolen; stick stuck stuck;
sting stung stung; stride strode stridden; strike struck struck; string strung strung; strive strove striven;
swear swore sworn; sweep swept swept; swell swelled swollen; swim swam swum; swing swung swung; take took taken;
teach taught taught; tear tore torn; tell told told; think thought thought; throw threw thrown; thrust thrust thrust;
tread trod trodden; undergo underwent undergone; understand understood understood; undertake undertook undertaken;
undo undid undone; uphold upheld upheld; upset upset upset; wake woke woken; wear wore worn; weave wove woven;
weep wept wept; win won won; wind wound wound; withdraw withdrew withdrawn; withhold withheld withheld;
withstand withstood withstood; wring wrung wrung; write wrote written
"""
# Verbs of two or more syllables whose last consonant doubles, because the last syllable is stressed.
_DOUBLED = frozenset(
    "abet admit allot begin commit compel confer control defer deter dispel embed emit equip excel expel forget "
    "incur infer occur omit patrol permit prefer propel rebut rebel recur refer regret remit repel submit transfer "
    "transmit".split()
)
# One syllable, consonant-vowel-consonant, but not doubled: the last letter is not sounded as a consonant.
_NEVER_DOUBLED = frozenset("wxy")
_VOWELS = frozenset("aeiou")
# The commonest verbs with a form for each number, singular to plural.
PLURAL_VERBS = {"is": "are", "was": "were", "has": "have", "does": "do"}


@cache
def irregular_verbs() -> dict[str, tuple[str, str]]:
    """The past tense and the past participle, by base."""
    rows = (row.split() for row in _IRREGULAR.replace("\n", " ").split(";"))
    return {lemma: (past, participle) for lemma, past, participle in rows}


@cache
def irregular_past_forms() -> frozenset[str]:
    """All irregular past tenses and participles: took, taken, met, put ..."""
    return frozenset(form for forms in irregular_verbs().values() for form in forms)


def is_past(word: str) -> bool:
    """True for what may be a past tense or participle by its form: announced, took; “bed”, too."""
    return word.endswith("ed") or word in irregular_past_forms()


def verb_forms(lemma: str) -> tuple[str, str, str, str, str]:
    """Base, third person, -ing form, past tense and past participle.

    >>> verb_forms("hang")
    ('hang', 'hangs', 'hanging', 'hung', 'hung')
    >>> verb_forms("stop")
    ('stop', 'stops', 'stopping', 'stopped', 'stopped')
    """
    past, participle = irregular_verbs().get(lemma) or (regular_past(lemma), regular_past(lemma))
    return lemma, plural(lemma), _add_ing(lemma), past, participle


def plural(noun: str) -> str:
    """The regular plural of a noun, which is also the third person of a verb.

    >>> [plural(w) for w in ("tie", "crisis", "ally", "breach", "go")]
    ['ties', 'crises', 'allies', 'breaches', 'goes']
    """
    if noun in ("be", "have"):
        return {"be": "is", "have": "has"}[noun]
    if noun.endswith("sis"):
        return noun[:-2] + "es"
    if noun.endswith(("s", "x", "z", "ch", "sh")) or noun in (
        "go",
        "do",
        "veto",
        "undergo",
        "forgo",
        "echo",
        "hero",
    ):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return noun[:-1] + "ies"
    return noun + "s"


def adverbs(adjective: str) -> tuple[str, ...]:
    """The adverbs that an adjective may have.

    >>> [adverbs(w) for w in ("deep", "happy", "possible", "basic", "true", "full")]
    [('deeply',), ('happily', 'happyly'), ('possibly',), ('basically', 'basicly'), ('truly',), ('fully',)]
    """
    if len(adjective) < 3:
        return ()
    if adjective.endswith("le") and adjective[-3] not in _VOWELS:
        return (adjective[:-1] + "y",)
    if adjective.endswith("ue"):
        return (adjective[:-1] + "ly",)
    if adjective.endswith("ll"):
        return (adjective + "y",)
    regular = adjective + "ly"
    if adjective.endswith("y"):
        return adjective[:-1] + "ily", regular
    return (adjective + "ally", regular) if adjective.endswith("ic") else (regular,)


def _doubles(lemma: str) -> bool:
    if len(lemma) < 3 or lemma[-1] in _VOWELS | _NEVER_DOUBLED:
        return False
    if lemma[-2] not in _VOWELS or (lemma[-3] in _VOWELS and lemma[-4:-2] not in ("qu", "eq")):
        return lemma[-3:-1] == "ui" and lemma[-4:-3] == "q"
    syllables = sum(a in _VOWELS and b not in _VOWELS for a, b in zip(lemma, lemma[1:], strict=False))
    return syllables == 1 or lemma in _DOUBLED


def _add_ing(lemma: str) -> str:
    if lemma.endswith("ie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"


def regular_past(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def inflect_pair(wrong: str, right: str) -> dict[str, str]:
    """The forms of a wrong phrase, each with the same form of the right one. Only the first word inflects.

    >>> inflect_pair("centre around", "centre on")["centred around"]
    'centred on'
    """
    wrong_head, _, wrong_rest = wrong.partition(" ")
    right_head, _, right_rest = right.partition(" ")
    pairs: dict[str, str] = {}
    for wrong_form, right_form in zip(verb_forms(wrong_head), verb_forms(right_head), strict=True):
        if right == "":
            right_form = ""
        pairs.setdefault(f"{wrong_form} {wrong_rest}".rstrip(), f"{right_form} {right_rest}".strip())
    return pairs
