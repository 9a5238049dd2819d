"""What a batch run was asked to do, as the journal keeps it. Start with `Plan`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from copyedit.errors import ConfigError
from copyedit.language.shipped import MODEL
from copyedit.rules.choosing import RulesInRun, fits
from copyedit.running.rule_sets import all_rules
from copyedit.settings.config import Config, Suppression
from copyedit.version import VERSION

SAFE, NONE = "safe", "none"
DECLARED, MTIME, PATH = "declared", "mtime", "path"  # where the date of a story in a file is from
JSONL, PARQUET = "jsonl", "parquet"  # of findings


@dataclass(frozen=True, slots=True)
class Plan:
    """Source, destination and choices. Paths are absolute; in a database, `table` is the source and `out` the result.

    `clean` has characters, lines and marks repaired first. `rules` narrow what is applied, not what is reported.
    `date_field` names a field or, for stories in files, one of `DECLARED`, `MTIME` and `PATH`. `since` and `until` are
    days, months or years. `out_field` is a database's column, and `folder` the run's own.

    `time_limit` is in seconds and `memory_limit` in MB, both for one story. None of the last six changes the result.
    """

    source: str
    out: str | None
    text_field: str | None = None
    id_field: str | None = None
    date_field: str | None = None
    section_field: str | None = None
    table: str | None = None
    out_field: str | None = None
    clean: bool = False
    apply: str = SAFE
    rules: tuple[str, ...] = ()
    limit: int | None = None
    sample: int | None = None
    since: str | None = None
    until: str | None = None
    findings: str = JSONL
    folder: str = ""
    commit_every: int = 200
    jobs: int = 1
    time_limit: float = 120
    memory_limit: int = 2048
    scheduler: str | None = None

    def name_of(self, key: str) -> str:
        """A story's path, by which the settings choose rules and formats; whatever the current folder is."""
        return f"{self.source}/{key}"

    @property
    def has_range(self) -> bool:
        """True if only stories of some days are taken."""
        return self.since is not None or self.until is not None

    @property
    def is_crawl(self) -> bool:
        """True if stories are web pages as they were fetched, of which only the article is checked."""
        return self.source.lower().endswith((".warc", ".warc.gz", ".wacz"))

    def date_for_checks(self, date: str) -> str:
        """A story's date, if checks are to rely on it: when a file was written says nothing of the story in it."""
        return date if self.date_field not in (None, MTIME) and len(date) == len("1987-04-12") else ""

    def to_json(self) -> str:
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Plan:
        values = json.loads(text)
        return cls(**values | {"rules": tuple(values["rules"])})


def config_to_json(config: Config) -> str:
    """The settings of a run, so that it can go on although the settings file is changed or gone."""
    return json.dumps(asdict(config))


def config_from_json(text: str) -> Config:
    """The settings that `config_to_json` wrote."""
    values = {name: _frozen(value) for name, value in json.loads(text).items()}
    return Config(**values | {"suppress": tuple(Suppression(*each) for each in values["suppress"])})


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def fingerprint(config: Config) -> str:
    """32 hexadecimal digits that change with the version, the settings, a rule, a word list or the model."""
    made = blake2b(f"{VERSION}\n{config!r}\n".encode("utf-8", "replace"), digest_size=16)
    model = Path(config.model) if config.model else MODEL
    files = [*(rule.path for rule in all_rules(config)), *config.word_files, str(model / "card.json")]
    for file in sorted(set(files)):
        path = Path(file)
        made.update(path.read_bytes() if path.is_file() else b"-")
    return made.hexdigest()


def check_rules(patterns: Iterable[str], known: RulesInRun) -> None:
    """Raises ConfigError for a pattern that fits no rule of the run."""
    for pattern in patterns:
        if not any(fits(rule.id, pattern) for rule in known.loaded):
            raise ConfigError(f"no rule of this run matches “{pattern}”; `copyedit rules list` shows them")
