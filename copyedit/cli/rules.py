"""`copyedit rules`: list, show, test, new, measure, schema; `stats` and `import` are in `rule_commands/`."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from copyedit.cli.backends import backend_options, for_trial
from copyedit.cli.errors import echo, report_notices, stop_with
from copyedit.cli.options import complete_rules
from copyedit.cli.rule_commands.importing import import_rules
from copyedit.cli.rule_commands.stats import stats
from copyedit.cli.starting.commands import Commands
from copyedit.errors import ConfigError, CopyeditError, RuleError, nearest
from copyedit.reports.text import count_of
from copyedit.rules.choosing import each_once, fits, load_path, load_rules
from copyedit.rules.packs import packs_folder
from copyedit.rules.renamed import notices_for
from copyedit.rules.rule import Rule
from copyedit.settings.find import find_config


@click.group(cls=Commands)
def command() -> None:
    """List, show, test, create, measure and import rules.

    RULE is an id (wire/redundancy/but-however), a pack (wire), a folder of a pack, a glob, or the path of a rule file
    or folder.
    """


command.add_command(stats)
command.add_command(import_rules)


def _house_folders() -> tuple[str, ...]:
    return find_config(Path.cwd(), None).rules


def rules_named(names: Sequence[str], errors: list[RuleError] | None = None) -> list[Rule]:
    """Rules by id, pack, glob or path. Raises CopyeditError: ConfigError for a name that nothing has.

    Broken files in a named folder go to `errors`, if given.
    """
    found: list[Rule] = []
    for name in names:
        path = Path(name)
        if path.exists():
            rules = load_path(path, errors)
        else:
            first = name.partition("/")[0]
            rules = load_rules([first] if first in _all_packs() else _all_packs(), _house_folders())
            hint = nearest(name, (rule.id for rule in rules))
            rules = [rule for rule in rules if fits(rule.id, name)]
            report_notices(notices_for([name]))
            if not rules:
                raise ConfigError(f"no rule or file is called “{name}”{hint}; `copyedit rules list` shows the rules")
        found += rules
    return each_once(found, errors)


def _all_packs() -> list[str]:
    return sorted(p.name for p in packs_folder().iterdir() if p.is_dir())


@command.command("list")
@click.argument("names", nargs=-1, metavar="[RULE]...", shell_complete=complete_rules)
def list_rules(names: tuple[str, ...]) -> None:
    """List rules with level, measured figures and message. Advisory rules are “off”.

    The figures are hits on published news, how many of the hits judged were right, and the lowest precision consistent
    with that (the lower bound of the 95% Wilson interval). “definition” and “thin” mark rules that are on although
    little evidence supports them; `copyedit rules show` has the details.
    """
    from copyedit.cli.rule_figures import HEAD, columns
    from copyedit.trials.figures import figures_of

    try:
        rules = rules_named(names) if names else load_rules(_all_packs(), _house_folders())
        figures = figures_of(rules)
    except CopyeditError as error:
        stop_with(error)
    width = max(len(rule.id) for rule in rules)
    echo(f"{'level':10} {'rule':{width}}  {HEAD}  message")
    for rule in rules:
        state = "off" if rule.advisory else rule.level.label
        echo(f"{state:10} {rule.id:{width}}  {columns(rule, figures.get(rule.id))}  {rule.message}")
    triggers = sum(len(rule.triggers) for rule in rules)
    echo(f"{count_of(len(rules), 'rule')} with {count_of(triggers, 'trigger')}.")


@command.command()
@click.argument("names", nargs=-1, required=True, metavar="RULE...", shell_complete=complete_rules)
def show(names: tuple[str, ...]) -> None:
    """Show a rule's file and its measured figures."""
    show_rules(names)


def show_rules(names: Sequence[str]) -> None:
    """Print the files of the rules named; stop with an error if there is none."""
    from copyedit.trials.figures import figures_of, sentence

    try:
        rules = rules_named(names)
        figures = figures_of(rules)
        for rule in rules:
            path = Path(rule.path)
            echo(f"# {rule.id}  ({path})")
            echo(path.read_text(encoding="utf-8").rstrip())
            if rule.id in figures:
                echo(f"# measured: {sentence(figures[rule.id])}")
            echo()
    except CopyeditError as error:
        stop_with(error)


@command.command()
@click.argument("names", nargs=-1, metavar="[RULE]...", shell_complete=complete_rules)
@backend_options
def test(names: tuple[str, ...], languagetool: str | None, harper_too: bool) -> None:
    """Run the examples in rule files.

    Without RULE, all shipped and house rules are tested. The exit code is 1 if an example fails, 2 if a rule file cannot be used.
    """
    from copyedit.trials.examples import prove

    try:
        broken: list[RuleError] = []
        folders = [str(packs_folder()), *_house_folders()]
        rules = for_trial(rules_named(names or folders, broken), languagetool, harper_too)
    except CopyeditError as error:
        stop_with(error)
    for fault in broken:
        echo(str(fault))
    failed = len(broken)
    for rule in rules:
        complaints = list(prove(rule))
        failed += bool(complaints)
        for line, complaint in complaints:
            echo(f"{rule.path}:{line}: {complaint}")
    tested = f"{count_of(len(rules), 'rule')}, {count_of(sum(len(rule.examples) for rule in rules), 'example')}"
    outcome = f"{count_of(failed, 'rule')} failed" if failed else "all passed"
    echo(f"{tested}: {outcome}.")
    sys.exit(2 if broken else int(failed > 0))


_NEW = """check: substitution
message: "Use “{replacement}” instead of “{match}”."
because: "Give the reason, for the colleague who asks."
level: warning        # error | warning | suggestion
fix: unsafe           # safe: applied unseen | unsafe: applied with --unsafe | display: only shown
swap:
  free gift: gift
examples:
  - bad:  Every reader gets a free gift.
    good: Every reader gets a gift.
  - ok:   The concert was free; gifts were welcome.
"""


@command.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
def new(path: Path) -> None:
    """Create a working rule file at PATH. Edit it, then run `copyedit rules test PATH`."""
    if path.suffix not in (".yaml", ".yml"):
        stop_with(ConfigError("a rule file's name must end in .yaml", str(path)))
    if path.exists():
        stop_with(ConfigError("the file exists; choose another name", str(path)))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_NEW, encoding="utf-8")
    except OSError as bad:
        stop_with(ConfigError(f"cannot be written: {bad.strerror}", str(path)))
    echo(f"{path} written. Edit it, then run: copyedit rules test {path}")


@command.command()
@click.argument("names", nargs=-1, metavar="RULE... CORPUS", shell_complete=complete_rules)
@click.option(
    "--sample",
    default=20,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Number of hits to show for each rule.",
)
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write the sample to a judging file; set “right” to true or false in each line.",
)
@click.option(
    "--judge",
    is_flag=True,
    help="Ask whether each hit in the sample is right; --save keeps the answers.",
)
@click.option(
    "--record",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Add the figures of a judged file to measured.yaml in its packs. Name rules that are outside the packs and the settings' folders as for --save.",
)
@backend_options
def measure(
    names: tuple[str, ...],
    sample: int,
    save: Path | None,
    judge: bool,
    record: Path | None,
    languagetool: str | None,
    harper_too: bool,
) -> None:
    """Run rules over an archive and show the hits in context.

    Do this before a rule goes live. CORPUS, the last argument, is a file or folder of text. With --record FILE nothing
    is run; the judged hits in FILE become the precision that is kept with the pack.
    """
    try:
        if record is not None:
            _record(record, names)
            return
        if len(names) < 2:
            raise ConfigError("name at least one RULE, then the CORPUS to run it over")
        rules = for_trial(rules_named(names[:-1]), languagetool, harper_too)
        _measure(rules, names[-1], sample, save, judge)
    except CopyeditError as error:
        stop_with(error)


def _measure(rules: list[Rule], corpus: str, sample: int, save: Path | None, judge: bool) -> None:
    from copyedit.running.files import find_files
    from copyedit.trials.measuring import context_of, run_trial, write_judging_file

    errors: list[CopyeditError] = []
    found: list[CopyeditError] = []
    paths = find_files([corpus], (), found)
    trial = run_trial(rules, paths, sample, errors)
    for error in (*found, *errors):
        echo(f"copyedit: {error}", err=True)
    for rule in rules:
        hits = trial.hits[rule.id]
        rate = hits * 1000 / trial.words if trial.words else 0
        echo(f"{rule.id}: {count_of(hits, 'hit')}, {rate:.4f} per 1,000 words")
        for hit in trial.sample[rule.id]:
            for line in context_of(hit):
                echo(f"    {line}")
            if judge:
                hit["right"] = click.confirm("    right?")
    total = sum(trial.hits.values())
    read = f"{count_of(trial.words, 'word')}, {count_of(trial.files, 'file')}"
    echo(f"{count_of(total, 'hit')} from {count_of(len(rules), 'rule')} in {read}.")
    if save is not None:
        write_judging_file(save, trial)
    sys.exit(2 if found or errors else 0)


def _record(path: Path, names: Sequence[str]) -> None:
    from copyedit.trials.evidence import complaints
    from copyedit.trials.figures import pack_folder
    from copyedit.trials.measuring import read_judging_file, write_measured

    try:
        named = [str(name) for name in json.loads(path.read_text(encoding="utf-8").splitlines()[0])["rules"]]
    except (OSError, ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise ConfigError("not a judging file; `copyedit rules measure --save` writes one", str(path)) from None
    rules = [rule for rule in rules_named(names or named) if rule.id in named]
    counts = read_judging_file(path, rules)
    for pack in {pack_folder(rule) for rule in rules}:
        write_measured(pack, {rule.id: counts[rule.id] for rule in rules if pack_folder(rule) == pack})
        echo(f"{pack}/measured.yaml written.")
    for rule in rules:
        for complaint in complaints(rule, counts[rule.id]):
            echo(f"{rule.id} {complaint}.")


@command.command()
def schema() -> None:
    """Print the JSON Schema for rule files, for use in an editor."""
    from copyedit.rules.schema import rule_schema

    echo(json.dumps(rule_schema(), indent=2))
