"""Which keys lie side by side, where fingers slip. Start with `beside_on_keyboard`."""

from __future__ import annotations

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def beside_on_keyboard(one: str, other: str) -> bool:
    """True for two letters on adjacent keys of a QWERTY keyboard.

    >>> beside_on_keyboard("f", "g"), beside_on_keyboard("f", "p"), beside_on_keyboard("s", "w")
    (True, False, True)
    """
    places = [(row, keys.index(c)) for c in (one, other) for row, keys in enumerate(_ROWS) if c in keys]
    if len(places) != 2:
        return False
    (row, column), (other_row, other_column) = sorted(places)
    if row == other_row:
        return abs(column - other_column) == 1
    return other_row == row + 1 and column - other_column in (0, 1)
