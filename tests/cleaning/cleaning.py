"""A text cleaned, as a call."""

from __future__ import annotations

from copyedit.cleaning.boilerplate import RULES
from copyedit.cleaning.change import Style
from copyedit.cleaning.cleaner import KINDS, Cleaned, clean
from copyedit.formats.reading import document_of
from copyedit.running.checking import Checker
from copyedit.settings.config import Config

CHECKER = Checker(Config(select=RULES, detect_language=False))


def cleaned(
    data: bytes, *kinds: str, name: str = "story.txt", quotes: str = "majority", dashes: str = "majority"
) -> Cleaned:
    """The file, with changes of these kinds, or of all."""
    checked = CHECKER.check_document(document_of(data, name))
    return clean(
        checked, CHECKER.check_again, kinds or tuple(KINDS), Style(quotes, dashes), is_text=name.endswith("txt")
    )


def cleaned_text(text: str, *kinds: str, **more: str) -> str:
    """The text of the file after that."""
    return cleaned(text.encode(), *kinds, **more).outcome.text
