"""The report from end to end on a few texts, with the real engine and a stand-in for a peer."""

import sys
from pathlib import Path

import pytest

from benchmarks.accuracy.__main__ import main
from benchmarks.accuracy.cases import Case, Seeded
from benchmarks.accuracy.judging import Judged
from benchmarks.accuracy.kept_out import Story
from benchmarks.accuracy.material import Material, share_of, texts_of
from benchmarks.accuracy.ours import family_of, is_context, ours
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Answers, Text, run_ours
from benchmarks.accuracy.report import Run, sections
from benchmarks.accuracy.sentences import Edit

WRONG = "The minister would of gone home on Monday."
RIGHT = "The minister would have gone home on Monday."
CLEAN = Story("bbc-2004", "en-GB", ("Ministers met on Monday.", "They went home in the the color."))


def _case(before: str = "") -> Case:
    at = len(before) + WRONG.index("of")
    edit = Edit(at, at + 2, "have")
    return Case(before + WRONG, "en-US", len(before), len(before + WRONG), edit, "small_word", "small_pair")


MATERIAL = Material(
    seeded={"small_word": [Seeded(_case(), _case("It was late.\n\n"))]},
    written=[_case()],
    development=[_case()],
    development_clean=[Text(RIGHT, "en-US")],
    clean=[CLEAN, Story("news", "en-US", ("Ministers met on Monday.",))],
    traps=[Text(RIGHT, "en-US")],
)


def _run() -> Run:
    run = Run(MATERIAL, peer_seeded=10, peer_words=100)
    texts = texts_of([*MATERIAL.alone, *MATERIAL.in_story]) + texts_of(MATERIAL.clean)
    run.ours = run_ours([*texts, *MATERIAL.traps], jobs=1)
    return run


def _section(run: Run, title: str) -> str:
    (found,) = (section for section in sections(run) if section.startswith(title))
    return found


def test_ours_is_what_the_tool_reports() -> None:
    shown = [reported for reported in ours(WRONG) if reported.shown]
    assert [(reported.start, reported.end, reported.replacements[0]) for reported in shown] == [(13, 21, "would have")]
    assert ours("The colour of the harbour.", "en-GB") == []
    assert [reported.rule for reported in ours("The colour faded.", "en-US")] == ["us/spelling/or"]


def test_run_ours_in_processes_reports_the_same() -> None:
    texts = [Text(f"{WRONG} {number}", "en-US") for number in range(40)]
    assert run_ours(texts, jobs=2) == run_ours(texts, jobs=1)


def test_families() -> None:
    reported = Reported(0, 1, (), "wire/context/form")
    assert is_context(reported) and family_of(reported) == "agreement"
    assert (
        not is_context(reported._replace(rule="wire/grammar/form"))
        and family_of(reported._replace(rule="wire/a")) == ""
    )


def test_seeded_section() -> None:
    all_of_it = ("100%",) * 4
    assert f"| small_word | small_pair | 1 | {' | '.join(all_of_it * 2)} |" in _section(_run(), "## Seeded errors")


def test_written_section_is_of_what_is_shown() -> None:
    run = _run()
    (text,) = texts_of(MATERIAL.written)
    run.ours[text] = [Reported(13, 21, ("would have",), "wire/context/small-word", 0.4, False)]
    row = "| small_word | small_pair | 1 | {0} | 0% | 0% | - | {0} | 0% | 0% | - |"
    assert row.format("0%") in _section(run, "## Sentences")
    run.ours[text] = [run.ours[text][0]._replace(shown=True, replacements=())]
    assert row.format("100%").replace("-", "100%") in _section(run, "## Sentences")


def test_clean_section() -> None:
    section = _section(_run(), "## False alarms")
    assert "| bbc-2004 | 11 | 2 | 181.818 | 1 | 90.909 | 0 | 0.000 |" in section
    assert "| **all** | 15 | 2 | 133.333 | 1 | 66.667 | 0 | 0.000 |" in section
    assert "| wire/grammar/doubled-word | 1 | 66.667 |" in section
    assert "1 correct sentences that look wrong: 0 findings" in section


def test_curve_is_of_context_rules_only() -> None:
    run = _run()
    # What the shipped model says of these texts may change.
    run.ours = {text: [reported for reported in found if not is_context(reported)] for text, found in run.ours.items()}
    (text,) = texts_of(MATERIAL.in_story)
    at = MATERIAL.in_story[0].edit.start
    run.ours[text] = [*run.ours[text], Reported(at, at + 2, ("have",), "wire/context/small-word", 0.96, False)]
    clean = texts_of(MATERIAL.clean)[1]
    run.ours[clean] = [Reported(0, 9, ("Minister",), "wire/context/form", 0.91, False)]
    section = _section(run, "## The whole curve")
    assert "| 0.9 | 66.667 | 100% (100%; 100%) | 0% (-; -) |" in section
    assert "| 0.95 | 0.000 | 100% (100%; 100%) | 0% (-; -) |" in section
    assert "| 0.97 | 0.000 | 0% (-; -) | 0% (-; -) |" in section
    assert "| 0.05 | 0.9100 | 100% (100%; 100%) |" in section  # just above the false alarm
    assert "| 0.05 | 0.0000 | 100% (100%; 100%) |" in _section(run, "### `small-word` alone")
    assert "| news | 4 | 0 |" in _section(run, "## False alarms")  # what is not shown is no false alarm


def test_peers_section() -> None:
    run = _run()
    silent: Answers = {text: [] for text in run.peers_texts()}
    loud = silent | {text: [Reported(0, 3, ("A",)), Reported(13, 21, ("would have", "x"))] for text in silent}
    run.peers = {"languagetool": loud, "harper": silent}
    section = _section(run, "## Beside")
    assert "| copyedit | copyedit, by context rules | LanguageTool | Harper |" in section
    assert "| seeded, alone | small_word | 1 | 100%, 100% | 0%, 0% | 100%, 100% | 0%, 0% |" in section
    assert "| clean | **all** | 15 | 133.333 | 0.000 | 266.667 | 0.000 |" in section
    assert "| `clean.txt` | alarms | 1 | 0 | 0 | 2 | 0 |" in section
    assert "| right sentences: alarms | 1 | 0 | 2 | 0 |" in _section(run, "## Development")


def test_judged_section() -> None:
    run = _run()
    run.judged = [Judged("news", "wire/a", True), Judged("news", "wire/a", False)]
    assert "of the 133.333 findings per 1,000 words about 66.667 are false alarms" in _section(run, "## Findings")
    run.judged = [Judged("news", "wire/a", None)]
    assert "None of them has been judged yet" in _section(run, "## Findings")


def test_share_of_takes_from_each_publisher() -> None:
    stories = [Story(name, "en-GB", ("Four words of it.",)) for name in ("news", "news", "bbc-2004", "bbc-2004")]
    assert [story.publisher for story in share_of(stories, 7 * 4)] == ["news", "bbc-2004"]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        ([], "needs SHARED"),
        (["shared", "--sample", "3"], "go together"),
        (["shared", "--peers", "gizmo"], "peers are"),
        (["shared", "--sample", "3", "--sample-file", str(Path(__file__).parent / "x.jsonl")], "into the repository"),
    ],
)
def test_refused(
    args: list[str], message: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["accuracy", *args])
    with pytest.raises(SystemExit):
        main()
    assert message in capsys.readouterr().err


def test_judged_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text('{"publisher": "news", "rule": "wire/a", "right": true}\n', encoding="utf-8")
    monkeypatch.setattr(sys, "argv", ["accuracy", "--judged", str(path)])
    main()
    assert "| **all** | 1 | 1 | 100% |" in capsys.readouterr().out
