"""Harper over lines: a JSON text comes in, its lints go out as JSON `[[start, end, [replacement, ...]], ...]`.

    PYTHON harper_lines.py AMERICAN|BRITISH

`peers.py` runs it with the Python of the environment that holds `harper-py`; nothing of copyedit is imported here.
"""

import json
import sys

from harper import Dialect, Linter, SuggestionKind  # type: ignore[import-not-found, unused-ignore]


def main() -> None:
    linter = Linter(Dialect[sys.argv[1]])
    print("ready", flush=True)
    for line in sys.stdin:
        lints = linter.lint(json.loads(line), language="plaintext")
        told = [
            (lint.span.start, lint.span.end, [_replacement(lint.problem_text, s) for s in lint.suggestions])
            for lint in lints
        ]
        print(json.dumps(told), flush=True)


def _replacement(problem: str, suggestion: object) -> str:
    """What stands in the place of `problem` once the suggestion is taken."""
    text: str = suggestion.replacement_text  # type: ignore[attr-defined]
    return problem + text if suggestion.kind == SuggestionKind.INSERT_AFTER else text  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
