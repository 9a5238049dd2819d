"""Lines of a web page, and lines of a story that begin like one."""

from __future__ import annotations

import time

import pytest

from copyedit.language.text.website_lines import is_website_line
from tests.stories_at_hand import document

PAGE = """
Please enter your comment!
Please enter your name here
Please fill in all required fields.
Enter your email address to receive alerts
First name * Last name * Email *
Submit a comment
Leave a Reply
Log in or register to join the conversation
Your email address will not be published. Required fields are marked *
Save my name, email, and website in this browser for the next time I comment.
12 comments
View all 34 comments
Share this: Facebook Twitter Email
Share on Facebook Share on WhatsApp
Facebook Twitter LinkedIn Email
Click to share on Telegram (Opens in new window)
Copy link
Follow us on Threads @velmarcourier
Follow @velmarcourier on X
Join our WhatsApp channel
Sign up to our newsletter
Sign up here to get the best of the Courier every weekday.
Subscribe to our weekly podcast
Get the Courier’s morning briefing in your inbox
Be the first to know. Get the latest news sent to your inbox.
By signing up, you agree to our terms and privacy policy.
Support our journalism
Become a member today
Download our free app
Unsubscribe at any time
View this email in your browser
We use cookies to make this site work.
Accept all cookies
Cookie policy
Your privacy matters to us. Manage settings
Enable JavaScript to see this page
Your browser does not support the video tag.
© 2024 Lanrick Media
Copyright Lanrick Media. All rights reserved.
Read more: Ferries to the islands are full
READ MORE »
ALSO READ | Ferries to the islands are full
Don't miss: Who pays for the quay?
Watch: The quay opens
WATCH | The quay opens
Related stories
You may also like
Recommended for you
Most read
Trending now
Latest headlines
More from the Courier
Next article
Continue reading →
Click here to see the chart
The post Ferry talks stall appeared first on Lanrick Today.
Advertisement
Skip ad
Story continues below advertisement
Image source, Lanrick Images
Image caption: The quay at Velmar
Media playback is unsupported on your device
Play video
0:00 / 1:32
Listen to this article
5 min read
Last updated at 10:14 a.m.
Published: 12 May 2016, 10:14
Show more
Skip to main content
Back to top
Tags: Osten, ferries
Filed under: ports
""".strip().splitlines()

STORY = """
Please enter the hall by the east gate, the ushers said.
Enter your boat for the race by Friday, the club asks.
First names are used at the mayor's table.
Leave a light on, said the guard.
Share prices fell in Osten.
Share of the vote: Orme 51 percent, Oveland 49 percent
Email was down at the port for an hour.
Print is not dead, said the editor.
Follow the money, said the auditor.
Sign up for the war, the posters said.
Subscribe to no creed, she told them.
Get the boats in, the harbour master told his men.
Be the first, she said, and you will be copied.
By signing the treaty, Velmar gave up the islands. The board agreed to it in May.
Support our troops, the banner said.
Download speeds rose by a third in Osten.
We use cookies as bait, said the fisherman.
Accept the terms, he wrote, or leave.
Your privacy is a matter for the court, said the judge, who gave the clerk a week.
Copyright law is to change.
(C) Any other issue that affects the port.
Read the law, said the judge.
Watch repair is a dying trade.
Don't cry, said the mayor.
Related charges were dropped on Friday.
You may also vote by post, the clerk said.
Most reading rooms are shut.
Top stories of the tower are shut.
More stories were told that night than in a year.
Next week the board meets again.
Continue reading the water meter, the clerk told her.
Click here, then there, the site told parents.
The post was shut for a week.
Advertisement of the post drew 40 replies.
Story time begins at noon at the town hall.
Image makers were at work in Velmar.
Media playback devices are sold at the quay.
Play was stopped at noon.
Loading began at noon.
Listen to the sea, the poem says.
5 minutes later the bridge fell.
Updated plans for the quay were shown to the board on Friday, and it liked them.
Published in 1998 by the port, the map shows the quay.
Show trials are held in Velmar.
Back to the drawing board for Osten
Tags of the bulls were checked.
No views were heard at the meeting of the board.
""".strip().splitlines()


@pytest.mark.parametrize("line", PAGE)
def test_a_line_of_a_page(line: str) -> None:
    assert is_website_line(line)


@pytest.mark.parametrize("line", STORY)
def test_a_line_of_a_story(line: str) -> None:
    assert not is_website_line(line)


def test_a_sentence_of_the_story_behind_it_is_kept() -> None:
    assert not is_website_line("We use cookies to make this site work. The vote is on Friday.")
    assert not is_website_line("Sign up to our newsletter. The vote is on Friday.")


def test_a_headline_may_begin_with_watch() -> None:
    story = document("Watch: The quay opens\n\nThe quay of Osten was opened on Friday.\n\nWatch: The quay opens\n")
    assert [block.kind for block in story.blocks] == ["headline", "paragraph", "boilerplate"]


LEAD = "The harbour of Osten will be shut for a week from Monday, the port said."


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (
            ["Sign up to our newsletter", "Image caption: The quay at Velmar", LEAD],
            ["boilerplate", "boilerplate", "paragraph"],
        ),
        ([LEAD, "Sign up to our newsletter", "Advertisement"], ["paragraph", "boilerplate", "boilerplate"]),
        ([LEAD, "Read more: Ferries are full", LEAD], ["paragraph", "boilerplate", "paragraph"]),
    ],
)
def test_lines_without_an_empty_line_between(lines: list[str], kinds: list[str]) -> None:
    story = document("Quay shut\n\n" + "\n".join(lines) + "\n")
    assert [block.kind for block in story.blocks][1:] == kinds


def test_a_wrapped_paragraph_is_not_cut_at_a_line_that_looks_like_one() -> None:
    wrapped = "The board of the ferry line of Port Lanrick wants to have more than its\nshare\nof the tax, he said.\n"
    assert [block.kind for block in document(f"Quay shut\n\n{wrapped}").blocks] == ["headline", "paragraph"]


def test_long_lines_cost_little() -> None:
    lines = ["share on facebook " * 12, "sign up to " + "our " * 45, "first name * " * 15, "comments, " * 20]
    start = time.process_time()
    for _ in range(20):
        for line in lines:
            is_website_line(line)
    assert time.process_time() - start < 0.5
