"""Which literals of a pattern are worth looking for: rare ones, and few. Start with `literal_set` and `better`."""

from __future__ import annotations

_SHORTEST = 3  # letters; a shorter literal is too common to save anything
_RARE = frozenset(
    "$£€%°&@#*_[]{}<>|~^=?!`;©®™\N{REPLACEMENT CHARACTER}"
)  # signs rare enough to search for by themselves
_RARE_PAIRS = frozenset({"tk", "xx"})  # of letters
# Words in every other sentence, which save little as a literal.
_COMMON = frozenset(
    "the and for that with from was has have had are his her their its not but they this one day men over said of to "
    "in on at by is be as it he she we an a or if who will would been were which about more up out so no".split()
)
_TYPOGRAPHY = frozenset("“”‘’–—…\N{NO-BREAK SPACE}é")  # not ASCII, but in every story
DIGIT = "0-9"  # represents any digit among literals


def literal_set(texts: frozenset[str]) -> frozenset[str] | None:
    """The texts, if each is rare enough to search for; else that there is a digit; else None."""
    if all(map(_is_literal, texts)):
        return frozenset(text for text in texts if not any(other in text for other in texts - {text}))
    return frozenset({DIGIT}) if all(any(map(str.isdigit, text)) for text in texts) else None


def _is_literal(text: str) -> bool:
    stripped = text.strip(" ")
    if not stripped or stripped == "\n":
        return len(text) > 1  # several spaces
    if stripped.isalnum():
        return len(stripped) >= _SHORTEST or _is_rare(stripped) or stripped in _RARE_PAIRS or text[-3:-1].isdigit()
    # Several marks, or a mark with a space: “ ,” and “( ” are slips, but “, ” and “. ” are in every sentence.
    return len(text) > 1 or _is_rare(stripped)


def _is_rare(text: str) -> bool:
    return text != "" and (text in _RARE or (text not in _TYPOGRAPHY and not (text.isascii() and text.isprintable())))


def better(one: frozenset[str] | None, other: frozenset[str] | None) -> frozenset[str] | None:
    """The set that will be found less often: long literals, few of them, no common words."""
    if one is None or other is None:
        return one or other
    return min(one, other, key=lambda literals: (sum(map(_cost, literals)), sorted(literals)))


def _cost(literal: str) -> float:
    """Roughly how often a literal occurs: each further letter or mark makes it some three times rarer."""
    if literal == DIGIT:
        return 10.0
    if literal.endswith(" ") and literal[0] in ".,;:!?)”":
        return 1.0
    words = literal.split()
    length = sum(len(word) if word not in _COMMON else 2.0 if len(words) > 1 else 0.5 for word in words)
    length += sum(not char.isalnum() for char in literal.replace(" ", ""))  # marks are rarer than letters
    return 0.3**length + 1e-5
