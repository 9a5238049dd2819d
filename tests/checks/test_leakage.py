"""leakage: what leaked in, and what only looks like it. Repairs themselves are tested in tests/cleaning."""

from __future__ import annotations

import pytest

from copyedit import check_text
from tests.stories_at_hand import findings, found

LEAD = "The harbour of Osten will be shut for a week from Monday, the port said."
END = "Ferries will leave from Lanrick instead."


def _rules(line: str) -> set[str]:
    """The rules for leakage and boilerplate that find something in a story with this paragraph."""
    story = check_text(f"Quay shut for a week\n\n{LEAD}\n\n{line}\n\n{END}\n")
    families = ("wire/leftover/", "wire/boilerplate/", "wire/punctuation/spaces-twice")
    return {finding.rule for finding in story.findings if finding.rule.startswith(families)}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("The quayâ€™s gate is shut, the port said.", "leftover/mojibake"),
        ("The cafÃ© at the gate is shut, the port said.", "leftover/mojibake"),
        ("The repair costs Â£5m, the port said.", "leftover/mojibake"),
        ("The board of MiloÅ¡ Orme met on Friday.", "leftover/mojibake"),
        ("The caf� at the gate is shut, the port said.", "leftover/lost-character"),
        ("The quay&rsquo;s gate is shut, the port said.", "leftover/html-entity"),
        ("The &amp;quot;quay&amp;quot; is shut, the port said.", "leftover/html-entity"),
        ("The mill of Orme &amp; Sons is shut, the port said.", "leftover/html-entity"),
        ("The gate&#8212;the old one&#8212;is shut, the port said.", "leftover/html-entity"),
        ("The Vel\u200bmar gate is shut, the port said.", "leftover/invisible-character"),
        ("The \u202agate\u202c is shut, the port said.", "leftover/invisible-character"),
        ("The gov\xadernment has shut the gate, the port said.", "leftover/invisible-character"),
        ("The gate  is shut, the port said.", "punctuation/spaces-twice"),
        ("The gate is shut.  It will open in May.", "punctuation/spaces-twice"),
        ("The gate is <del>shut</del> open, the port said.", "leftover/html-tag"),
        ("The gate opens on {~~Monday~>Friday~~}, the port said.", "leftover/tracked-change"),
        ("Deleted: on Monday", "leftover/tracked-change"),
        ("Commented [IT1]: are we sure of this?", "leftover/tracked-change"),
        ("The gate opens in TK days, and costs TKTK.", "leftover/tk"),
        ("The mayor (TK: name) was not there.", "leftover/tk"),
        ("tktk quote from the mayor", "leftover/tk"),
        ("The mayor, aged XX, was not there.", "leftover/placeholder-x"),
        ("The gate costs $XX million, the port said.", "leftover/placeholder-x"),
        ("The port's head, Ann XXXX, was not there.", "leftover/placeholder-x"),
        ("The mayor (sp?) was not there.", "leftover/query-in-brackets"),
        ("The mayor [[check the name]] was not there.", "leftover/double-brackets"),
        ("EMBARGOED UNTIL 0001 GMT, Nov 3", "leftover/embargo"),
        ("NOT FOR RELEASE BEFORE NOON", "leftover/embargo"),
        ("EDS: Updates with quote in last paragraph.", "leftover/note-to-editors"),
        ("ADVISORY: The briefing at the port moves to 4 p.m.", "leftover/advisory"),
        ("MEDIA ADVISORY", "leftover/advisory"),
        ("This is a developing story. Check back for updates.", "leftover/more-to-follow"),
        ("More to follow.", "leftover/more-to-follow"),
        ("Sent from my iPhone", "leftover/mail-residue"),
        ("-----Original Message-----", "leftover/mail-residue"),
        ("This email and any attachments are confidential.", "leftover/mail-residue"),
        ("-ends-", "leftover/take-mark"),
        ("-30-", "leftover/take-mark"),
        ("Photo: Ines Tarrow/Lanrick News", "boilerplate/credit-line"),
        ("(Photo by Ines Tarrow)", "boilerplate/credit-line"),
        ("Sign up to our newsletter", "boilerplate/website-line"),
        ("Follow us on X @velmarcourier", "boilerplate/website-line"),
        ("We use cookies to make this site work.", "boilerplate/website-line"),
        ("Read more: Ferries to the islands are full", "boilerplate/website-line"),
        (f"{LEAD} Sign up for our daily newsletter.", "boilerplate/subscribe-plea"),
        (f"{LEAD} Share this article", "boilerplate/share-buttons"),
        (f"{LEAD} (RELATED: Ferries to the islands are full)", "boilerplate/read-more"),
        (f"{LEAD} © 2024 Lanrick Media.", "boilerplate/rights-line"),
    ],
)
def test_what_leaked_in(line: str, rule: str) -> None:
    assert f"wire/{rule}" in _rules(line)


@pytest.mark.parametrize(
    "line",
    [
        "The quay’s café is shut, and “so” is Müller’s in São Paulo — at £5m, 30°C…",
        "Tomáš’s Château Âne sold for ½ of its price.",
        "Orme & Sons and the R&D firm of Oveland are shut.",
        "The word \u200f\u05e9\u05dc\u05d5\u05dd\u200f stands over the gate.",
        "A family \N{MAN}\u200d\N{WOMAN}\u200d\N{GIRL} posed at the gate.",
        "Growth of < 2 percent and > 1 percent is normal.",
        "The gate is shut. It will open in May.",
        "Deleted scenes of the film were shown, and a deleted: no, lost.",
        "She works at TK Maxx in Port Lanrick.",
        "The XX Congress met in 1956, and shirts came in XXL.",
        "Rated XXX, the film was shown to those aged 20.",
        "The clerk [who checked the name] was right.",
        "The arms embargo will last until 2030.",
        "The letter was not for publication, he told the court.",
        "The hostel has 40 beds: editors sleep elsewhere.",
        "The advisory body met, and a travel advisory was lifted.",
        "There is more to follow, and more details will come, the port said.",
        "The guards check back doors twice a night.",
        "The message was sent from my iPhone, the clerk told the court.",
        "The original message was lost, the port said.",
        "The talks end today, and more will follow.",
        "The lake lies 30 metres below the road.",
        "Photos by Ines Tarrow hang in the town hall.",
        "Getty Images sued the start-up in Velmar.",
        "Picture the scene, said the mayor.",
        "Some 4,000 people did sign up for the new health plan.",
        "The gulls will follow us on the way home.",
        "She baked cookies that help us through the winter.",
        "She could not read more than a page.",
        "They do not subscribe to the view that the newsletter lied.",
        "Check what you share before you share this burden.",
        "The firm was sued over copyright in 2016.",
        "The story continues in the next book.",
        "The judge asked him to leave a reply with the clerk.",
        "Almost every site uses cookies to sell adverts.",
        "The site told parents to click here, then there.",
        "He said the map was an image copyright holders fight over.",
        "The advertisement for the post drew a comment.",
        "Read out were letters from Oveland and his wife.",
        "The port's tags, topics and posts are on its site.",
        "Subject: the sea. Painter: unknown.",
        "From: a small port. To: a city. So the mayor sums up her plan.",
    ],
)
def test_what_only_looks_leaked(line: str) -> None:
    assert _rules(line) == set()


MOJIBAKE = "check: leakage\nreport: mojibake\ncase: true\nfix: safe"


def test_a_run_of_broken_characters_is_one_match() -> None:
    assert found(MOJIBAKE, "So â€œlateâ€\x9d.") == ["â€œ", "â€\x9d"]
    repaired = [finding.fix.replacements for finding in findings(MOJIBAKE, "The Â£5m cafÃ©.")]
    assert repaired == [("£",), ("é",)]


def test_two_spaces_are_counted_once_for_a_story() -> None:
    yaml = "check: leakage\nreport: spaces\ncase: true\nfix: display\nmessage: '{count}'"
    story = "Quay shut\n\nIt is shut.  It opens in May.  So it is.\n\nA  quay.\n\nOrme    12    9\nOveland    9    3\n"
    assert [finding.message for finding in findings(yaml, story)] == ["3"]
