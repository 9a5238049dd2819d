"""Which rows of words the n-gram tables hold, and how one is looked up. `ngrams.py` reads them by arrays."""

# Offsets of the words that make up an n-gram: “a b”, “a b c”, “a b c d”, “a _ c”.
SHAPES: dict[str, tuple[int, ...]] = {"two": (0, 1), "three": (0, 1, 2), "four": (0, 1, 2, 3), "skip": (0, 2)}
# The windows on L3 L2 L1 x R1 R2 R3 that contain the word x, by shape: the index of the first word of each.
WITH_WORD = {"two": (2, 3), "three": (1, 2, 3), "four": (0, 1, 2, 3), "skip": (1, 3)}
STEPS = 12  # levels per doubling of the count

# What a word adds to the sum, by its offset: odd numbers from xxHash.
FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x27D4EB2F165667C5)
MIX = 0xFF51AFD7ED558CCD  # from the finaliser of MurmurHash3
