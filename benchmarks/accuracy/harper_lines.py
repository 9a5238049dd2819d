"""Harper over lines: a JSON text comes in, its lints go out as JSON `[[start, end, [replacement, ...], rule], ...]`.

    PYTHON harper_lines.py AMERICAN|BRITISH [RULE...]

With RULEs only those are on.

`peers.py` runs it with the Python of the environment that holds `harper-py`; nothing of copyedit is imported here.
"""

import json
import sys

from harper import Dialect, Linter, SuggestionKind  # type: ignore[import-not-found, unused-ignore]


def main() -> None:
    dialect, *rules = sys.argv[1:]
    linter = Linter(Dialect[dialect])
    if rules:
        linter.set_lint_config({rule: rule in rules for rule in linter.get_default_lint_config()})
    print("ready", flush=True)
    for line in sys.stdin:
        # The same lints as `lint` gives, but with the name of the rule.
        by_rule = linter.organized_lints(json.loads(line), language="plaintext")
        told = [
            (lint.span.start, lint.span.end, [_replacement(lint.problem_text, s) for s in lint.suggestions], rule)
            for rule, lints in by_rule.items()
            for lint in lints
        ]
        told.sort()
        print(json.dumps(told), flush=True)


def _replacement(problem: str, suggestion: object) -> str:
    """What stands in the place of `problem` once the suggestion is taken."""
    text: str = suggestion.replacement_text  # type: ignore[attr-defined]
    return problem + text if suggestion.kind == SuggestionKind.INSERT_AFTER else text  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
