"""The kinds of doubt that the context model raises, and what may read them again."""

from enum import Enum, StrEnum, auto


class Family(StrEnum):
    """Each is a rule of its own: `wire/context/wrong-word` and so on."""

    WRONG_WORD = "wrong-word"
    SMALL_WORD = "small-word"
    FORM = "form"


class Rereading(Enum):
    """What reads the sentences of doubtful words again, before any is reported."""

    NONE = auto()
    TAGGER = auto()
    SECOND_READ = auto()  # the language model of an extra
