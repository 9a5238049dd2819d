"""First names: which two are one name spelled two ways, and which are two people's. Start with `are_one_given_name`."""

from __future__ import annotations

from copyedit.language.names.near import plain_letters
from copyedit.language.words.alike import sound, sounds_like

_SLIPS = 2
_LONG_ENOUGH = 7  # letters
# They sound alike, but belong to two people: brother and sister, mother and daughter, father and son.
_TWO_PEOPLE = frozenset(
    frozenset(pair.split("/"))
    for pair in """
    francis/frances lesley/leslie gene/jean jean/john jon/jan dan/don dan/dean ron/ran erin/aaron karl/carl carol/karl
    michael/michele michael/michelle daniel/danielle gabriel/gabrielle christian/kristen kristin/christian
    joan/john jane/john jan/john joanne/john johan/john tim/tom tina/tony toni/tony bobby/bobbie billy/billie
    robin/robyn marie/mary mary/maria marie/maria mary/mario maria/mario marie/mario laura/lara laura/lori
    julie/julia julia/julio julie/julio anna/anne ann/anna anna/hanna anna/ian anne/ian ann/ian emily/emil emil/emile
    ellen/helen alan/ellen allen/ellen alan/elaine helen/elaine ellen/elaine dona/don donna/don dana/dan dana/dean
    louis/louise luis/louise lewis/louise louis/luisa ernest/ernst eric/erica erik/erika paul/paula roland/ronald
    kim/kyum dennis/denise denis/denise patrick/patricia simon/simone simon/simeon nicole/nicola nicolas/nicola
    nicholas/nicola martin/martine martin/marten andrea/andre andre/andrew andrea/andrew oliver/olivier olivia/olive
    sandra/saundra steven/stefan stephen/stefan stephan/stephen stephanie/stephen marc/marco mark/marco mark/marcus
    jo/joe josephine/joseph kerry/carrie carrie/corey kerry/corey cory/carrie cara/cory kara/carey gary/carey
    gerry/jerry harry/hari harry/hurry terry/terri barry/perry bert/burt betty/patty peter/petra
    sean/shane sean/jean shaun/jean sean/joan ted/todd tod/ted kate/cathy katy/kate kate/kit kathy/katie cathy/katie
    """.split()
)


def are_one_given_name(one: str, other: str) -> bool:
    """True for “Katharine” and “Katherine”, “Geoffrey” and “Jeffrey”; not for “Francis” and “Frances”."""
    first, second = plain_letters(one), plain_letters(other)
    if first == second or frozenset((first, second)) in _TWO_PEOPLE or sound(first) != sound(second):
        return False
    if first[-1:] != second[-1:] and {first[-1:], second[-1:]} & set("aeio"):
        return False  # Robert and Roberta, Daniel and Danielle, Claudio and Claudia
    from rapidfuzz.distance import OSA

    slips = OSA.distance(first, second, score_cutoff=_SLIPS)
    # “Katherine” and “Kathrine” differ in their syllables.
    return slips <= _SLIPS and (sounds_like(first, second) or (slips == 1 and len(first) >= _LONG_ENOUGH))
