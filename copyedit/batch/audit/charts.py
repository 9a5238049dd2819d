"""Charts as SVG that stands in the page itself: columns, a bar, a line. Colours are those of the page's style."""

from __future__ import annotations

from collections.abc import Sequence

from copyedit.reports.markup import escaped

_HEIGHT, _COLUMN, _GAP = 140, 34, 6
_FEWEST_LABELS = 12  # columns that all have a label beneath


def columns(label: str, points: Sequence[tuple[str, float, str]]) -> str:
    """A column for each point: its name, its height, and what is shown above it."""
    most = max((value for _, value, _ in points), default=0) or 1
    width = max(1, len(points)) * (_COLUMN + _GAP)
    step = 1 if len(points) <= _FEWEST_LABELS else max(1, len(points) // _FEWEST_LABELS)
    parts = [_column(number, point, most, is_named=number % step == 0) for number, point in enumerate(points)]
    size = f'width="{width}" height="{_HEIGHT + 40}" viewBox="0 0 {width} {_HEIGHT + 40}"'
    return f'<div class="chart"><svg {size} role="img" aria-label="{escaped(label)}">{"".join(parts)}</svg></div>\n'


def _column(number: int, point: tuple[str, float, str], most: float, *, is_named: bool) -> str:
    name, value, shown = point
    height = round(_HEIGHT * value / most, 1)
    left, top = number * (_COLUMN + _GAP), 18 + _HEIGHT - height
    middle = left + _COLUMN / 2
    below = f'<text x="{middle}" y="{_HEIGHT + 34}">{escaped(name)}</text>' if is_named else ""
    return (
        f'<g><title>{escaped(name)}: {escaped(shown)}</title><rect x="{left}" y="{top:g}" width="{_COLUMN}" '
        f'height="{height:g}" rx="2"/><text x="{middle}" y="{top - 4:g}">{escaped(shown)}</text>{below}</g>'
    )


def bar(value: float, most: float) -> str:
    """A bar as long as the value's share of the largest one."""
    width = round(160 * value / most, 1) if most else 0
    return f'<svg width="160" height="10" aria-hidden="true"><rect width="{width:g}" height="10" rx="2"/></svg>'


def line(label: str, values: Sequence[int]) -> str:
    """A line through the values from left to right; nothing for fewer than two."""
    if len(values) < 2:
        return ""
    most = max(values) or 1
    step = 118 / (len(values) - 1)
    points = " ".join(f"{1 + step * at:.1f},{19 - 18 * value / most:.1f}" for at, value in enumerate(values))
    return f'<svg width="120" height="20" role="img" aria-label="{escaped(label)}"><polyline points="{points}"/></svg>'
