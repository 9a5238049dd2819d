"""Run Harper on lines. Each is a text as JSON; the answer is `[[start, end, [replacement, ...], rule], ...]`.

    PYTHON harper_lines.py AMERICAN|BRITISH [RULE...]

If RULEs are given, only those are on.

`peers.py` runs it with the Python that has `harper-py`, so it imports nothing from copyedit.
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
        # The same lints as from `lint`, but with the name of the rule.
        by_rule = linter.organized_lints(json.loads(line), language="plaintext")
        reported = [
            (lint.span.start, lint.span.end, [_replacement(lint.problem_text, s) for s in lint.suggestions], rule)
            for rule, lints in by_rule.items()
            for lint in lints
        ]
        reported.sort()
        print(json.dumps(reported), flush=True)


def _replacement(problem: str, suggestion: object) -> str:
    """The text that replaces `problem` if the suggestion is accepted."""
    text: str = suggestion.replacement_text  # type: ignore[attr-defined]
    return problem + text if suggestion.kind == SuggestionKind.INSERT_AFTER else text  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
