"""The sections of the report. Start with `sections`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.accuracy import tables
from benchmarks.accuracy.cases import Case, sample
from benchmarks.accuracy.curve import Clean
from benchmarks.accuracy.judging import Alarm, Judged
from benchmarks.accuracy.kept_out import PUBLISHERS, Story
from benchmarks.accuracy.material import SEED, Material, share_of, texts_of, words_of
from benchmarks.accuracy.ours import FAMILIES, family_of, is_context
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Answers, Text
from benchmarks.accuracy.scoring import Verdict, verdict_on
from copyedit.learning.texts import TEST_ONLY

NAMES = {"languagetool": "LanguageTool", "harper": "Harper"}
Choice = Callable[[Reported], bool]


@dataclass(slots=True)
class Run:
    """What was checked, and the results."""

    material: Material
    peer_seeded: int
    peer_words: int
    ours: Answers = field(default_factory=dict)
    peers: dict[str, Answers] = field(default_factory=dict)
    judged: Sequence[Judged] = ()

    def alarms(self) -> list[Alarm]:
        """Everything copyedit reports in the clean stories by default."""
        return self._alarms(lambda reported: reported.shown)

    def unsure_alarms(self) -> list[Alarm]:
        """All doubts of the context rules in the clean stories, whether reported by default or not."""
        return self._alarms(is_context)

    def _alarms(self, choice: Choice) -> list[Alarm]:
        return [
            Alarm(story.publisher, story.text, reported)
            for story, text in zip(self.material.clean, texts_of(self.material.clean), strict=True)
            for reported in self.ours[text]
            if choice(reported)
        ]

    def peers_cases(self) -> list[Case]:
        return sample(self.material.seeded, self.peer_seeded)

    def peers_clean(self) -> list[Story]:
        return share_of(self.material.clean, self.peer_words)

    def peers_texts(self) -> list[Text]:
        """Everything the peers are given."""
        material = self.material
        cases = [*self.peers_cases(), *material.written, *material.development]
        return [*texts_of(cases), *texts_of(self.peers_clean()), *material.traps, *material.development_clean]


def verdicts(
    cases: Sequence[Case], answers: Answers, choice: Choice = lambda reported: reported.shown
) -> list[Verdict]:
    return [verdict_on(case, filter(choice, answers[text])) for case, text in zip(cases, texts_of(cases), strict=True)]


def sections(run: Run) -> Iterator[str]:
    """The report, one section after the other, in Markdown."""
    yield text_section(run)
    yield seeded_section(run)
    yield written_section(run)
    yield clean_section(run)
    yield from curve_sections(run)
    if run.peers:
        yield peers_section(run)
    if run.material.development:
        yield development_section(run)
    if run.judged:
        yield judged_section(run)


def text_section(run: Run) -> str:
    material = run.material
    by_kind = ", ".join(f"{len(cases):,} {kind}" for kind, cases in material.seeded.items())
    words = words_of(material.clean)
    whole = [name for name in PUBLISHERS if name in TEST_ONLY]
    parts = [name for name in PUBLISHERS if name not in TEST_ONLY]
    return f"""# Accuracy of copyedit

Text that no model was trained or tuned on (`copyedit/learning/texts.py`): all of {_listed(whole)}, and the test
parts of {_listed(parts)}.
Seed {SEED}. A document is a story of some 400 words. Seeded: {by_kind}; false alarms: {words.total():,} words
in {len(material.clean):,} other stories.
Every program is given the language: that of the publisher or, in `news`, British if the article has more British than
American spellings. copyedit runs with its default packs and that of the language."""


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:-1]) + f" and {names[-1]}"


def seeded_section(run: Run) -> str:
    alone, in_story = run.material.alone, run.material.in_story
    columns = {"": verdicts(alone, run.ours), "in story: ": verdicts(in_story, run.ours)}
    return f"""## Seeded errors

The sentence alone, and in its story. *found*: a finding overlaps the error. *right first*: its first replacement makes
exactly the right sentence, with either apostrophe. *precision*: found, as a share of all findings in the sentence.

{tables.accuracy(alone, columns)}"""


def written_section(run: Run) -> str:
    cases = run.material.written
    columns = {"": verdicts(cases, run.ours), "by context rules: ": verdicts(cases, run.ours, _is_shown_context)}
    return f"""## Sentences written by hand

`sentences.txt`, one error each, by all rules that are on by default, and by the context rules alone as reported: where
another rule is certain, they give way. The curve includes everything they find.

{tables.accuracy(cases, columns)}"""


def _is_shown_context(reported: Reported) -> bool:
    return reported.shown and is_context(reported)


def clean_section(run: Run) -> str:
    words, alarms = words_of(run.material.clean), run.alarms()
    traps = run.material.traps
    reported = [(text, each) for text in traps for each in run.ours[text] if each.shown]
    lines = "".join(f"- {each.rule}: {_marked(text.text, each)}\n" for text, each in reported)
    return f"""## False alarms on clean copy

Everything reported by default counts as a false alarm here, even if it is a real error of the publisher.

{tables.false_alarms(words, alarms)}

{tables.by_rule(alarms, words.total())}

`clean.txt`, {len(traps)} correct sentences that look wrong: {len(reported)} findings.

{lines}""".rstrip()


def _marked(text: str, reported: Reported) -> str:
    start, end, offered = reported.start, reported.end, " | ".join(reported.replacements[:3])
    return f"{text[:start]}**[{text[start:end]}]**{text[end:]} → {offered or '(nothing)'}"


def curve_sections(run: Run) -> Iterator[str]:
    confidences = [alarm.reported.confidence for alarm in run.unsure_alarms()]
    clean = Clean(words_of(run.material.clean).total(), confidences)
    groups = _curve_groups(run, is_context)
    yield f"""## The whole curve: context rules at each threshold of confidence

Each cell: found (share of these with the right first replacement; precision in the sentence). Seeded errors are in
their stories. False alarms are those of all context rules.

{tables.curve(clean, groups)}

The same at fixed rates of false alarms:

{tables.curve_by_rate(clean, groups)}"""
    for family, kind in FAMILIES.items():
        yield _family_section(run, family, kind)


def _family_section(run: Run, family: str, kind: str) -> str:
    """One family of rules, with its own threshold, on the errors that it is meant for."""

    def is_mine(reported: Reported) -> bool:
        return family_of(reported) == kind

    confidences = [alarm.reported.confidence for alarm in run.unsure_alarms() if is_mine(alarm.reported)]
    clean = Clean(words_of(run.material.clean).total(), confidences)
    groups = {name: found for name, found in _curve_groups(run, is_mine).items() if name.endswith(kind)}
    return f"### `{family}` alone, with a threshold of its own\n\n{tables.curve_by_rate(clean, groups)}"


def _curve_groups(run: Run, choice: Choice) -> dict[str, list[Verdict]]:
    groups: dict[str, list[Verdict]] = {}
    for name, cases in (("seeded", run.material.in_story), ("by hand", run.material.written)):
        for case, verdict in zip(cases, verdicts(cases, run.ours, choice), strict=True):
            groups.setdefault(f"{name}: {case.kind}", []).append(verdict)
    return groups


def peers_section(run: Run) -> str:
    cases, written, clean = run.peers_cases(), run.material.written, run.peers_clean()
    head = ["text", "kind", "sentences or words", *_programs(run, [], by_context=True)]
    rows = [
        (name, *row)
        for name, some in (("seeded, alone", cases), ("by hand", written))
        for row in tables.side_by_side(some, _programs(run, some, by_context=True))
    ]
    return f"""## Beside LanguageTool and Harper

A share of the text above, the same for all: {len(cases):,} of the seeded sentences, alone, all those written by hand,
and {words_of(clean).total():,} words of clean stories. "found, right first" of the sentences; alarms per 1,000
words of clean copy. README.md describes the peers' settings.

{tables.table(head, [*rows, *_alarm_rows(run, clean)], words=2)}"""


def _programs(run: Run, cases: Sequence[Case], by_context: bool = False) -> dict[str, list[Verdict]]:
    programs = {"copyedit": verdicts(cases, run.ours)}
    if by_context:
        programs["copyedit, by context rules"] = verdicts(cases, run.ours, _is_shown_context)
    return programs | {NAMES[name]: verdicts(cases, answers) for name, answers in run.peers.items()}


def _alarm_rows(run: Run, clean: Sequence[Story]) -> Iterator[tables.Row]:
    words = words_of(clean)
    for publisher in (*words, None):
        texts = texts_of(story for story in clean if publisher in (story.publisher, None))
        amount = words[publisher] if publisher else words.total()
        rates = [tables.rate(count, amount) for count in _alarm_counts(run, texts)]
        yield ("clean", publisher or "**all**", f"{amount:,}", *rates)
    traps = run.material.traps
    yield ("`clean.txt`", "alarms", len(traps), *_alarm_counts(run, traps))


def _alarm_counts(run: Run, texts: Sequence[Text]) -> list[int]:
    ours = [reported for text in texts for reported in run.ours[text] if reported.shown]
    theirs = [sum(len(answers[text]) for text in texts) for answers in run.peers.values()]
    return [len(ours), sum(map(is_context, ours)), *theirs]


def development_section(run: Run) -> str:
    cases, right = run.material.development, run.material.development_clean
    programs = _programs(run, cases)
    alarms = _alarm_counts(run, right)
    row: tables.Row = ("right sentences: alarms", len(right), alarms[0], *alarms[2:])
    return f"""## Development text: tuned on, not an independent figure

Genuine edits of government news (`real-edits`, those that had to be made), examples of LanguageTool's own rules
(`rule-examples-a`) and of Harper's (`-b`), and the correct sentences that go with the latter two: found, right first.

{tables.table(["text", "sentences", *programs], [*tables.side_by_side(cases, programs), row])}"""


def judged_section(run: Run) -> str:
    return f"""## Findings on clean copy, judged by reading

{tables.judged(run.judged)}

{_without_true_errors(run)}"""


def _without_true_errors(run: Run) -> str:
    known = [each.right for each in run.judged if each.right is not None]
    if not known:
        return "None of them has been judged yet."
    reported, words = len(run.alarms()), words_of(run.material.clean).total()
    wrong = reported * known.count(False) / len(known)
    return (
        f"So of the {tables.rate(reported, words)} findings per 1,000 words about {tables.rate(wrong, words)} "
        "are false alarms."
    )
