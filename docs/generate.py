"""Write the sources of the docs site into build/: our documents, a page for each command and each rule.

    python docs/generate.py && zensical build --strict --config-file build/mkdocs.yml

Nothing generated is committed. The commands describe themselves (click), the rules are read from their YAML files, and
their figures from `measured.yaml`. Start with `main`.
"""

from __future__ import annotations

import html
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click
import yaml

from copyedit.cli import main as program
from copyedit.findings import Safety
from copyedit.rules.choosing import load_rules
from copyedit.rules.packs import packs_folder
from copyedit.rules.rule import Example, Rule
from copyedit.trials.evidence import DEFINITION, THIN
from copyedit.trials.explaining import messages
from copyedit.trials.figures import figures_of, sentence
from copyedit.trials.measuring import Measured
from copyedit.version import DOCUMENTS, HOME

ROOT = Path(__file__).absolute().parent.parent
BUILD = ROOT / "build"
PAGES = BUILD / "docs"
SOURCE = f"{HOME}/blob/main"
# Documents from outside docs/ that become pages, and their names there.
BESIDE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "docs/rules.md": "writing-rules.md",  # rules/ has the rules themselves
}
FIXES = {
    Safety.SAFE: "safe: `copyedit fix` applies it, but not in quotations, names, figures and headlines",
    Safety.UNSAFE: "needs review: `copyedit fix --unsafe` applies it, but not in quotations",
    Safety.DISPLAY: "shown, never applied",
}

EVIDENCE = {
    DEFINITION: "it is right by what it flags, whatever the counts",
    THIN: "it has too few hits to prove itself, so its fix is never safe",
}


def main() -> None:
    shutil.rmtree(PAGES, ignore_errors=True)
    copy_documents()
    commands = {name: f"commands/{name}.md" for name, _ in _commands()}
    for name, command in _commands():
        _write(commands[name], command_page(name, command))
    rules = load_rules(sorted(path.name for path in packs_folder().iterdir() if path.is_dir()), ())
    figures = figures_of(rules)
    for rule in rules:
        _write(f"rules/{rule.id}.md", rule_page(rule, figures.get(rule.id)))
    _write("rules/index.md", rules_index(rules, figures))
    settings = yaml.safe_load((ROOT / "docs/site.yaml").read_text(encoding="utf-8"))
    settings["site_url"] = f"{DOCUMENTS}/"
    settings["nav"] += [{"Commands": [{name: page} for name, page in commands.items()]}, {"Rules": rules_nav(rules)}]
    (BUILD / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False, allow_unicode=True), encoding="utf-8")


def copy_documents() -> None:
    documents = {f"docs/{path.name}": path.name for path in (ROOT / "docs").glob("*.md")} | BESIDE
    for name, page in documents.items():
        _write(page, with_links((ROOT / name).read_text(encoding="utf-8"), name, documents))
    for path in (*(ROOT / "docs").glob("*.json"), *(ROOT / "docs").glob("*.png")):
        shutil.copy(path, PAGES)


def with_links(text: str, name: str, documents: Mapping[str, str]) -> str:
    """The text with its links as seen from the site: to a page where there is one, otherwise to the repository.

    >>> with_links("[a](docs/api.md#x), [b](LICENSE), [c](#y)", "README.md", {"docs/api.md": "api.md"})
    '[a](api.md#x), [b](https://github.com/copyedit/copyedit/blob/main/LICENSE), [c](#y)'
    """

    def new_link(link: re.Match[str]) -> str:
        target, anchor = link["target"], link["anchor"] or ""
        path = os.path.normpath(Path(name).parent / target).replace(os.sep, "/")
        if path.endswith(".json") and path.startswith("docs/"):
            return f"]({Path(path).name})"
        return f"]({documents.get(path, f'{SOURCE}/{path}')}{anchor})"

    text = re.sub(r'((?:src|srcset)=")docs/', r"\1", text)  # pictures, which lie beside the pages
    return re.sub(r"\]\((?!\w+:|#)(?P<target>[^)#\s]+)(?P<anchor>#[^)\s]+)?\)", new_link, text)


def _commands() -> Iterator[tuple[str, click.Command]]:
    for name in program.list_commands(_context(program, "copyedit")):
        command = program.get_command(_context(program, "copyedit"), name)
        assert command is not None
        yield name, command


def _context(command: click.Command, name: str, above: click.Context | None = None) -> click.Context:
    """What the help of a command is written in; nothing is run."""
    return command.make_context(name, [], above, resilient_parsing=True, terminal_width=100, max_content_width=100)


def command_page(name: str, command: click.Command) -> str:
    """The help of a command and of each command below it."""
    context = _context(command, name, _context(program, "copyedit"))
    contexts = list(_with_those_below(context))
    heads = ["#", *["##"] * (len(contexts) - 1)]
    return "\n".join(
        f"{head} {each.command_path}\n\n~~~~text\n{each.get_help()}\n~~~~\n"
        for head, each in zip(heads, contexts, strict=True)
    )


def _with_those_below(context: click.Context) -> Iterator[click.Context]:
    """A command, and the commands of a group, to any depth."""
    yield context
    group = context.command
    if not isinstance(group, click.Group):
        return
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if command:
            yield from _with_those_below(_context(command, name, context))


def rule_page(rule: Rule, measured: Measured | None) -> str:
    """What a rule reports, why, its examples and figures."""
    path = Path(rule.path)
    parts = [f"# {rule.id}", _prose(rule.because or ""), f"More: <{rule.link}>" if rule.link else ""]
    reported = messages(rule)
    if reported:
        parts += ["It reports, for instance:", "".join(f"- {_prose(message)}\n" for message in reported)]
    parts += ["| | |\n|---|---|\n" + "".join(f"| {key} | {value} |\n" for key, value in _facts(rule, measured))]
    parts += ["## Examples", _examples(rule.examples), _allowed(path) if rule.check == "grammar" else ""]
    parts += [f"[The rule’s file]({SOURCE}/rules/{path.relative_to(packs_folder()).as_posix()})\n"]
    return "\n\n".join(part.rstrip("\n") for part in parts if part) + "\n"


def _facts(rule: Rule, measured: Measured | None) -> Iterator[tuple[str, str]]:
    yield "level", f"{rule.level.label}{'; off unless selected' if rule.advisory else ''}"
    yield "fix", FIXES[rule.safety]
    yield "check", f"[{rule.check}]({'../' * (rule.id.count('/') + 1)}writing-rules.md)"
    if measured:
        yield "measured", sentence(measured)
    if rule.evidence:
        yield "evidence", EVIDENCE[rule.evidence]


def _allowed(path: Path) -> str:
    """The rules of LanguageTool or Harper that are on, with their figures: they stand in the rule's own file."""
    rows = ["## Its rules that are on\n\n| rule | hits | right | at least |\n|---|---|---|---|\n"]
    for name, keys in yaml.safe_load(path.read_text(encoding="utf-8"))["allow"].items():
        one = Measured(*((keys or {}).get(key, 0) for key in ("words", "hits", "judged", "right")))
        rows.append(f"| `{name}` | {_cells(one)} |\n")
    return "".join(rows)


def _cells(measured: Measured) -> str:
    """Hits, right ones of those judged, and the bound, for a table."""
    if not measured.words:
        return "– | – | –"
    judged = f"{measured.right} of {measured.judged} | {measured.lower_bound:.0%}" if measured.judged else "– | –"
    return f"{measured.hits:,} | {judged}"


def _examples(examples: tuple[Example, ...]) -> str:
    """As a diff, with a line that explains the signs."""
    lines = []
    for example in examples:
        lines += [("- " if example.is_bad else "  ") + line for line in example.text.rstrip("\n").split("\n")]
        if example.good is not None:
            lines += ["+ " + line for line in example.good.rstrip("\n").split("\n")]
    explained = "“-” is flagged, “+” is the same copy fixed. Lines without a sign are right, and not flagged."
    return f"{explained}\n\n~~~~diff\n" + "\n".join(lines) + "\n~~~~\n"


def rules_index(rules: list[Rule], figures: Mapping[str, Measured]) -> str:
    """A table of all rules with level, fix and figures."""
    rows = []
    for rule in rules:
        level = "off" if rule.advisory else rule.level.label
        cells = _cells(figures.get(rule.id, Measured()))
        rows.append(f"| [{rule.id}]({rule.id}.md) | {level} | {rule.safety} | {cells} |\n")
    return (
        "# Rules\n\nThe figures are hits on published news; of those judged by reading, how many were right; and the\n"
        "precision that this supports at least (the lower bound of the 95% Wilson interval).\n\n"
        "| rule | level | fix | hits | right | at least |\n|---|---|---|---|---|---|\n" + "".join(rows)
    )


def rules_nav(rules: list[Rule]) -> list[Any]:
    """The pages of the rules by pack and folder, as they lie."""
    tree: dict[str, Any] = {}
    for rule in rules:
        *folders, name = rule.id.split("/")
        place = tree
        for folder in folders:
            place = place.setdefault(folder, {})
        place[name] = f"rules/{rule.id}.md"
    return ["rules/index.md", *_nav(tree)]


def _nav(tree: Mapping[str, Any]) -> list[Any]:
    return [{name: _nav(below) if isinstance(below, dict) else below} for name, below in tree.items()]


def _prose(text: str) -> str:
    """A message as Markdown that shows it as it is."""
    return re.sub(r"([\\`*_\[\]])", r"\\\1", html.escape(text, quote=False))


def _write(page: str, text: str) -> None:
    path = PAGES / page
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
