"""Lines that belong to a web page, not to a story: forms, buttons, notices, calls. Start with `is_website_line`.

Only whole lines count, since a story may mention a newsletter.
"""

from __future__ import annotations

import re

from copyedit.language.text.late_pattern import late_pattern

_LONGEST = 200
_SITES = (
    r"(?:facebook|twitter|x|linkedin|whatsapp|pinterest|reddit|tumblr|telegram|instagram|youtube|tiktok|threads|bluesky"
    r"|flipboard|messenger|e-?mail|print|copy\ link|link|more)"
)
_WHEN = (
    r"(?:\d{1,2}:\d\d|\d+\ ?[ap]\.?m\b|\bago\b|\bGMT\b|\bBST\b|\b[ECP][SD]?T\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b)"
)
# Each begins with one of these words, with a figure, or with a sign.
_FIRST = frozenset(
    "please leave post posted cancel add write log sign register your save required share tweet pin email e-mail print "
    "click tap subscribe read see also more related continue load loading show view advertisement sponsored promoted "
    "story article follow like join image media video audio copyright all previous next comments comment tag tags "
    "filed topic topics get enter submit be first last full name phone message support become donate download facebook "
    "twitter x linkedin whatsapp pinterest reddit instagram copy we this by accept reject manage allow cookie cookies "
    "privacy terms watch listen don't you recommended most top popular trending latest editors editor's up updated "
    "published play skip back return scroll report unsubscribe javascript enable the no an".split()
)
_IN = "[^.!?]"  # a character within a sentence
_LINE = late_pattern(
    rf"""(?:
    # comment forms
      please\ (?:enter|provide|add)\ (?:your|a)\ (?:valid\ )?(?:comment|name|e-?mail)\b{_IN}{{0,30}}
    | please\ (?:fill\ in|complete)\ (?:all\ )?(?:the\ )?(?:required\ |mandatory\ )?(?:fields?|form)\b{_IN}{{0,30}}
    | enter\ your\ (?:e-?mail|name|comment|postcode|zip)\b{_IN}{{0,60}}
    | (?:(?:first\ |last\ |full\ )?name|e-?mail(?:\ address)?|phone(?:\ number)?|message|comment)\ ?\*
      (?:\ {_IN}{{0,60}})?
    | (?:leave\ a\ (?:reply|comment)|cancel\ reply)
    | (?:post|add|write|submit)\ (?:a\ |your\ )?comment(?:\ (?:below|here))?
    | leave\ a\ reply\ cancel\ reply
    | (?:log\ in|sign\ in|register)(?:\ or\ (?:log\ in|register|sign\ up))?\ to\ (?:leave\ a\ |post\ a\ |join\ the\ )?
      (?:reply|comment|discussion|conversation|continue(?:\ reading)?)
    | (?:be\ the\ first\ to\ comment|join\ the\ (?:conversation|discussion))
    | your\ e-?mail\ address\ will\ not\ be\ published.*
    | save\ my\ name,\ e-?mail.*
    | required\ fields\ are\ marked.*
    | comments?\ (?:are\ closed|\(\d+\)|off|policy|loading)
    | (?:no|\d+)\ (?:comments?|shares?|likes?|retweets?|replies|views)
    | (?:view|show|see|hide|read|load|loading)\ (?:all\ )?(?:\d+\ )?(?:comments?|replies|more)
    # share and follow
    | (?:share|tweet|pin|e-?mail|print)(?:\ (?:this|on|via|with|by|to)\b{_IN}{{0,40}})?
    | (?:share\ on\ {_SITES}\ ?){{2,}}
    | click\ to\ (?:share|e-?mail|print|copy)\b{_IN}{{0,80}}
    | copy\ link(?:\ to\ (?:article|story|clipboard))?
    | {_SITES}(?:[ ,|·•/]+{_SITES})+
    | (?:follow|like|join)\ us\ (?:on|via)\ {_IN}{{0,60}}
    | follow\ @\w+(?:\ on\ {_IN}{{0,40}})?
    | join\ our\ (?:whatsapp|telegram|facebook)\ (?:channel|group|page|community)\b{_IN}{{0,40}}
    # newsletters, subscriptions
    | (?:sign\ up|subscribe|register)(?:\ (?:here|now|today))?\ (?:to|for|and\ get)\ {_IN}{{0,80}}
      \b(?:newsletters?|e-?mails?|alerts?|updates?|channel|inbox|podcast|notifications?|briefing)\b{_IN}{{0,60}}
    | sign\ up\ (?:here|now|today)\b{_IN}{{0,80}}
    | subscribe(?:\ (?:now|today))?
      (?:\ (?:for\ (?:full|unlimited|digital)\ access|to\ (?:continue|read)\b){_IN}{{0,40}})?
    | get\ {_IN}{{1,80}}\b(?:in|to|into)\ your\ inbox\b{_IN}{{0,40}}
    | be\ the\ first\ to\ know\b{_IN}{{0,80}}
    | by\ (?:signing\ up|subscribing|clicking|registering|continuing)\b{_IN}{{0,60}}
      \b(?:agree|accept|consent)\b{_IN}{{0,80}}
    | support\ (?:our|independent|local|quality)\ journalism\b{_IN}{{0,60}}
    | (?:become\ a\ (?:member|subscriber|supporter)|donate)(?:\ (?:now|today))?
    | download\ (?:our|the)\ (?:free\ )?(?:\w+\ )?apps?\b{_IN}{{0,40}}
    | unsubscribe(?:\ (?:here|at\ any\ time))?
    | (?:view|read)\ (?:this\ (?:e-?mail\ )?)?in\ (?:your\ )?browser
    # notices
    | we\ use\ cookies(?:\ (?:to|and|for|on|in\ order)\b{_IN}{{0,150}})?
    | (?:this|our)\ (?:web)?site\ uses\ cookies\b{_IN}{{0,150}}
    | (?:accept|reject|manage|allow)\ (?:all\ )?cookies?\b{_IN}{{0,40}}
    | (?:cookie|privacy)\ (?:settings|policy|preferences|notice|statement)
    | (?:your\ privacy\ (?:matters|is\ important)\b{_IN}{{0,60}}|manage\ (?:settings|preferences|options))
    | terms\ (?:of\ (?:use|service)|and\ conditions)
    | (?:javascript\ (?:must\ be|is|needs\ to\ be)\b{_IN}{{0,60}}|(?:please\ )?enable\ javascript\b{_IN}{{0,60}})
    | your\ browser\ does\ not\ support\b{_IN}{{0,60}}
    | (?:©\ ?|\(?(?:copyright|\(c\))\ (?=(?:©\ ?|\(c\)\ |copyright\ )?(?:19|20)\d\d)).{{0,80}}
    | .{{0,60}}\ball\ rights\ reserved\b.{{0,80}}
    # other stories
    | (?:read\ (?:more|next|also|this)|also\ read|see\ also|more\ on\ this\ (?:story|topic)|related(?:\ video)?
      |don't\ miss|up\ next|recommended|editors?'?s?'?\ picks?)\s?(?:[:|].{{0,120}}|»|→|\.\.\.|…)?
    | (?:watch|listen)(?:\ (?:now|live|more|here))?\s?[:|]\s?.{{1,120}}
    | related\ (?:articles?|stories|topics|posts?|news|video|coverage|content|links|reading)\s?(?::.{{0,120}})?
    | you\ (?:may|might)\ also\ (?:like|be\ interested\ in|enjoy)\W*
    | recommended\ (?:for\ you|stories|reading|articles)\W*
    | (?:most|top|popular)\ (?:read|viewed|shared|popular|stories|posts|articles|commented)(?:\ stories|\ articles)?
    | (?:trending(?:\ (?:now|stories|today))?|latest\ (?:news|stories|headlines|posts|articles|videos))
    | more\ (?:stories|news|articles|headlines|coverage)(?:\ (?:from|on|about|like)\ .{{1,40}})?
    | more\ from\ {_IN}{{1,40}}
    | (?:previous|next)\ (?:article|post|story).{{0,100}}
    | continue\ reading(?:\ (?:the\ main\ story|below))?(?:\ ?[→»]|\.\.\.|…)?
    | read\ the\ full\ (?:story|article)(?:\ here)?
    | (?:click|tap)\ here\ (?:to|for)\ .{{0,60}}
    | the\ post\ .{{1,120}}\ (?:appeared\ first|first\ appeared)\ on\ .{{1,60}}
    # advertising
    | (?:advertisement|sponsored(?:\ (?:content|links?|post))?|promoted\ stories|skip\ (?:this\ )?ad(?:vertisement)?)
    | (?:story|article)\ continue[sd]\ (?:below|after)(?:\ (?:this\ |the\ )?ad(?:vertisement)?)?
    | (?:report|hide)\ (?:this\ )?ad
    # players, furniture of the page
    | (?:image|media|video|audio)\ (?:copyright|caption|source|playback\ is\ (?:not\ supported|unsupported)).{{0,80}}
    | (?:play|pause|loading)(?:\ (?:the\ )?(?:video|audio|player))?(?:\.\.\.|…)?
    | (?:video|audio)\ (?:player|unavailable|cannot\ be\ played|is\ loading).{{0,40}}
    | \d{{1,2}}:\d\d\ ?/\ ?\d{{1,2}}:\d\d
    | an\ error\ (?:has\ )?occurred\b.{{0,60}}
    | listen\ to\ (?:this|the)\ (?:article|story|podcast|audio)(?:\ .{{0,30}})?
    | \d+\ min(?:ute)?s?(?:\ |-)read
    | (?:last\ |first\ )?(?:updated|published|posted|modified)\b[^.]{{0,40}}{_WHEN}[^.]{{0,30}}
    | (?:load|show|see|view)\ (?:more|less)(?:\ (?:stories|news|posts|articles|results))?
    | (?:skip\ to\ (?:main\ )?content|(?:back|return|scroll|go)\ to\ (?:the\ )?top)
    | (?:tags?|filed\ under|posted\ in|topics?)\s?:.{{0,120}}
    )[.!:»>]*\s*\Z""",
    re.IGNORECASE | re.VERBOSE,
)
_BORDER = late_pattern(r"(?<=[.!?])\s+")
_A_TITLE = late_pattern(r"(?:watch|listen|more)\b", re.IGNORECASE)


def is_website_line(text: str, *, may_be_title: bool = False) -> bool:
    """True for a line that a web page left. `may_be_title`: “Watch: The quay opens” may be the story's own headline."""
    if len(text) > _LONGEST or (may_be_title and _A_TITLE.match(text)):
        return False
    first = text.split(maxsplit=1)[0].lower().strip(".,:;!*|»")
    if first not in _FIRST and not first[:1].isdigit() and text[0] not in "©(" and "ights reserved" not in text:
        return False
    sentences = _BORDER.split(text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return _LINE.match(" ".join(sentences)) is not None or all(map(_LINE.match, sentences))
