"""The project's own hook on its own documents: they hold no errors but those that they quote."""

import re

import pytest
import yaml

from tests.cli.calling import call
from tests.documents.ours import DOCUMENTS, ROOT, name_of


def test_the_hook_passes_on_our_documents(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    [repository] = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    hook = next(hook for hook in repository["hooks"] if hook["id"] == "copyedit-check")
    program, *arguments = hook["entry"].split()
    assert program.endswith("copyedit")
    chosen = [name for name in map(name_of, DOCUMENTS) if re.search(hook["files"], name)]
    chosen = [name for name in chosen if not re.search(hook["exclude"], name)]
    assert {"README.md", "docs/repository.md", "training/README.md"} <= set(chosen)
    done = call(*arguments, *chosen)
    assert done.exit_code == 0, f"mend the copy, or suppress what it quotes in docs/copyedit.yaml\n{done.output}"
