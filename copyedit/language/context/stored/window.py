"""How much of the text around a place the context model's network sees. Training and checking share these figures."""

NEAR = 4  # words on either side that are seen individually
FAR = 10  # further words on either side, seen as a sum
FAR_WEIGHT = 0.2  # of that sum
INPUTS = 2 * NEAR + 2  # vectors that enter the hidden layer: near left, near right, far left, far right
PADDING = NEAR + FAR  # ids needed before and after the words of a text
