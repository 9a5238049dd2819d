"""`copyedit batch report` and `batch judge`."""

import json
import re
from pathlib import Path

from tests.batch.archives import story, write_folder
from tests.cli.calling import assert_one_message, call


def test_the_page_has_counts_samples_and_what_was_put_aside(desk: Path) -> None:
    write_folder(desk / "old", 24)
    (desk / "old/<b>.txt").write_bytes(bytes(range(32)) * 40)
    assert call("batch", "run", "old", "--out", "new").exit_code == 1
    assert call("batch", "report", "new.run").exit_code == 0
    page = (desk / "new.run/report.html").read_text(encoding="utf-8")
    figures = dict(re.findall(r"<dt>([a-z ]+)</dt><dd>([0-9,]+)</dd>", page))
    assert figures == {"stories": "25", "words": "224", "findings": "32", "edits": "16", "put aside": "1"}
    assert '<td><a href="#house/big">house/big</a></td><td class="number">16</td><td class="number">8</td>' in page
    assert _cells(page, "000") == ["000", "10", "98", "16", "8"]
    assert "<li><del>big</del> → <ins>large</ins> <small>×8</small></li>" in page
    assert "A <del>big</del><ins>large</ins> ship by quay" in page
    assert "<small>(not applied)</small>" in page
    assert "<bdi>&lt;b&gt;.txt</bdi>: this is a binary file" in page
    assert "<b>.txt" not in page


def _cells(page: str, name: str) -> list[str]:
    """The first cells of the row with this name."""
    [row] = re.findall(rf"<tr><td><bdi>{re.escape(name)}</bdi>.*?</tr>", page)
    return [re.sub("<.*?>", "", cell) for cell in re.findall("<td.*?</td>", row)][:5]


def test_charts_by_year_need_dates_and_nothing_from_outside(desk: Path) -> None:
    rows = [{"day": f"{1986 + n % 3}-05-01", "desk": f"<{n % 2}>", "body": story(3 * n)} for n in range(9)]
    (desk / "old.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    fields = ("--text-field", "body", "--date-field", "day", "--section-field", "desk")
    assert call("batch", "run", "old.jsonl", "--out", "new.jsonl", *fields).exit_code == 0
    assert call("batch", "report", "new.jsonl.run").exit_code == 0
    page = (desk / "new.jsonl.run/report.html").read_text(encoding="utf-8")
    assert _cells(page, "1987") == ["1987", "3", "42", "12", "6"]
    assert _cells(page, "&lt;1&gt;") == ["&lt;1&gt;", "4", "56", "16", "8"]
    assert page.count("<polyline") == 2  # a line over the years for each rule
    assert "<title>1987: 285.7</title>" in page  # 12 findings in 42 words
    assert not re.search(r"https?://|url\(|<script|<link|<img", page)
    call("batch", "undo", "new.jsonl.run")
    call("batch", "report", "new.jsonl.run")
    assert _cells((desk / "new.jsonl.run/report.html").read_text(encoding="utf-8"), "1987")[3:] == ["12", "0"]


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
