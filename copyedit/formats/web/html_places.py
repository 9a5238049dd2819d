"""What stands where on a page: the story, its parts, and what is around it. Start with `Place.inside`."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from copyedit.formats.declared import is_english
from copyedit.formats.web.html_elements import BLOCKS, HEADINGS
from copyedit.formats.web.html_tokens import Attribute

_LEFT_OUT = frozenset(
    "audio button canvas datalist dialog iframe map math meter nav noembed noframes noscript object output pre "
    "progress rp rt script select style svg template textarea video xmp".split()
)
_UNREAD = frozenset({"code", "kbd", "samp", "tt", "var"})
_AROUND = frozenset({"aside", "footer", "legend", "search"})
_ROLES_AROUND = frozenset({"complementary", "contentinfo"})
_ROLES_LEFT_OUT = frozenset({"navigation", "search", "menu", "menubar", "toolbar", "tablist", "dialog", "alertdialog"})
# Whole names of classes and ids that publishing systems give to what is around a story; “card” and “teaser” are not
# among them, since some give those to the story.
_NAMES_AROUND = frozenset(
    "ad ads advert advertisement author-bio breadcrumb breadcrumbs comment comment-form comment-list comment-respond "
    "commentlist comments comments-area entry-footer more-stories most-read newsletter newsletter-signup pagination "
    "post-navigation recirculation related related-articles related-links related-news related-posts related-stories "
    "respond share share-buttons sharedaddy sharing sidebar site-footer site-header social-links social-share "
    "sponsored tag-links".split()
)
_BYLINES = frozenset(
    "article-author article__author author author-name byline by-line byline__name c-byline dateline-author "
    "entry-author post-author post-byline story-byline article-byline".split()
)
_CAPTIONS = frozenset({"caption", "wp-caption-text", "image-caption", "photo-caption", "gallery-caption"})
# Elements of text; elements inside them do not change the kind.
_OF_TEXT = HEADINGS | frozenset({"p", "li", "dt", "dd", "td", "th", "blockquote", "figcaption", "caption"})


class Story(Enum):
    """Where a page has its story: in <article>, in <main>, in all of it; a fragment of a page is nothing else."""

    ARTICLE = "article"
    MAIN = "main"
    PAGE = "page"
    FRAGMENT = "fragment"


class Place(NamedTuple):
    """What holds for words in an element. `kind` as blocks have it; `block` is the innermost block's name."""

    is_story: bool
    kind: str = "paragraph"
    block: str = "body"
    is_left_out: bool = False
    is_unread: bool = False  # code, or a phrase in another language: its place is kept, its words are not
    is_foreign: bool = False  # a block in another language
    is_quoted: bool = False
    is_link: bool = False

    @property
    def is_read(self) -> bool:
        return self.is_story and not self.is_left_out and not self.is_unread

    def stands_for_word(self, name: str) -> bool:
        """True for code, words of another language and a formula: nothing of them is read, but they are words."""
        return name == "math" or (self.is_unread and not self.is_left_out)

    def inside(self, name: str, attributes: Mapping[str, Attribute], story: Story) -> Place:
        """What holds inside an element that stands here."""
        if self.is_left_out:
            return self
        return self._inside(name, attributes, story) if attributes else _inside_plain(self, name, story)

    def _inside(self, name: str, attributes: Mapping[str, Attribute], story: Story) -> Place:
        is_label = name == "label" and story is not Story.FRAGMENT
        if name in _LEFT_OUT or is_label or _is_hidden(attributes):
            return self._replace(is_left_out=True)
        place = self._in_language(name, attributes)._replace(
            is_quoted=self.is_quoted or name in ("blockquote", "q"),
            is_link=self.is_link or (name == "a" and "href" in attributes),
        )
        if name in BLOCKS:
            place = place._in_block(name, attributes, story)
        elif self.block not in _OF_TEXT and self.kind == "paragraph" and _is_byline(name, attributes):
            place = place._replace(kind="byline")
        return place

    def _in_language(self, name: str, attributes: Mapping[str, Attribute]) -> Place:
        """A block in another language is a block; in the midst of a sentence, it stands for a word."""
        language = _value(attributes, "lang") or _value(attributes, "xml:lang")
        if name in _UNREAD or _value(attributes, "translate") == "no":
            return self._replace(is_unread=True)
        if not language:
            return self
        if name in BLOCKS or name == "html":
            return self._replace(is_foreign=not is_english(language), is_unread=False)
        return self._replace(is_unread=not self.is_foreign and not is_english(language))

    def _in_block(self, name: str, attributes: Mapping[str, Attribute], story: Story) -> Place:
        place = self._replace(block=name)
        if not self.is_story and _begins_story(name, attributes, story):
            return place._replace(is_story=True)
        if name in HEADINGS or name == "title":
            return place._replace(kind="headline", is_story=self.is_story or name in ("title", "h1"))
        if name in ("html", "body", "main", "article"):
            return place
        if _is_around(name, attributes, self.is_story, story):
            return place._replace(is_left_out=True)
        if name == "header" and story is Story.PAGE:
            return place._replace(is_story=False)  # but for its <h1>
        if name == "form" and story is Story.FRAGMENT:
            return place._replace(kind="boilerplate")  # it came along when somebody copied a page
        return place._replace(kind=_kind(name, attributes, self.kind))


@lru_cache(1024)
def _inside_plain(place: Place, name: str, story: Story) -> Place:
    """Most tags have no attributes, and a page has few kinds of place."""
    return place._inside(name, {}, story)


def _kind(name: str, attributes: Mapping[str, Attribute], around: str) -> str:
    names = _names(attributes)
    if name in ("figcaption", "caption") or names & _CAPTIONS:
        return "caption"
    if name in ("td", "th"):
        return "cell"
    if around == "cell" and name == "p":
        return "paragraph"  # the tables that pages were laid out with
    if around != "paragraph":
        return around
    if _is_byline(name, attributes):
        return "byline"
    return "dateline" if "dateline" in names else around


def _is_around(name: str, attributes: Mapping[str, Attribute], is_story: bool, story: Story) -> bool:
    """True for what is not part of the story, even in the middle of it: related links, a comment form."""
    if _names(attributes) & _NAMES_AROUND or _value(attributes, "role") in _ROLES_AROUND:
        return True
    if story is Story.FRAGMENT:
        return False
    if name == "form":
        return is_story and story is not Story.PAGE  # some systems put a whole page into one
    return name in _AROUND


def _begins_story(name: str, attributes: Mapping[str, Attribute], story: Story) -> bool:
    if story is Story.ARTICLE:
        is_body = "articlebody" in _value(attributes, "itemprop")
        return is_body or (name == "article" and not _names(attributes) & _NAMES_AROUND)
    return story is Story.MAIN and (name == "main" or _value(attributes, "role") == "main")


def _is_hidden(attributes: Mapping[str, Attribute]) -> bool:
    return (
        "hidden" in attributes
        or _value(attributes, "aria-hidden") == "true"
        or _value(attributes, "role") in _ROLES_LEFT_OUT
        or "display:none" in _value(attributes, "style").replace(" ", "")
    )


def _is_byline(name: str, attributes: Mapping[str, Attribute]) -> bool:
    return (
        name in ("address", "time")
        or _value(attributes, "rel") == "author"
        or "author" in _value(attributes, "itemprop").split()
        or bool(_names(attributes) & _BYLINES)
    )


def _names(attributes: Mapping[str, Attribute]) -> set[str]:
    return {*_value(attributes, "class").split(), _value(attributes, "id")}


def _value(attributes: Mapping[str, Attribute], name: str) -> str:
    return attributes[name].value.lower().strip() if name in attributes else ""
