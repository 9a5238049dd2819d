"""`copyedit rules import`: files are written, tested and used; nothing is overwritten unasked."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.calling import assert_one_message, call, call_json, rules_of, write
from tests.cli.conftest import desk as desk


def _style(folder: Path) -> Path:
    write(folder / "Quay/Terms.yml", "extends: substitution\nmessage: \"Use '%s'.\"\nswap:\n  wharf: pier\n")
    write(folder / "Quay/Grade.yml", "extends: readability\nmessage: No.\n")
    return folder / "Quay"


def test_a_style_is_imported_tested_and_used(desk: Path) -> None:
    result = call("rules", "import", "vale", str(_style(desk)), "--to", "imported")
    assert result.exit_code == 0
    assert "not carried over: Grade.yml: readability: it is a formula over the whole text" in result.output
    assert "1 of 2 rules written to imported; 0 in part, 0 without examples." in result.output
    assert call("rules", "test", "imported").output == "1 rule, 2 examples: all passed.\n"
    write(desk / ".copyedit.yaml", "packs: []\nrules: [imported]\n")
    assert rules_of(call_json(str(write(desk / "a.txt", "The wharf burned.\n")))) == ["imported/terms"]


def test_files_that_exist_are_kept(desk: Path) -> None:
    style = str(_style(desk))
    write(desk / "quay/terms.yaml", "mine")
    result = call("rules", "import", "vale", style)
    assert result.exit_code == 2
    assert_one_message(result, "terms.yaml", "--force")
    assert (desk / "quay/terms.yaml").read_text() == "mine"
    assert call("rules", "import", "vale", style, "--force").exit_code == 0
    assert "check: substitution" in (desk / "quay/terms.yaml").read_text()


def test_typerighter(desk: Path) -> None:
    rule = {"_type": "a.RegexRule", "id": "7", "regex": "(?i)\\bwharf\\b", "replacement": {"text": "pier"}}
    word = {"_type": "a.DictionaryRule", "id": "8", "word": "quay"}
    write(desk / "House rules.json", "\n".join(map(json.dumps, [rule, word])))
    result = call("rules", "import", "typerighter", "House rules.json")
    assert "1 of 2 rules written to house-rules" in result.output
    assert call("rules", "test", "house-rules").exit_code == 0


def test_a_file_of_another_kind(desk: Path) -> None:
    result = call("rules", "import", "typerighter", str(write(desk / "a.txt", "A story.\n")))
    assert result.exit_code == 2
    assert_one_message(result, "a.txt", "neither JSON lines nor one JSON object")
