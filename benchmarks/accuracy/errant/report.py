"""The report, in Markdown. Start with `sections`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks.accuracy.errant.annotating import Annotator, Edit
from benchmarks.accuracy.errant.scoring import Compared, Key, Score, by_correction, by_detection, score
from benchmarks.accuracy.errant.sentences import Corrected, words_of
from benchmarks.accuracy.tables import Row, rate, table

KINDS_SHOWN = 12
Choice = Callable[[Edit], bool]


@dataclass(frozen=True)
class Measured:
    """A set of sentences, and what each program made of each."""

    name: str
    sentences: Sequence[Corrected]
    written: Mapping[str, Sequence[str]]

    def texts(self) -> Iterator[str]:
        """Everything that has to be parsed."""
        for sentence in self.sentences:
            yield sentence.text.text
            yield from sentence.references
        for written in self.written.values():
            yield from written

    def compared(self, program: str, annotator: Annotator, choice: Choice) -> list[Compared]:
        return [
            (
                [*filter(choice, annotator.edits(sentence.text.text, written))],
                [
                    [*filter(choice, annotator.edits(sentence.text.text, reference))]
                    for reference in sentence.references
                ],
            )
            for sentence, written in zip(self.sentences, self.written[program], strict=True)
        ]

    def between_annotators(self, annotator: Annotator, choice: Choice) -> list[Compared]:
        """The last annotator as if a program, against the others."""
        alike = Measured(
            self.name,
            [sentence._replace(references=sentence.references[:-1]) for sentence in self.sentences],
            {"": [sentence.references[-1] for sentence in self.sentences]},
        )
        return alike.compared("", annotator, choice)


def any_edit(edit: Edit) -> bool:
    return True


def is_word(edit: Edit) -> bool:
    """False for punctuation and for capitals alone."""
    return not edit.is_punctuation and not edit.is_case


def sections(sets: Sequence[Measured], annotator: Annotator) -> Iterator[str]:
    """One section for each set."""
    for measured in sets:
        yield _section(measured, annotator)


def _section(measured: Measured, annotator: Annotator) -> str:
    sentences, words = measured.sentences, words_of([*measured.sentences])
    references = len(sentences[0].references)
    return f"""## `{measured.name}`: {len(sentences):,} sentences, {words:,} words, {references} annotators

All edits:

{_programs(measured, annotator, any_edit)}

Without punctuation and capitals:

{_programs(measured, annotator, is_word)}

The {KINDS_SHOWN} kinds that annotators mark most often, TP / FP / FN, then precision, recall:

{_kinds(measured, annotator)}"""


def _programs(measured: Measured, annotator: Annotator, choice: Choice) -> str:
    head = ["", "edits per 1,000 words", "TP", "FP", "FN", "precision", "recall", "F0.5", "95% interval"]
    head += [f"detection: {name}" for name in ("precision", "recall", "F0.5")]
    words = words_of([*measured.sentences])
    compared = {program: measured.compared(program, annotator, choice) for program in measured.written}
    compared["the last annotator, against the others"] = measured.between_annotators(annotator, choice)
    return table(head, [(program, *_row(each, words)) for program, each in compared.items()])


def _row(compared: Sequence[Compared], words: int) -> Iterator[object]:
    corrected, detected = score(compared, by_correction), score(compared, by_detection)
    yield rate(corrected.counts.right + corrected.counts.wrong, words)
    yield from corrected.counts
    yield from _shares(corrected)
    yield "{:.3f} to {:.3f}".format(*corrected.interval())
    yield from _shares(detected)


def _shares(score: Score) -> Iterator[str]:
    counts = score.counts
    yield f"{100 * counts.precision:.1f}%" if counts.right + counts.wrong else "-"
    yield f"{100 * counts.recall:.1f}%"
    yield f"{counts.f:.3f}"


def _kinds(measured: Measured, annotator: Annotator) -> str:
    marked = Counter(
        edit.kind
        for sentence in measured.sentences
        for reference in sentence.references
        for edit in annotator.edits(sentence.text.text, reference)
    )
    programs = {program: _by_kind(measured, program, annotator) for program in measured.written}
    rows: list[Row] = [
        (kind, number, *(cell for score in programs.values() for cell in _cells(score, kind)))
        for kind, number in marked.most_common(KINDS_SHOWN)
    ]
    columns = [column for program in programs for column in (program, "precision, recall")]
    return table(["kind", "marked, by all annotators", *columns], rows)


def _by_kind(measured: Measured, program: str, annotator: Annotator, key: Key = by_correction) -> Score:
    return score(measured.compared(program, annotator, any_edit), key)


def _cells(score: Score, kind: str) -> Iterator[str]:
    counts = score.by_kind.get(kind)
    if counts is None:
        yield from ("-", "-")
        return
    yield " / ".join(map(str, counts))
    precision = f"{100 * counts.precision:.0f}%" if counts.right + counts.wrong else "-"
    yield f"{precision}, {100 * counts.recall:.0f}%"
