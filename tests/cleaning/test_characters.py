"""Mojibake, entities and invisible characters."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cleaning.cleaning import cleaned_text


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Itâ€™s the bankâ€™s quay.", "It’s the bank’s quay."),
        ("â€œThe quay is late,â€\x9d she said.", "“The quay is late,” she said."),
        ("The cafÃ© and the Ã¼ber-mill cost Â£5m.", "The café and the über-mill cost £5m."),
        ("The board â€“ all of it â€” leftâ€¦", "The board – all of it — left…"),
        ("JosÃ© NuÃ±ez met FranÃ§ois in MalmÃ¶.", "José Nuñez met François in Malmö."),
        ("The quay costs â‚¬5m.", "The quay costs €5m."),
        ("Itвs late.".replace("вs", "вЂ™s"), "It’s late."),
        ("It‚Äôs late.", "It’s late."),
        ("The quay was MiloÅ¡ Orme’s.", "The quay was Miloš Orme’s."),
        ("Itâ\x80\x99s late.", "It’s late."),
        ("She paid 30Â°C of heed.", "She paid 30°C of heed."),
    ],
)
def test_mojibake_is_repaired(text: str, right: str) -> None:
    assert cleaned_text(text, "mojibake") == right


@pytest.mark.parametrize(
    "text",
    [
        "The café in Malmö, the Château and the señor’s £5m.",
        "It’s “late” – very late — and 30°C…",
        "SÃO PAULO and SÃO TOMÉ are cities.",
        "Âne Rouge is a port; L’Âge d’Or is a film.",
        "Привет из Москвы, “quoted”.",
        "他说“好”。",
        "The caf� of Velmar.",  # what was lost cannot be guessed
        "½ of it; ¿Qué?; naïve",
        "The first point:â¢ the gate.",  # not Braille
    ],
)
def test_sound_text_is_not_mojibake(text: str) -> None:
    assert cleaned_text(text, "mojibake") == text


def test_only_the_broken_characters_change() -> None:
    assert cleaned_text("One  two &amp; itâ€™s\n\n\n\nso.\n", "mojibake") == "One  two &amp; it’s\n\n\n\nso.\n"


def test_ftfy_is_loaded_for_mojibake_alone() -> None:
    code = (
        "import sys\n"
        "from copyedit.language.text.mojibake import repaired\n"
        "assert repaired('It’s a café, £5m.') == 'It’s a café, £5m.'\n"
        "assert repaired('Doré’s “olé” – a café') == 'Doré’s “olé” – a café'\n"
        "assert 'ftfy' not in sys.modules\n"
        "assert repaired('Itâ€™s') == 'It’s'\n"
        "assert 'ftfy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Tarrow &amp; Oveland", "Tarrow & Oveland"),
        ("She said &quot;no&quot;.", 'She said "no".'),
        ("She said &amp;quot;no&amp;quot;.", 'She said "no".'),
        ("The mill&rsquo;s owner paid &pound;5m.", "The mill’s owner paid £5m."),
        ("The mill&#8217;s owner; the board&#x2019;s.", "The mill’s owner; the board’s."),
        ("Growth of &lt; 2 per cent.", "Growth of < 2 per cent."),
        ("AT&amp;T and R&amp;D;", "AT&T and R&D;"),
        ("10&nbsp;km", "10 km"),  # most of them pad a page
        ("A &lt;b&gt;bold&lt;/b&gt; plan.", "A &lt;b&gt;bold&lt;/b&gt; plan."),
        ("A &bogus; plan & a &#0; one.", "A &bogus; plan & a &#0; one."),
        ("Profits for&#127;the year.", "Profits for&#127;the year."),  # it stands for a blank
    ],
)
def test_entities(text: str, right: str) -> None:
    assert cleaned_text(text, "entities") == right


def test_entities_of_a_page_are_those_that_show() -> None:
    page = "<p>Tarrow &amp; Oveland said &amp;quot;no&amp;quot; to R&amp;amp;D.</p>\n"
    right = '<p>Tarrow &amp; Oveland said "no" to R&amp;D.</p>\n'
    assert cleaned_text(page, "entities", name="story.html") == right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("The Vel\u200bmar quay.\u200b", "The Velmar quay."),
        ("\ufeffA quay\u2060 of\u200e Velmar", "A quay of Velmar"),
        ("The gov\xadern\xadment", "The government"),
        ("The \u202aquay\u202c is \u2066late\u2069.", "The quay is late."),
        ("A port\x7f.", "A port."),
        ("The q\u200du\u200cay.", "The quay."),
        ("A family: \N{MAN}\u200d\N{WOMAN}.", "A family: \N{MAN}\u200d\N{WOMAN}."),
        (
            "The word \u200f\u05e9\u05dc\u05d5\u05dd\u200f is Hebrew.",
            "The word \u200f\u05e9\u05dc\u05d5\u05dd\u200f is Hebrew.",
        ),
        ("\x02The quay.\x03", "\x02The quay.\x03"),  # they frame a wire message
    ],
)
def test_invisible_characters(text: str, right: str) -> None:
    assert cleaned_text(f"It was so.\n\n{text}\n", "invisible") == f"It was so.\n\n{right}\n"
