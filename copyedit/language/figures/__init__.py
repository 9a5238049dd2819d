"""What the figures of a story say, and whether they agree: changes, shares, totals, conversions, ages."""
