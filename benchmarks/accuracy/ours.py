"""copyedit over one text, as `copyedit check` would run on it with no settings but the language.

What the context rules hold possible but do not tell is there too, not `shown`: the curve needs it.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from benchmarks.accuracy.peers import Told
from copyedit.findings import Finding
from copyedit.formats.text import read_text
from copyedit.language.context.doubts import LOWEST
from copyedit.rules.choosing import load_rules
from copyedit.running.engine import Engine
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import Config

CONTEXT = "wire/context/"
# Each family of the context model's doubts, and the kind of error that it is there for.
FAMILIES = {"wrong-word": "wrong_word", "small-word": "small_word", "form": "agreement"}


class _Engines(NamedTuple):
    shown: Engine
    unsure: Engine


def ours(text: str, language: str = "", second_read: bool = False) -> list[Told]:
    """All that copyedit finds, with the default packs and that of the language."""
    document, shown = read_text("copy.txt", text), told_by_default(text, language, second_read)
    known = {(told.start, told.end, told.rule) for told in shown}
    # Asked for the same text again, the model does not read it twice.
    engine = _engines(language, second_read).unsure
    unsure = (_told(finding)._replace(shown=False) for finding in engine.check(document))
    return shown + [told for told in unsure if (told.start, told.end, told.rule) not in known]


def told_by_default(text: str, language: str = "", second_read: bool = False) -> list[Told]:
    """What `copyedit check` shows."""
    engine = _engines(language, second_read).shown
    return [_told(finding) for finding in engine.check(read_text("copy.txt", text))]


def is_context(told: Told) -> bool:
    return told.rule.startswith(CONTEXT)


def family_of(told: Told) -> str:
    """The kind of error that the context rule is there for; "" for another rule."""
    return FAMILIES.get(told.rule.removeprefix(CONTEXT), "") if is_context(told) else ""


def _told(finding: Finding) -> Told:
    return Told(*finding.span, finding.fix.replacements, finding.rule, finding.confidence)


@cache
def _engines(language: str, second_read: bool) -> _Engines:
    config = Config(language=language or None, second_read=second_read)
    context = [rule for rule in load_rules(config.pack_names(), ()) if rule.check == "context"]
    changes = {"confidence": LOWEST, "second_read": second_read}
    unsure = [rule.with_prepared(rule.prepared._replace(**changes)) for rule in context]
    return _Engines(RuleSets().for_settings(config).engine, Engine(unsure))
