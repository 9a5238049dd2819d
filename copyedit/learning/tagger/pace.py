"""How long the tagger’s network is taught, and how fast it learns. Start with `Pace`."""

from __future__ import annotations

from typing import NamedTuple


class Pace(NamedTuple):
    """How long to learn and how fast. The rate rises for `warm_up` steps and falls in the last part of the time."""

    minutes: float
    rate: float
    cool_down: float  # share of the time
    warm_up: int = 300
    device: str = "cpu"
    in_16_bits: bool = True

    def rate_at(self, step: int, gone: float) -> float:
        """The rate of a step, when a share of the time is gone.

        >>> pace = Pace(10, 0.5, cool_down=0.5, warm_up=4)
        >>> [pace.rate_at(*at) for at in ((0, 0.0), (3, 0.1), (90, 0.75), (120, 1.0))]
        [0.125, 0.5, 0.25, 0.005]
        """
        return self.rate * min(1.0, (step + 1) / self.warm_up, max(0.01, (1 - gone) / self.cool_down))
