"""The kinds of doubt that the context model raises."""

from enum import StrEnum


class Family(StrEnum):
    """Each is a rule of its own: `wire/context/wrong-word` and so on."""

    WRONG_WORD = "wrong-word"
    SMALL_WORD = "small-word"
    FORM = "form"
