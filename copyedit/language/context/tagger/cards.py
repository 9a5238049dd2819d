"""The tagger's cards: how it was made, and its thresholds. Start with `tagger_card`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from copyedit.language.context.families import Family
from copyedit.language.context.loading import usable
from copyedit.language.context.tagger.engine import NETWORK
from copyedit.language.context.tagger.judge import ALL_NAMES
from copyedit.language.shipped import TAGGER

NOT_USED = "not used: this model was made before the tagger that is shipped now; `copyedit model train` adds it"
CARD = "tagger.json"  # in the folder of a house's model
_OF_JUDGING = ("thresholds", "seeded_errors", "clean_words")  # not of the network
Card = Mapping[str, Any]


@lru_cache(maxsize=4)
def tagger_card(folder: str | None) -> Card | None:
    """The card of the tagger for the shipped model, or for the one in a folder. It is read once.

    None for a model beside whose trees the tagger's opinions were never weighed: it was made before there was a tagger,
    or when another network was shipped. Raises ConfigError for a card that cannot be used.
    """
    if folder is None:
        return shipped_card()
    path = Path(folder, CARD)
    if not path.is_file():
        return None
    with usable(folder):
        card: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        _check(card)
        if Path(folder, NETWORK).is_file():
            return card
        if card["windows"]:
            raise ValueError(f"{NETWORK} is missing")
        return card if card["tuned_from"] == origin() else None


@lru_cache(maxsize=1)
def shipped_card() -> Card:
    """The card of the shipped tagger, for the shipped model."""
    with usable(None):
        card: dict[str, Any] = json.loads((TAGGER / "card.json").read_text(encoding="utf-8"))
        return card


def origin() -> Card:
    """What tells the shipped network from those shipped before."""
    return {key: value for key, value in shipped_card().items() if key not in _OF_JUDGING}


def _check(card: Card) -> None:
    """Raises if the trees are for other features than this version's, or if a threshold is missing."""
    if card["features"] != len(ALL_NAMES):
        raise ValueError("the tagger was added by another version of copyedit")
    for family in Family:
        float(card["thresholds"][family])
