"""Measuring backends: one error at a time, hits with ids, judgements that go into the rule files."""

import json
from pathlib import Path

import pytest
import yaml

from benchmarks.accuracy.cases import Case
from benchmarks.accuracy.kept_out import Spelling, Story
from benchmarks.accuracy.peers import Reported
from benchmarks.accuracy.programs import Text
from benchmarks.accuracy.sentences import Edit
from benchmarks.backends.allowed import figures_of, read_allowed, read_figures, write_figures
from benchmarks.backends.fresh import READ, Added, at_other_places, read_verdicts, render_added, write_added
from benchmarks.backends.hits import Hit, RuleHits, measure, write_hits
from benchmarks.backends.judgements import DECISIONS, Judgement, read_judgements, take_in, verdicts, write_judgements
from benchmarks.backends.table import Program, added, join
from benchmarks.backends.texts import read_cases
from copyedit.document import Span
from copyedit.findings import Finding, Fix, Level, Safety

TWO_ERRORS = {
    "text": "The mayor of Lanrick have sign an treaty.",
    "edits": [
        {"start": 21, "end": 25, "replacement": "has"},
        {"start": 26, "end": 30, "replacement": "signed"},
        {"start": 31, "end": 33, "replacement": "a"},
    ],
}
NEWS = Text("The board met in an hotel in an town.", "en-GB")
A_HOTEL, A_TOWN = Reported(17, 19, ("a",), "AnA"), Reported(29, 31, ("a",), "AnA")


def test_a_sentence_with_three_errors_is_three_cases(tmp_path: Path) -> None:
    for name in ("real-edits", "rule-examples-a", "rule-examples-b", "wiki-edited"):
        (tmp_path / f"{name}.jsonl").write_text("", encoding="utf-8")
    (tmp_path / "web-edited.jsonl").write_text(json.dumps(TWO_ERRORS), encoding="utf-8")
    cases = read_cases(tmp_path, Spelling([], []))["web-edited"]
    assert [(case.text, case.text[case.edit.start : case.edit.end]) for case in cases] == [
        ("The mayor of Lanrick have signed a treaty.", "have"),
        ("The mayor of Lanrick has sign a treaty.", "sign"),
        ("The mayor of Lanrick has signed an treaty.", "an"),
    ]


def test_an_id_is_the_words_nearby() -> None:
    hit = Hit("harper", NEWS.text, A_TOWN)
    moved = Hit("harper", f"On Monday evening. {NEWS.text}", A_TOWN._replace(start=48, end=50))
    assert hit.id == moved.id
    assert hit.id != Hit("harper", NEWS.text, A_HOTEL).id
    assert hit.id != Hit("languagetool", NEWS.text, A_TOWN).id


def _measured() -> list[RuleHits]:
    case = Case("He saw an dog in an hour.", "en-GB", 0, 25, Edit(7, 9, "a"), "web-edited", "")
    answers = {
        NEWS: [A_HOTEL, A_TOWN],
        Text(case.text, "en-GB"): [Reported(7, 9, ("a",), "AnA"), Reported(17, 19, (), "Other")],
    }
    return measure("harper", answers, [NEWS], 9, [case])


def test_figures_of_rules() -> None:
    (articles, other) = _measured()
    assert articles.figures == {"words": 9, "hits": 2, "found": 1, "first": 1, "beside": 0}
    assert other.figures == {"words": 9, "hits": 0, "found": 0, "first": 0, "beside": 1}


def test_judged_hits_come_back(tmp_path: Path) -> None:
    hits, judged = tmp_path / "hits.jsonl", tmp_path / "judged.yaml"
    town, hotel = Hit("harper", NEWS.text, A_TOWN).id, Hit("harper", NEWS.text, A_HOTEL).id
    assert write_hits(hits, _measured(), {town: True}) == 1
    judgements = {"harper": {"AnA": Judgement(decision="allowed", because="by sound", right=("gone",))}}
    take_in(judgements, hits.read_text(encoding="utf-8").replace("null", "false").splitlines())
    write_judgements(judgements, judged)
    assert read_judgements(judged) == judgements
    articles = judgements["harper"]["AnA"]
    assert (articles.right, articles.wrong, articles.hits, articles.because) == ((town,), (hotel,), 2, "by sound")
    assert verdicts(judgements) == {town: True, hotel: False}
    assert NEWS.text[:9] not in judged.read_text(encoding="utf-8")


def test_figures_go_into_rule_files(tmp_path: Path) -> None:
    file = tmp_path / "harper.yaml"
    start = "check: grammar\nbackend: harper # in process\nallow:\n"
    file.write_text(start + '  AnA: {hits: 1, judged: 1, right: 1, words: 9, message: "a, an"}\n', encoding="utf-8")
    judgement = Judgement(words=90, hits=4, right=("1", "2"), wrong=("3",))
    write_figures({"harper": {"AnA": judgement}}, tmp_path)
    assert file.read_text(encoding="utf-8") == (
        start + '  AnA: {hits: 4, judged: 3, right: 2, words: 90, message: "a, an"}\n'
    )
    assert read_figures(tmp_path) == {"harper": {"AnA": figures_of(judgement)}}
    assert read_allowed(tmp_path) == {"harper": ("AnA",)}


def test_one_finding_per_place() -> None:
    story = Story("news", "en-GB", (NEWS.text,))
    ours, theirs = Program(stories={story: [A_HOTEL]}), Program(stories={story: [A_HOTEL, A_TOWN]})
    both = join([ours, theirs])
    assert both.stories[story] == [A_HOTEL, A_TOWN]
    assert [alarm.reported for alarm in added(ours, both)] == [A_TOWN]


def _finding(start: int, end: int) -> Finding:
    span, fix = Span(start, end), Fix((), Safety.UNSAFE, ())
    return Finding("grammar/harper", Level.WARNING, span, span, NEWS.text[start:end], "", None, fix, 1.0, False)


def test_added_is_where_copyedit_alone_reports_nothing() -> None:
    hotel, hotel_too, town = _finding(17, 19), _finding(17, 25), _finding(29, 31)
    assert list(at_other_places([hotel_too, town], [hotel])) == [town]


def test_what_was_read_is_filled_in_and_counted(tmp_path: Path) -> None:
    hotel, town = Hit("harper", NEWS.text, A_HOTEL), Hit("harper", NEWS.text, A_TOWN)
    added, judged = [Added("news", hotel), Added("news", town)], {hotel.id: False}
    write_added(tmp_path / "added.jsonl", added, judged)
    rows = map(json.loads, (tmp_path / "added.jsonl").read_text(encoding="utf-8").splitlines())
    assert [row["right"] for row in rows] == [False, None]
    summary, _, *lines = render_added(added, judged, 1000).splitlines()
    assert summary == "2.000 added, 1.000 wrong per 1,000 of 1,000 words; 1 not read"
    assert lines[2:] == ["| all | 2 | 0 | 1 |", "| harper/AnA | 2 | 0 | 1 |"]


def test_no_finding_was_read_as_right_and_wrong() -> None:
    data = yaml.safe_load(READ.read_text(encoding="utf-8"))
    assert len(read_verdicts()) == len(data["right"]) + len(data["wrong"])


@pytest.mark.parametrize("backend", ["languagetool", "harper"])
def test_rule_files_have_the_figures_judged(backend: str) -> None:
    judgements = read_judgements()[backend]
    assert read_figures()[backend] == {
        rule: figures_of(judgement) for rule, judgement in judgements.items() if judgement.decision != "refused"
    }
    assert set(read_allowed()[backend]) == {rule for rule, each in judgements.items() if each.decision == "allowed"}


def test_every_rule_has_a_decision_and_those_allowed_are_right_nine_times_in_ten() -> None:
    for rules in read_judgements().values():
        for rule, judgement in rules.items():
            assert judgement.decision in DECISIONS, rule
            if judgement.decision == "allowed":
                assert len(judgement.right) >= 0.9 * judgement.judged, rule
