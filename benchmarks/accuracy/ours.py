"""Run copyedit on one text, like `copyedit check` with no settings but the language.

Doubts of the context rules below their threshold are included, but not `shown`: the curve needs them.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from benchmarks.accuracy.peers import Reported
from copyedit.findings import Finding
from copyedit.formats.text import read_text
from copyedit.language.context.doubts import LOWEST
from copyedit.rules.choosing import load_rules
from copyedit.running.engine import Engine
from copyedit.running.rule_sets import RuleSets
from copyedit.settings.config import Config

CONTEXT = "wire/context/"
# Each family of the context model's doubts, and the kind of error that it is meant for.
FAMILIES = {"wrong-word": "wrong_word", "small-word": "small_word", "form": "agreement"}


class _Engines(NamedTuple):
    shown: Engine
    unsure: Engine


def ours(text: str, language: str = "") -> list[Reported]:
    """Everything copyedit finds, with the default packs and that of the language."""
    document, shown = read_text("copy.txt", text), reported_by_default(text, language)
    known = {(reported.start, reported.end, reported.rule) for reported in shown}
    # The model does not read the same text twice: its doubts are cached.
    engine = _engines(language).unsure
    unsure = (_reported(finding)._replace(shown=False) for finding in engine.check(document))
    return shown + [reported for reported in unsure if (reported.start, reported.end, reported.rule) not in known]


def reported_by_default(text: str, language: str = "") -> list[Reported]:
    """What `copyedit check` reports."""
    engine = _engines(language).shown
    return [_reported(finding) for finding in engine.check(read_text("copy.txt", text))]


def is_context(reported: Reported) -> bool:
    return reported.rule.startswith(CONTEXT)


def family_of(reported: Reported) -> str:
    """The kind of error that a context rule is meant for; "" for other rules."""
    return FAMILIES.get(reported.rule.removeprefix(CONTEXT), "") if is_context(reported) else ""


def _reported(finding: Finding) -> Reported:
    return Reported(*finding.span, finding.fix.replacements, finding.rule, finding.confidence)


@cache
def _engines(language: str) -> _Engines:
    config = Config(language=language or None)
    context = [rule for rule in load_rules(config.pack_names(), ()) if rule.check == "context"]
    unsure = [rule.with_prepared(rule.prepared._replace(confidence=LOWEST)) for rule in context]
    return _Engines(RuleSets().for_settings(config).engine, Engine(unsure))
