"""The pack `law`: off unless named; it asks to have a place looked at, and never says that something is wrong."""

from __future__ import annotations

import pytest

from copyedit import check_text
from copyedit.rules.choosing import load_path
from copyedit.rules.packs import packs_folder
from copyedit.settings.config import Config

COURT = "Court hears of fire at mill\n\nThe court sat on Monday. "
LAW = Config(packs=("law",))

LOOK = [
    ("The murderer came by the window. Ian Orme, 40, is accused.", "guilt-before-verdict"),
    ("The thief had a key. A man of 40 was charged with burglary.", "guilt-before-verdict"),
    ("The rapists knew her. Two men deny it and are on trial; one pleaded not guilty.", "guilt-before-verdict"),
    ("Ian Orme, 40, who stabbed the miller, pleaded not guilty.", "guilt-before-verdict"),
    ("Ian Orme, who defrauded the bank, is awaiting trial.", "guilt-before-verdict"),
    ("This robber was seen. The suspect is 40.", "guilt-before-verdict"),
    ("The killer had a dog. A defendant of 40 sat still.", "guilt-before-verdict"),
    ("The drug dealer had a dog. A man of 40 was remanded.", "guilt-before-verdict"),
    ("Ann Corrie, 15, was charged with arson.", "named-minor"),
    ("Ann Corrie, aged 9, saw the stabbing.", "named-minor"),
    ("They heard 16-year-old Ann Corrie.", "named-minor"),
    ("The boy was named as Ian Corrie.", "named-minor"),
    ("A girl who saw it was identified as Ann Corrie.", "named-minor"),
    ("Mary Ann Corrie, 17, was arrested.", "named-minor"),
    ("It heard that Ann Corrie, 25, was raped in May.", "named-victim"),
    ("Ann Corrie said she was sexually assaulted.", "named-victim"),
    ("He is charged with raping Ann Corrie.", "named-victim"),
    ("The rape victim Ann Corrie wept.", "named-victim"),
    ("Two abuse survivors, Ann Corrie and another, wept.", "named-victim"),
    ("He pleaded not guilty. He has two previous convictions.", "earlier-convictions"),
    ("He denies it. His criminal record is long.", "earlier-convictions"),
    ("He is accused of theft and was previously convicted.", "earlier-convictions"),
    ("The jury saw him. His prior offences are many.", "earlier-convictions"),
    ("A man was arrested. He confessed to it, the police said.", "confession"),
    ("The suspect has confessed to it.", "confession"),
    ("A man was detained. His confession to a guard was read.", "confession"),
    ("A man was arrested for murder.", "arrested-for"),
    ("Two men were detained for stealing a boat.", "arrested-for"),
    ("She was held for attempted robbery.", "arrested-for"),
    ("He was arrested for alleged fraud.", "arrested-for"),
    ("He is accused of allegedly setting fire to it.", "alleged-twice"),
    ("She was allegedly charged with theft.", "alleged-twice"),
    ("The alleged suspect is 40.", "alleged-twice"),
    ("They are suspected of allegedly selling it.", "alleged-twice"),
    ("She alleges that he allegedly stole it.", "alleged-twice"),
    ("He was charged with allegedly stealing it.", "alleged-twice"),
    ("They were allegedly accused of it.", "alleged-twice"),
    ("The police accused him of allegedly stealing it.", "alleged-twice"),
    ("The arsonist had a dog. A man denies it.", "guilt-before-verdict"),
    ("That burglar had a dog. A man is on trial.", "guilt-before-verdict"),
]
QUIET = [
    "The murderer came by the window. Nobody was seen.",
    "The murderer was sentenced. He had been accused of arson.",
    "The alleged murderer came by the window. A man is accused.",
    "The suspected killer had a dog. A man is on trial.",
    "Ian Orme, who stabbed the miller, was found guilty. He had been charged with murder.",
    "A killer whale was seen. A man is accused.",
    "The thief pleaded guilty. He had been charged with theft.",
    "Ann Corrie, 25, was charged with arson.",
    "A girl of 15 was charged with arson.",
    "A 15-year-old was arrested.",
    "According to Halden Research, 7.4 percent were arrested.",
    "On May, 4 people were arrested.",
    "The boy was named after Ian Corrie.",
    "A woman of 25 was raped in May.",
    "Ann Corrie, who prosecutes, said that a woman was raped.",
    "He is charged with raping a woman.",
    "A rape victim wept.",
    "She was sexually assaulted by Ian Orme, she said.",
    "Nobody with previous convictions may be a clerk.",
    "He was found guilty. He has two previous convictions.",
    "He was sentenced after he had pleaded not guilty. His criminal record is long.",
    "The mayor confessed to a fear of dogs.",
    "A man of 40 was jailed. He had confessed to it when he was arrested.",
    "A man was arrested on suspicion of murder.",
    "The door was held for them.",
    "A man was arrested for the third time.",
    "She was detained for two days.",
    "He allegedly stole it and is accused of theft.",
    "The suspect is 40.",
    "The charge is theft. He allegedly left at nine.",
    "He denies that he was there.",
    "She accused him of theft.",
    "The robber baron of 1200 lies there.",
    "A thief took it; the police have no suspect.",
    "It poisoned the river.",
    "They named the mill after Ann Corrie, a miller.",
    "He has no record of it.",
    "He was held for ransom.",
    "The judge was assaulted in May.",
    "Ian Orme, 40, who milled corn, pleaded not guilty.",
]


def _rules(text: str) -> set[str]:
    return {finding.rule.removeprefix("law/") for finding in check_text(COURT + text + "\n", settings=LAW).findings}


@pytest.mark.parametrize(("text", "rule"), LOOK)
def test_a_place_to_have_looked_at(text: str, rule: str) -> None:
    assert rule in _rules(text)


@pytest.mark.parametrize("text", QUIET)
def test_a_place_that_nobody_need_look_at(text: str) -> None:
    assert not _rules(text)


def test_a_minor_in_a_story_without_a_crime() -> None:
    text = "Girl wins title\n\nAnn Corrie, 16, won the ploughing title on Monday.\n"
    assert not check_text(text, settings=LAW).findings


def test_the_pack_is_off_unless_named() -> None:
    assert not check_text(COURT + LOOK[0][0] + "\n").findings


def test_no_rule_says_that_something_is_wrong() -> None:
    rules = load_path(packs_folder() / "law")
    assert all(rule.message.startswith("Have this looked at: ") for rule in rules)
    assert {rule.level.label for rule in rules} == {"suggestion"}
