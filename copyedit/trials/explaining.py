"""A rule explained for people: what it reports, why, on which copy, how often it was right. Start with `explain`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import NamedTuple

from copyedit.errors import RuleError
from copyedit.findings import Safety
from copyedit.rules.packs import page_of
from copyedit.rules.rule import Rule
from copyedit.running.engine import Engine
from copyedit.trials.examples import found_in
from copyedit.trials.figures import figures_of, sentence

_BREAK = "\n\n"  # between the paragraphs of an example
_FIXES = {
    Safety.SAFE: "safe: applied by “fix”, but not in quotations, names, figures and headlines",
    Safety.UNSAFE: "needs review: applied by “fix --unsafe”, but not in quotations",
    Safety.DISPLAY: "shown, never applied",
}


class Explanation(NamedTuple):
    """`facts` are labels with a text; `examples` say whether the copy is wrong, right after the fix, or right."""

    rule: str
    messages: Sequence[str]
    because: str
    facts: Sequence[tuple[str, str]]
    examples: Sequence[tuple[str, str]]
    links: Sequence[str]


def explain(rule: Rule) -> Explanation:
    """All that a reader of a finding may ask of its rule."""
    facts = [("level", rule.level.label + ("; off unless selected" if rule.advisory else ""))]
    facts += [("fix", _FIXES[rule.safety]), ("measured", _measured(rule))]
    examples: list[tuple[str, str]] = []
    for example in rule.examples:
        examples.append(("wrong" if example.is_bad else "right", example.text.strip()))
        if example.good is not None:
            examples.append(("fixed", example.good.strip()))
    links = dict.fromkeys(link for link in (rule.link, page_of(rule)) if link)
    return Explanation(rule.id, messages(rule) or [rule.message], rule.because or "", facts, examples, list(links))


def as_text(about: Explanation, width: int | None = None) -> str:
    """The explanation as lines of text, each at most `width` characters long if that is given."""
    head = [*about.messages, *filter(None, [about.because])]
    facts = [f"{label}: {text}" for label, text in about.facts]
    examples = [f"{label}: {text.replace(_BREAK, ' / ')}" for label, text in about.examples]
    parts = [part for part in (head, facts, examples) if part]
    lines = [about.rule]
    for number, part in enumerate(parts):
        lines += [*([""] if number else []), *(line for text in part for line in _indented(text, width))]
    return "\n".join([*lines, *(["", *(f"  {link}" for link in about.links)] if about.links else [])])


def _indented(text: str, width: int | None) -> list[str]:
    if width is None:
        return [f"  {text}"]
    return textwrap.wrap(text, width, initial_indent="  ", subsequent_indent="    ", break_on_hyphens=False)


def messages(rule: Rule) -> list[str]:
    """What the rule reports on its own first examples; nothing where another program would have to be asked."""
    engine = Engine([rule])
    found: list[str] = []
    for example in rule.examples if rule.check != "grammar" else ():
        found += [finding.message for finding in found_in(engine, example.text)]
    return list(dict.fromkeys(found))[:2]


def _measured(rule: Rule) -> str:
    try:
        figures = figures_of([rule]).get(rule.id)
    except RuleError:
        figures = None  # a broken file of figures is reported where figures are what is asked for
    return sentence(figures) if figures else "not yet"
