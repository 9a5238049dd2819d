"""auxiliary: verb forms that cannot follow their auxiliary."""

from __future__ import annotations

import pytest

from copyedit.checks.auxiliary import find, prepare
from copyedit.formats.text import read_text


def _found(text: str) -> list[tuple[str, tuple[str, ...]]]:
    document = read_text("story.txt", f"Levy put off\n\n{text}\n")
    return [(document.prose[m.span.start : m.span.end], m.replacements) for m in find(prepare({}), document, ())]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It could became law.", [("could became", ("could become",))]),
        ("He might used it.", [("might used", ("might use", "might be used"))]),  # and not “might us”
        ("“😀” It will announced cuts.", [("will announced", ("will announce", "will be announced"))]),
        ("He didn’t went, she did not tried.", [("didn’t went", ("didn't go",)), ("did not tried", ("did not try",))]),
        ("They have went and has took it.", [("have went", ("have gone",)), ("has took", ("has taken",))]),
        ("It is said to began at ten.", [("to began", ("to begin",))]),
        ("They were give notice and have speak.", [
            ("were give", ("were given", "were giving")), ("have speak", ("have spoken",))]),
        ("He had been warn. The staff had falsify it. An order was also rescind.", [
            ("been warn", ("been warned", "been warning")), ("had falsify", ("had falsified",)),
            ("was also rescind", ("was also rescinded", "was also rescinding"))]),
        ("It will also announces cuts, could be bring more, and is likely to be remain shut.", [
            ("will also announces", ("will also announce",)),
            ("be bring", ("be brought", "be bringing")),
            ("be remain", ("remain",))]),
        ("They tried to announced it, and it does not appears on the list.", [
            ("to announced", ("to announce",)), ("does not appears", ("does not appear",))]),
        ("The bill could seen delays.", [("could seen", ("could see", "could be seen"))]),
        ("The powers they have include a veto. What the board did was announce it. A human being realizes that.", []),
        ("They agreed to revised terms, and those it spoke to announced cuts. Those who didn't faced fines.", []),
        ("How poor they were became clear. All you have to do is ask and forgive. He wants to have happen it.", []),
        ("It has become and will become late; the child has come. The step is allow or deny.", []),
        ("What kind of harm will disabled children suffer? The assets we already have lose much of it.", []),
        ("All it does is give hope. The queen's will named him. The will named her.", []),
        ("They want to saw wood, to found a firm and to lay stones. He is broke.", []),
        ("Nor could organised labour. What would displaced people need? So, would reduced fares help?", []),
        ("Sales may have went up; it could not have ran.", [
            ("have went", ("have gone",)), ("have ran", ("have run",))]),
        ("He said the side had went, because they had went.", [
            ("had went", ("had gone",)), ("had went", ("had gone",))]),
        ("The 22 crowns will used for it.", [("will used", ("will use", "will be used"))]),
        # The verb is the main one, and what precedes it a relative clause without a pronoun.
        ("All the wealth they have came from oil. The votes they had went to the rival.", []),
        ("What hopes the young side had went with the penalty. The doubts I had began to fade.", []),
        ("All it does is not sell it. What that was did not matter. They were bit players.", []),
        ("The ill will grew, as did the armed might used there. Nor could, as should convicted men, anyone vote.", []),
        ("It didn't used to be so. It fell to bit players.", []),
        ("Polls had showed it; they had rose petals; they will need to speed up and could embed it.", []),
    ],
)  # fmt: skip
def test_forms(text: str, found: list[tuple[str, tuple[str, ...]]]) -> None:
    assert _found(text) == found
