"""The set-up for editors: it can be read by what reads it, and starts the server."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

EDITORS = Path(__file__).parent.parent.parent / "examples/editors"


def test_helix() -> None:
    server = tomllib.loads((EDITORS / "helix.toml").read_text(encoding="utf-8"))["language-server"]["copyedit"]
    assert [server["command"], *server["args"]] == ["copyedit", "lsp"]


def test_neovim_and_emacs_start_the_server() -> None:
    assert 'cmd = { "copyedit", "lsp" }' in (EDITORS / "neovim.lua").read_text(encoding="utf-8")
    assert '("copyedit" "lsp")' in (EDITORS / "emacs.el").read_text(encoding="utf-8")


def test_the_extension_for_vs_code_names_what_there_is() -> None:
    manifest = json.loads((EDITORS / "vscode/package.json").read_text(encoding="utf-8"))
    script = (EDITORS / "vscode" / manifest["main"]).read_text(encoding="utf-8")
    assert 'args: ["lsp"]' in script
    for event in manifest["activationEvents"]:
        assert f'"{event.partition(":")[2]}"' in script
