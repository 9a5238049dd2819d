"""One file per check type. A check answers one question: where in this document?

Every module here offers the same four names, and is found by its file name (`check: substitution` in a rule is
`substitution.py`). Those that compare places far apart in a story are in `story/`.

    KEYS                            the keys that a rule file may have for it, and their values
    prepare(options) -> Prepared    from validated keys to a frozen, picklable value, made once per rule
    triggers(prepared)              lower-case literals, of which every match contains one, whole words first;
                                    ALWAYS and ANY_DIGIT if no literal is known
    find(prepared, document, hits)  matches; `hits` are the places of the triggers, in order

Three more are optional. `SETTINGS` names the fields of its `Prepared` that a run's settings fill in: any of `date`,
`language`, `model`, `names` and `words`. `missing(prepared)` says what must be installed before the rule can be used,
if anything. `without_backend(prepared)` is what a rule goes on with if a match raises BackendLost.

A check imports no other check, keeps no state and knows nothing of levels, scopes, safety or messages.
"""
