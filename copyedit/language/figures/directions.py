"""Words that say which way a figure went: “rose”, “a fall”, “down”. Start with `DIRECTIONS`."""

from __future__ import annotations

_UP = (
    "rise rises rose risen rising climb climbs climbed climbing grow grows grew grown growing increase increases "
    "increased increasing jump jumps jumped jumping gain gains gained gaining soar soars soared soaring surge surges "
    "surged surging swell swelled expand expanded raise raised raising growth up"
)
_DOWN = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining slide slid sliding "
    "slip slips slipped slipping sink sank sunk plunge plunges plunged plunging tumble tumbles tumbled "
    "tumbling decrease "
    "decreases decreased decreasing shrink shrank shrunk shrinking contract contracted contracting slump "
    "slumps slumped "
    "slumping dip dips dipped dipping plummet plummeted reduce reduced reducing reduction lower lowered cut "
    "cuts cutting "
    "discount saving down"
)
DIRECTIONS = dict.fromkeys(_UP.split(), 1) | dict.fromkeys(_DOWN.split(), -1)
_NOUNS = (
    "rise climb increase jump gain surge growth fall drop decline slide slump dip plunge decrease cut "
    "reduction discount saving"
)
DIRECTION = rf"(?i:{'|'.join(sorted(DIRECTIONS, key=len, reverse=True))})"
NOUN = rf"(?i:{'|'.join(sorted(_NOUNS.split(), key=len, reverse=True))})"


def named(direction: int) -> str:
    """The noun for a message."""
    return "rise" if direction > 0 else "fall"
