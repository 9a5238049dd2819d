"""`copyedit batch report` and `batch judge`."""

import json
from pathlib import Path

from tests.batch.archives import write_folder
from tests.cli.calling import assert_one_message, call


def test_the_page_has_counts_samples_and_what_was_put_aside(desk: Path) -> None:
    write_folder(desk / "old", 24)
    (desk / "old/<b>.txt").write_bytes(bytes(range(32)) * 40)
    assert call("batch", "run", "old", "--out", "new").exit_code == 1
    assert call("batch", "report", "new.run").exit_code == 0
    page = (desk / "new.run/report.html").read_text(encoding="utf-8")
    assert "25 stories, 224 words: 32 findings, 16 edits, 1 put aside." in page
    assert '<td><a href="#house/big">house/big</a></td><td class="number">16</td><td class="number">8</td>' in page
    assert '<td><bdi>000</bdi></td><td class="number">10</td><td class="number">16</td>' in page
    assert "A <del>big</del><ins>large</ins> ship by quay" in page
    assert "<small>(not applied)</small>" in page
    assert "<bdi>&lt;b&gt;.txt</bdi>: this is a binary file" in page
    assert "<b>.txt" not in page


def test_answers_are_kept_and_give_an_interval(desk: Path) -> None:
    write_folder(desk / "old", 24)
    call("batch", "run", "old", "--dry-run", "--run", "trial")
    done = call("batch", "judge", "trial", "--rule", "house/big", "-n", "3", stdin=b"y\nn\nq\n")
    assert "[big] ship by" in done.stdout or "[big] ship,” he" in done.stdout
    assert "house/big: 1 of 2 right: 50%, and with 95% confidence between 9% and 91%" in done.stdout
    done = call("batch", "judge", "trial", "--rule", "house/big", "-n", "3", stdin=b"y\n")
    assert done.stdout.count("right?") == 1
    assert "house/big: 2 of 3 right: 67%" in done.stdout
    assert len([json.loads(line) for line in (desk / "trial/judged.jsonl").open(encoding="utf-8")]) == 3
    call("batch", "report", "trial", "--output", "page.html")
    assert "2 of 3 right" in (desk / "page.html").read_text(encoding="utf-8")


def test_a_rule_without_findings_cannot_be_judged(desk: Path) -> None:
    write_folder(desk / "old", 2)
    call("batch", "run", "old", "--dry-run", "--run", "trial")
    assert_one_message(call("batch", "judge", "trial", "--rule", "wire"), "no finding of “wire” in this run")
