"""What a web page says about itself: headline, date, outlet, author, address; JSON-LD first, then meta tags.

Pages carry up to three headlines (shown, for search engines, for social networks); the shown one is taken, because
that is what readers were told.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from onrecord.read.dates import stamp
from onrecord.text import fold

# schema.org: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report and the like.
ARTICLE = re.compile(r"Article$|Posting$|Report$|^AnalysisNews|^OpinionNews|WebPage$")
# Where a page lists other pages, or the entries of a live blog: not about this one.
ELSEWHERE = {
    "liveBlogUpdate",
    "itemListElement",
    "hasPart",
    "mentions",
    "relatedLink",
    "isBasedOn",
    "comment",
    "citation",
}
# Deeper than any real JSON-LD; a hostile page may nest without end.
DEPTH = 12

# Meta tags that name the day of first publication (Open Graph, Dublin Core, Parse.ly, Sailthru, schema.org
# microdata, PRISM, Cxense and two names of content systems), the most reliable first. None that names a change.
DATES = (
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "date.available",
    "parsely-pub-date",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "prism.publicationdate",
    "citation_publication_date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.created",
    "pubdate",
    "pub_date",
    "publishdate",
    "publish-date",
    "publication_date",
    "sailthru.date",
    "date",
)
# What follows the last separator of a <title> is the outlet's name where it is short and the rest a headline.
SUFFIX = re.compile(r"\s+[|•·*–—-]\s+[^|•·*–—]{1,40}$")
# A shown headline shares half its words with the page's <title>; "Log in" and the outlet's name share fewer.
SHARED = 0.5


@dataclass(frozen=True, slots=True)
class Head:
    """A page's own words about itself; `published` as `dates.stamp` gives it, `body` is its JSON-LD `articleBody`."""

    title: str | None
    published: tuple[str, str | None] | None
    url: str | None
    publisher: str | None
    author: str | None
    body: str | None


def head(tree: HtmlElement) -> Head:
    metas = _metas(tree)
    article = next(_articles(tree), {})
    return Head(
        title=_title(tree, metas, article),
        published=_published(tree, metas, article),
        url=_address(tree, metas),
        publisher=_name(article.get("publisher")) or metas.get("og:site_name") or metas.get("application-name"),
        author=_name(article.get("author")) or _author(metas),
        body=article["articleBody"] if isinstance(article.get("articleBody"), str) else None,
    )


def _metas(tree: HtmlElement) -> dict[str, str]:
    """Meta tags by their name in lower case, the first of each."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop")
        content = _line(tag.get("content"))
        if name and content:
            found.setdefault(name.casefold(), content)
    return found


def _articles(tree: HtmlElement) -> Iterator[dict[str, Any]]:
    """The JSON-LD nodes about this page's article: those with a headline first, then those with a date only."""
    nodes = [node for script in tree.iter("script") for node in _nodes(_linked(script), DEPTH)]
    yield from (n for n in nodes if isinstance(n.get("headline"), str))
    yield from (n for n in nodes if n.get("datePublished"))


def _linked(script: HtmlElement) -> Any:
    if "ld+json" not in (script.get("type") or "").casefold() or not script.text:
        return None
    try:
        return json.loads(script.text, strict=False)  # raw newlines inside strings are common
    except (ValueError, RecursionError):
        return None


def _nodes(value: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for part in value:
            yield from _nodes(part, depth - 1)
    elif isinstance(value, dict):
        kinds = value.get("@type")
        if any(ARTICLE.search(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
        for key, part in value.items():
            if key not in ELSEWHERE:
                yield from _nodes(part, depth - 1)


def _line(text: Any) -> str | None:
    """One line of plain text, character references resolved; None for nothing."""
    return " ".join(html.unescape(text).split()) or None if isinstance(text, str) else None


def _title(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> str | None:
    named = _line(tree.findtext(".//title"))
    others = [t for t in (_line(article.get("headline")), metas.get("og:title"), named) if t]
    shown = [t for t in (_line(h.text_content()) for h in tree.iter("h1")) if t]
    best = max(shown, key=lambda t: _likeness(t, others), default=None)
    if best and _likeness(best, others) >= SHARED:
        return best
    return SUFFIX.sub("", others[0]) if others else best


def _likeness(title: str, others: list[str]) -> float:
    """Largest share of the title's words that one of the other headlines holds; 1 where there is none to compare."""
    own = set(fold(title).split())
    return max((len(own & set(fold(o).split())) / len(own) for o in others), default=1.0)


def _published(tree: HtmlElement, metas: dict[str, str], article: dict[str, Any]) -> tuple[str, str | None] | None:
    written = [article.get("datePublished"), *(metas.get(name) for name in DATES)]
    written += [
        t.get("datetime")
        for t in tree.iter("time")
        if t.get("pubdate") is not None or t.get("itemprop") == "datePublished"
    ]
    times = {t.get("datetime") for t in tree.xpath("//article//time[@datetime] | //header//time[@datetime]")}
    if len(times) == 1:  # several may be of other stories
        written += times
    for value in written:
        found = stamp(value) if isinstance(value, str) else None
        if found:
            return found
    return None


def _address(tree: HtmlElement, metas: dict[str, str]) -> str | None:
    links = [link.get("href") for link in tree.iter("link") if (link.get("rel") or "").casefold() == "canonical"]
    for url in (*links, metas.get("og:url")):
        parts = _split(url)
        # Some pages name their home page by mistake.
        if parts and parts.scheme in ("http", "https") and parts.netloc and parts.path.strip("/"):
            return str(parts.geturl())
    return None


def _split(url: str | None) -> Any:
    try:
        return urlsplit((url or "").strip())
    except ValueError:  # "http://[broken"
        return None


def _name(value: Any) -> str | None:
    """The names in a JSON-LD value: a string, an object with a name, or a list of them."""
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        names = [n for n in map(_name, value) if n]
        return ", ".join(dict.fromkeys(names)) or None
    line = _line(value)
    return None if line and "://" in line else line


def _author(metas: dict[str, str]) -> str | None:
    found = (metas.get(name) for name in ("author", "article:author", "parsely-author", "dc.creator", "byl"))
    return next((a for a in found if a and "://" not in a), None)
