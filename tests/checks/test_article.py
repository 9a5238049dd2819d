"""article: a or an by the sound of the next word."""

from __future__ import annotations

import pytest

from copyedit.checks.article import find, prepare
from copyedit.formats.text import read_text


def _found(text: str, wrong: str) -> list[tuple[str, tuple[str, ...]]]:
    document = read_text("story.txt", f"Levy put off\n\n{text}\n")
    matches = find(prepare({"wrong": wrong}), document, ())
    return [(document.prose[m.span.start : m.span.end], m.replacements) for m in matches]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It was a open door.", [("a open", ("an open",))]),
        ("“😀” It was a open-air show.", [("a open-air", ("an open-air",))]),
        ("It was a “open” door, a ‘honest’ one.", [("a “open", ("an “open",)), ("a ‘honest", ("an ‘honest",))]),
        ("A official left. A\N{NO-BREAK SPACE}hour later he was back.",
         [("A official", ("An official",)), ("A\N{NO-BREAK SPACE}hour", ("An\N{NO-BREAK SPACE}hour",))]),
        ("We need a MP, a SNP member, a EU law, a F-16 and a 80-seat bus.",
         [("a MP", ("an MP",)), ("a SNP", ("an SNP",)), ("a EU", ("an EU",)), ("a F-16", ("an F-16",)),
          ("a 80-seat", ("an 80-seat",))]),
        ("A NATO base, a FIFA rule, a NSW town, a MoU, a 1,800-seat hall.", []),  # nobody can be sure
        ("Bi\N{SOFT HYPHEN}a official, Do?a Ana, a “A jewel”, a “F” or a “M”.", []),
        ("It gives a opportunities and a animus.", [("a animus", ("an animus",))]),
        ("He has a X-ray.", [("a X-ray", ("an X-ray",))]),
        ("Take vitamin a early, Vitamin A early, in group A or a in b, and C.A.open.", []),
        ("A NGO left. The Liga a 11 clubs, a 11 years ban.", [("A NGO", ("An NGO",)), ("a 11", ("an 11",))]),
        ("A European, a one-off, a once-in-a-lifetime trip, a uniform, a US ewe.", []),
    ],
)  # fmt: skip
def test_a_for_an(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _found(text, "a") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He is an minister.", [("an minister", ("a minister",))]),
        ("An hard rain fell on an minister.", [("An hard", ("A hard",)), ("an minister", ("a minister",))]),
        ("An onerous task, an unanimous vote, an unanswered call.", [("an unanimous", ("a unanimous",))]),
        ("There is an BBC van, an UN envoy, an 10-year plan.",
         [("an BBC", ("a BBC",)), ("an UN", ("a UN",)), ("an 10-year", ("a 10-year",))]),
        ("An historic day, an heir, an hotel, an RAF base, an MP3 file, an 1865 law, an 11,000-ton ship.", []),
        ("An Lushan, an Phoblacht, an the, an journ.", []),
    ],
)  # fmt: skip
def test_an_for_a(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _found(text, "an") == found


def test_the_key_wrong_is_required() -> None:
    with pytest.raises(ValueError, match="needs wrong"):
        prepare({})
