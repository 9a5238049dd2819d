"""LanguageTool's HTTP API, so that the add-ons that newsrooms already have can ask this server.

The API: https://languagetool.org/http-api/. Offsets are UTF-16 units, as its clients count. Start with `check`.
"""

from __future__ import annotations

from bisect import bisect_right
from fnmatch import fnmatchcase
from typing import Any
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from copyedit.desk.annotated import Annotated, read_annotated
from copyedit.desk.answers import BadRequest, access_of, answering, desk_of, said
from copyedit.document import Document, Span
from copyedit.findings import Finding
from copyedit.language.text.sentences import sentences_in
from copyedit.language.text.utf16 import Utf16
from copyedit.version import VERSION

_NAMES = {"en": "English", "en-GB": "English (GB)", "en-US": "English (US)"}
_AROUND = 40  # code points of context on either side
_MOST_OFFERED = 10
_ISSUE_TYPES = {
    "spelling": "misspelling",
    "uk": "locale-violation",
    "us": "locale-violation",
    "repeats": "duplication",
    "redundancy": "style",
    "grammar": "grammar",
}


async def languages(request: Request) -> Response:
    """English, in the variants that there are packs for."""
    listed = [{"name": name, "code": code[:2], "longCode": code} for code, name in _NAMES.items()]
    return JSONResponse(listed)


async def healthcheck(request: Request) -> Response:
    return PlainTextResponse("OK")


async def info(request: Request) -> Response:
    return JSONResponse({"software": _software()})


async def max_text_length(request: Request) -> Response:
    return PlainTextResponse(str(desk_of(request).limits.size))


async def check(request: Request) -> Response:
    """Check `text`, or `data` with markup."""
    form = await _form(request)
    access = access_of(request)
    if not (access.is_open or access.has_token(request.headers) or access.knows(form.get("apiKey"))):
        return said("the token is missing; give it as apiKey", 401)
    asked = _asked(form)
    language = _language(form.get("language", "auto"))
    desk = desk_of(request)
    checked = await desk.check(asked.text, "story.txt", as_format="text", language=language)
    new = desk.known.new(checked.document, checked.findings)
    answer = _answer(checked.document, asked, [f for f in new if _is_wanted(f, form)], language)
    answer["warnings"]["incompleteResults"] = bool(checked.errors)
    return JSONResponse(answer)


ROUTES = [
    Route("/languages", languages),
    Route("/check", answering(check), methods=["GET", "POST"]),
    Route("/healthcheck", healthcheck),
    Route("/info", info),
    Route("/maxtextlength", max_text_length),
]


async def _form(request: Request) -> dict[str, str]:
    """The fields of the query and of a form, whatever the body's declared type: clients are careless with it."""
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = [*request.query_params.multi_items(), *parse_qsl(body, keep_blank_values=True, max_num_fields=200)]
    except ValueError:
        raise BadRequest("too many fields") from None
    return dict(fields)


def _asked(form: dict[str, str]) -> Annotated:
    if "data" in form:
        return read_annotated(form["data"])
    if "text" not in form:
        raise BadRequest("missing “text” or “data”")
    return Annotated(form["text"], form["text"])


def _language(code: str) -> str:
    """One of ours for a client's: “en-au” is “en”. Raises BadRequest for another language."""
    if code in ("auto", ""):
        return "en"
    parts = code.replace("_", "-").split("-")
    if parts[0].lower() != "en":
        raise BadRequest(f"“{code}” is not a language that is checked here; only English is")
    full = f"en-{parts[1].upper()}" if len(parts) > 1 else "en"
    return full if full in _NAMES else "en"


def _is_wanted(finding: Finding, form: dict[str, str]) -> bool:
    """What a client turned off by our rules' ids or folders; LanguageTool's own ids mean nothing here."""
    disabled = _listed(form, "disabledRules") + _listed(form, "disabledCategories")
    if any(_fits(finding.rule, pattern) for pattern in disabled):
        return False
    enabled = _listed(form, "enabledRules") + _listed(form, "enabledCategories")
    return form.get("enabledOnly") != "true" or any(_fits(finding.rule, pattern) for pattern in enabled)


def _listed(form: dict[str, str], key: str) -> list[str]:
    return [each.strip() for each in form.get(key, "").split(",") if each.strip()]


def _fits(rule: str, pattern: str) -> bool:
    return rule == pattern or rule.startswith(f"{pattern}/") or fnmatchcase(rule, pattern)


def _software() -> dict[str, Any]:
    return {
        "name": "copyedit",
        "version": VERSION,
        "buildDate": "",
        "apiVersion": 1,
        "premium": False,
        "premiumHint": "",
        "status": "",
    }


def _answer(document: Document, asked: Annotated, findings: list[Finding], language: str) -> dict[str, Any]:
    named = {"name": _NAMES[language], "code": language}
    units = Utf16(asked.sent)
    sentences = [each for block in document.blocks for each in sentences_in(document.prose, block.span)]
    matches = [_match(finding, asked, units, document, sentences) for finding in findings]
    return {
        "software": _software(),
        "warnings": {"incompleteResults": False},
        "language": {**named, "detectedLanguage": {**named, "confidence": 1.0}},
        "matches": [match for match in matches if match is not None],
        "sentenceRanges": [list(_in_units(place, units)) for s in sentences if (place := _sent(s, document, asked))],
    }


def _sent(span: Span, document: Document, asked: Annotated) -> Span | None:
    source = document.to_source(span)
    return asked.in_sent(source) if source else None


def _in_units(span: Span, units: Utf16) -> Span:
    return Span(units.of_code_point(span.start), units.of_code_point(span.end))


def _match(
    finding: Finding, asked: Annotated, units: Utf16, document: Document, sentences: list[Span]
) -> dict[str, Any] | None:
    """A finding as a match; None where only something that stands for markup is wrong."""
    place = asked.in_sent(finding.span)
    if place is None:
        return None
    start, end = _in_units(place, units)
    offered = [{"value": words} for words in finding.fix.replacements[:_MOST_OFFERED]]
    message = f"{finding.message} {finding.because}" if finding.because else finding.message
    at = bisect_right(sentences, finding.place.start, key=lambda sentence: sentence.start) - 1
    sentence = sentences[at] if at >= 0 else finding.place
    pack, _, rest = finding.rule.partition("/")
    family = rest.partition("/")[0] if "/" in rest else pack
    return {
        "message": message,
        "shortMessage": finding.message,
        "replacements": offered,
        "offset": start,
        "length": end - start,
        "context": _context(asked.sent, place),
        "sentence": document.prose[sentence.start : sentence.end],
        "type": {"typeName": "Hint" if finding.level.label == "suggestion" else "Other"},
        "rule": {
            "id": finding.rule,
            "description": finding.message,
            "issueType": _ISSUE_TYPES.get(family) or _ISSUE_TYPES.get(pack, "uncategorized"),
            "category": {"id": f"{pack}/{family}" if family != pack else pack, "name": family.capitalize()},
            **({"urls": [{"value": finding.link}]} if finding.link else {}),
        },
        "ignoreForIncompleteSentence": False,
        "contextForSureMatch": -1,
    }


def _context(text: str, place: Span) -> dict[str, Any]:
    """The words with some text around them; its offsets are UTF-16 units of that text."""
    start, end = max(0, place.start - _AROUND), min(len(text), place.end + _AROUND)
    lead, trail = "..." if start else "", "..." if end < len(text) else ""
    shown = lead + text[start:end].replace("\n", " ") + trail
    units = Utf16(shown)
    first = units.of_code_point(len(lead) + place.start - start)
    last = units.of_code_point(len(lead) + place.end - start)
    return {"text": shown, "offset": first, "length": last - first}
