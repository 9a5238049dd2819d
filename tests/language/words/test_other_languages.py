"""Blocks in other languages, by their small words; English full of names and slips stays English."""

import pytest

from copyedit.language.words.other_languages import is_english

OTHERS = {
    "Spanish": "El puerto de la isla sigue cerrado por una disputa, según el alcalde.",
    "Spanish, short": "La nueva línea llega a 11 puertos",
    "French": "Le ferry reste au port après un différend sur les droits, a déclaré le maire lundi.",
    "German": "Die Fähre bleibt nach einem Streit im Hafen, sagte der Bürgermeister am Montag.",
    "Italian": "Il traghetto resta nel porto dopo una lite, ha detto il sindaco della città.",
    "Portuguese": "O barco fica no porto depois de uma disputa, disse o prefeito.",
    "Dutch": "De boot blijft in de haven na een ruzie over de kosten, zei de burgemeester.",
    "Swedish": "Färjan ligger kvar i hamnen efter ett gräl om avgifter, säger borgmästaren.",
    "Danish": "Færgen bliver i havnen efter en strid om afgifter, sagde borgmesteren mandag.",
    "Finnish": "Lautta pysyy satamassa maksuriidan vuoksi, kaupunginjohtaja sanoi maanantaina.",
    "Polish": "Statki zostają w porcie po sporze o opłaty, powiedział burmistrz.",
    "Indonesian": "Kapal tetap di pelabuhan karena sengketa biaya, kata wali kota.",
    "Russian": "Паром остаётся в порту из-за спора",
    "Greek": "Το πλοίο μένει στο λιμάνι",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_languages(text: str) -> None:
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ferry stays in port.",
        "Ferry halted",
        "La Liga: Real Lanrick beat Atlético Carrow",
        "Teh fery wass haltd in prot on Mondy",
        "Lanrick’s mañana culture raps Peña",
        "A café, a façade, a naïve résumé",
        "He said “c’est la vie” and left",
        "Mayor of São Tarrow talks to Françoise Ovelánd",
        "Carrow, Ines; Oveland, Karsten; Tarrow, Said",
        "",
        "12 – 14",
        "Bonjour",
    ],
)
def test_english_with_names_loans_and_slips(text: str) -> None:
    assert is_english(text)


def test_a_headline_goes_with_the_language_around_it() -> None:
    assert is_english("Kaupunki hylkäsi maksut")
    assert not is_english("Kaupunki hylkäsi maksut", among_others=True)
    assert is_english("Ferry halted in port", among_others=True)
