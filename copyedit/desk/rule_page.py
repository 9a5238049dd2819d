"""A page on a rule, served from here, so that a finding can be explained without a network. Start with `rule_page`."""

from __future__ import annotations

from html import escape

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from copyedit.desk.answers import answering, desk_of, with_token
from copyedit.running.rule_sets import all_rules
from copyedit.trials.explaining import Explanation, explain

_HEAD = (
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark"><link rel="icon" href="data:,">'
    '<link rel="stylesheet" href="/desk.css">'
)
_LABELS = {"wrong": "wrong", "fixed": "fixed", "right": "right as it is"}


def address_of(rule: str) -> str:
    """Where this server explains a rule."""
    return f"/rules/{rule}"


async def rule_page(request: Request) -> Response:
    """What a rule reports, why, its examples and its figures."""
    wanted = request.path_params["rule"]
    desk = desk_of(request)

    def look_up() -> Explanation | None:
        rule = next((rule for rule in all_rules(desk.config) if rule.id == wanted), None)
        return explain(rule) if rule else None

    about = await desk.do(look_up)
    if about is None:
        return HTMLResponse(f"{_HEAD}<title>No such rule</title><main class=page><p>No rule is called so.</main>", 404)
    return HTMLResponse(_html(about))


def _html(about: Explanation) -> str:
    rows = [f"<h1>{escape(about.rule)}</h1>", *(f"<p><strong>{escape(words)}</strong></p>" for words in about.messages)]
    rows += [f"<p>{escape(about.because)}</p>"] if about.because else []
    facts = "".join(f"<dt>{escape(label)}</dt><dd>{escape(text)}</dd>" for label, text in about.facts)
    examples = "".join(
        f'<dt class="{kind}">{_LABELS[kind]}</dt><dd class="copy">{escape(text)}</dd>' for kind, text in about.examples
    )
    rows += [f"<dl>{facts}</dl>", f"<h2>Examples</h2><dl>{examples}</dl>"]
    links = (link for link in about.links if link.startswith(("http://", "https://")))
    rows += [
        f'<p>On the web: <a href="{escape(link)}" rel="noopener noreferrer">{escape(link)}</a></p>' for link in links
    ]
    return f'{_HEAD}<title>{escape(about.rule)}</title><main class="page">{"".join(rows)}</main>'


ROUTES = [Route("/rules/{rule:path}", with_token(answering(rule_page), on_loopback_too=True))]
