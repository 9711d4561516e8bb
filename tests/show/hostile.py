"""Documents that try to run something in the dossier: every trick in every field that a document can fill.

A trick is harmless if nothing of it becomes an element, an attribute or a link that runs.
"""

from __future__ import annotations

import dataclasses
import hashlib
from functools import cache

from onrecord.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Finding,
    Problem,
    Record,
    Span,
    Stance,
    Statement,
    Status,
    Where,
)
from onrecord.show.html import page
from onrecord.view import View, view_of

RUN = "window.pwned=1"

# From the classes of the OWASP cheat sheet on filter evasion, written anew: markup, breaking out of an attribute, of
# a comment, of style and script elements, links that run, half-open tags, encodings, template marks, odd characters.
TRICKS = [
    f"<script>{RUN}</script>",
    f"<ScRiPt>{RUN}</sCrIpT>",
    f"<script >{RUN}</script\n>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"</textarea><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"<!--<script>{RUN}//-->",
    f"<img src=x onerror={RUN}>",
    f"<img src=x onerror='{RUN}'>",
    f'<img src=x onerror="{RUN}">',
    f"<img src=`x` onerror=`{RUN}`>",
    f"<image href=x onerror={RUN}>",
    f"<svg onload={RUN}>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><animate onbegin={RUN} attributeName=x dur=1s>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=9>x</text></a></svg>",
    f"<svg><foreignObject><iframe srcdoc='<script>parent.{RUN}</script>'>",
    f"<math><mtext><img src=x onerror={RUN}></mtext></math>",
    f"<body onload={RUN}>",
    f"<details open ontoggle={RUN}>",
    f"<video><source onerror={RUN}></video>",
    f"<audio src=x onerror={RUN}>",
    f"<iframe src='javascript:parent.{RUN}'></iframe>",
    f"<iframe srcdoc='&lt;script&gt;parent.{RUN}&lt;/script&gt;'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='javascript:{RUN}'>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<input autofocus onfocus={RUN}>",
    f"<select autofocus onfocus={RUN}><option>x</select>",
    f"<marquee onstart={RUN}>x</marquee>",
    f"<meta http-equiv=refresh content='0;url=javascript:{RUN}'>",
    "<base href='https://evil.example/'>",
    "<link rel=stylesheet href='https://evil.example/x.css'>",
    "<style>*{display:none}</style>",
    f"<style>@import 'javascript:{RUN}';</style>",
    f"<template><script>{RUN}</script></template>",
    f"<noscript><p title='</noscript><script>{RUN}</script>'>",
    f'"><script>{RUN}</script>',
    f"'><script>{RUN}</script>",
    f'" onmouseover="{RUN}" x="',
    f"' onmouseover='{RUN}' x='",
    f'" autofocus onfocus="{RUN}" tabindex="0',
    f"` onclick=`{RUN}`",
    f'x" style="background:url(javascript:{RUN})',
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"  javascript:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f"\x01javascript:{RUN}",
    f"javascript://example.org/%0A{RUN}",
    f"vbscript:{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    "data:text/html;base64,PHNjcmlwdD53aW5kb3cucHduZWQ9MTwvc2NyaXB0Pg==",
    f"https://x.example/\"onmouseover=\"{RUN}",
    "https://user:pass@evil.example/",
    "//evil.example/x.js",
    "http://[::1",
    "http://\u0000evil.example/",
    f"blob:https://x.example/{RUN}",
    "file:///etc/passwd",
    f"&lt;script&gt;{RUN}&lt;/script&gt;",
    f"&#60;script&#62;{RUN}&#60;/script&#62;",
    f"\\x3cscript\\x3e{RUN}\\x3c/script\\x3e",
    f"\\u003cscript\\u003e{RUN}",
    f"%3Cscript%3E{RUN}%3C/script%3E",
    f"＜script＞{RUN}＜/script＞",
    f"+ADw-script+AD4-{RUN}+ADw-/script+AD4-",
    f"<scr\x00ipt>{RUN}</scr\x00ipt>",
    f"<\x00script>{RUN}</script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<<script>{RUN}//<</script>",
    f"<script{RUN}",
    "<",
    ">",
    '"',
    "'",
    "&",
    "&amp",
    "{{ 7*7 }}",
    "{% raw %}{{ x }}{% endraw %}",
    "{# note #}",
    "${7*7}",
    "#{7*7}",
    "<%= 7*7 %>",
    "{{ self.__init__.__globals__ }}",
    "\u202egnp.exe\u202c turned",
    "\u202d forced \u202c",
    "\u2066 isolate without end",
    "\u2069\u2069\u2069 ends without isolate",
    "\u200f\u200e marks",
    "a\u0300" + "\u0301" * 200,
    "\x00\x01\x02\x07\x08\x0b\x0c\x0e\x1b[31mred\x7f",
    "\x80\x85\x9f",
    "\ud800 lone high",
    "lone low \udfff",
    "\ufffe\uffff not characters",
    "\U0010ffff the last",
    "\ufeff mark inside \ufeff",
    "\u2028line\u2029paragraph",
    "\u00a0\u3000 spaces",
    "=HYPERLINK(\"http://evil.example\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "A" * 5000,
    "🏴\u200d☠️" * 50,
    "f-f1",
    "contested",
    "../../../etc/passwd",
    "constructor",
    "__proto__",
]  # fmt: skip


def _document(number: int, trick: str) -> Document:
    text = f"{trick}\n\nThe minister said {trick} on Monday. {trick}"
    try:
        seed = text.encode()
    except UnicodeEncodeError:
        seed = text.encode("utf-8", "surrogatepass")
    return Document(
        id=f"h{number}",
        path=trick,
        text=text,
        text_sha256=hashlib.sha256(seed).hexdigest(),
        title=trick,
        language=(None, "en", "ar", trick)[number % 4],
        published=(None, "2024-05-04", trick, "2024")[number % 4],
        published_from=None,
        url=trick,
        publisher=trick,
        author=trick,
        sha256=trick,
        retrieved=trick,
        extractor=trick,
        origin="same",
    )


def records() -> list[Record]:
    """For each trick a document and one record of every kind, all of whose words are the trick's."""
    made: list[Record] = []
    for number, trick in enumerate(TRICKS):
        d = _document(number, trick)
        actor = Actor(f"a{trick}", trick, "person", "XVA", "GOV", (trick, trick + "2"), trick)
        land = Actor(f"l{trick}", trick, "country", "XVA", None, (trick,))
        at = d.text.index("said ") + 5
        words = Span(at, at + len(trick))
        before = Span(at - 5, at - 1)
        ident = f"s{number}{trick}"
        said = Statement(
            ident, d.id, (Span(at - 18, at - 6),), (before,), (words,), "assert", "reported", actor, trick, trick, trick,
            land, loaded=(words,), rule=trick,
        )  # fmt: skip
        own = dataclasses.replace(said, id=f"o{number}", voice="outlet", speaker=None, act="deny", rests_on=(ident,))
        where = Where(trick, "XVA", "province", 1.0, 2.0, trick)
        happened = Event(
            f"e{number}", d.id, words, "COOPERATE", (actor,), (land,), "2024-05", where,
            (Status(ident, "happened"), Status("outlet", "denied")), trick, (trick,), trick, trick, words, trick,
        )  # fmt: skip
        figure = Figure(
            f"n{number}", d.id, words, 1e9, None, trick, "more than", trick, actor, trick, trick, trick, ident
        )
        stance = Stance(f"p{number}", d.id, words, actor, (land,), "neutral", ident, trick)
        claim = Claim(f"c{number}{trick}", trick, (ident, own.id, happened.id), ident)
        finding = Finding(
            f"f{number}", "denial", trick, (ident,), (own.id,), "strong", trick, trick, trick, (1, 1), (1, 1),
            (True, True), claim.id,
        )  # fmt: skip
        made += [d, said, own, happened, figure, stance, claim, finding, Problem(trick, trick, "note")]
    return made


@cache
def view() -> View:
    return view_of(records(), "2024-06-01")


@cache
def text() -> str:
    """The page of the hostile case."""
    return page(view())
