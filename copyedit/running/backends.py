"""The grammar rules of a run: those whose backend is in use, and what to ask it. Start with `with_backends`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copyedit.errors import ConfigError
from copyedit.rules.choosing import fits
from copyedit.rules.rule import Rule
from copyedit.settings.config import Config, Unconfirmed
from copyedit.settings.own import SERVER_VARIABLE, own_file

if TYPE_CHECKING:
    from copyedit.checks.grammar import Prepared

_HOW = {"languagetool": "--languagetool local, or the address of a server", "harper": "--harper"}


def with_backends(rules: Sequence[Rule], config: Config) -> list[Rule]:
    """The rules, without those whose backend the settings do not ask for.

    Each rule of a backend carries all that the backend is to look for, so that a text is sent only once. Raises
    ConfigError if the settings select only rules that are left out in this way, or name a server that the user has not
    allowed.
    """
    if config.unconfirmed:
        raise _unconfirmed(config, config.unconfirmed)
    prepared = {rule.id: rule.prepared for rule in rules if rule.check == "grammar"}
    if not prepared:
        return list(rules)
    asked = {rule: one for rule, one in prepared.items() if _is_asked(one.backend, config)}
    kept = [rule for rule in rules if rule.id not in prepared or rule.id in asked]
    for pattern in config.select:
        idle = [prepared[rule.id].backend for rule in rules if rule.id in prepared and fits(rule.id, pattern)]
        if idle and not any(fits(rule.id, pattern) for rule in kept):
            raise ConfigError(f"the rules of “{pattern}” need {_HOW[idle[0]]}", config.path or "")
    return [rule.with_prepared(_asking(asked, rule.id, config)) if rule.id in asked else rule for rule in kept]


def _unconfirmed(config: Config, server: Unconfirmed) -> ConfigError:
    return ConfigError(
        f"“{server.address}” is not on this machine, and stories would be sent there. Allow it with --languagetool, "
        f"{SERVER_VARIABLE} in the environment, or “languagetool” or “trust” in {own_file()}",
        config.path or "",
        server.line,
        server.column,
    )


def _is_asked(backend: str, config: Config) -> bool:
    return bool(config.languagetool if backend == "languagetool" else config.harper)


def _asking(asked: dict[str, Prepared], rule: str, config: Config) -> Prepared:
    from copyedit.language.backends.remarks import Request

    backend = asked[rule].backend
    wanted = sorted({name for one in asked.values() if one.backend == backend for name, _ in one.allow})
    server = config.languagetool if backend == "languagetool" else None
    return asked[rule]._replace(request=Request(backend, tuple(wanted), config.language, server))
