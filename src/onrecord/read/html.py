"""Web pages: headline, date and the article's own paragraphs, without menus, captions and what else stands around.

The text is an extraction with no map back to the page: the bytes are kept beside it, and the extractor's version.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from importlib.metadata import version

import lxml.html
from lxml.etree import LxmlError

from onrecord.errors import ReadError
from onrecord.read.dates import path_date
from onrecord.read.decode import decode
from onrecord.read.draft import Draft, Raw, with_title
from onrecord.read.page_body import article
from onrecord.read.page_head import head
from onrecord.records import Problem

# The declaration must stand in the first 1024 bytes (HTML standard, 4.2.5.4); real pages are later by a few tags.
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)", re.I
)
DECLARED_WITHIN = 8192
# lxml refuses to parse text with an encoding declaration of its own.
# libxml2 compares every attribute of a tag with every other: 100,000 of them take two minutes. Real tags are long
# (pictures inside) but have few words.
CROWDED = re.compile(r"<(\w+)[^<>]{10000,}>")
WORDS = 1000
# Of the days that it gives where nothing is declared, one in ten is wrong (80 pages, declarations taken out).
GUESSED = "declares no date; {0} stands in its text: check it, or give another with --date"
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def html_page(raw: Raw) -> Iterator[Draft | Problem]:
    data = raw.data()
    text, note = decode(data, raw.charset or _declared(data))
    tree = _tree(text)
    about = head(tree)
    body = article(tree, about.title, about.body)
    if not body:
        raise ReadError("holds no article that we can find: save its text, or name the page itself")
    published = about.published
    guess = None if published or any(path_date(p or "") for p in (about.url, raw.url, raw.path)) else _guess(tree)
    yield Draft(
        path=raw.path,
        text=with_title(about.title, body),
        data=data,
        extractor=f"trafilatura {version('trafilatura')}",
        title=about.title,
        published=published[0] if published else guess,
        published_from="meta" if published else "text" if guess else None,
        published_at=published[1] if published else None,
        url=about.url or raw.url,
        publisher=about.publisher,
        author=about.author,
        notes=tuple(n for n in (note, guess and GUESSED.format(guess)) if n),
    )


def _guess(tree: lxml.html.HtmlElement) -> str | None:
    """A day that the page shows, as htmldate reads it; None where it sees none. What it declares has been read."""
    import htmldate  # as long to import as trafilatura, and most pages declare their day

    shown = copy.deepcopy(tree)
    for element in [*shown.iter("meta", "link", "script")]:
        element.drop_tree()
    # Without its extensive search, which takes any number that looks like a day.
    found: str | None = htmldate.find_date(shown, extensive_search=False, original_date=True)
    return found


def _declared(data: bytes) -> str | None:
    found = DECLARED.search(data[:DECLARED_WITHIN])
    return (found[1] or found[2]).decode() if found else None


def _tree(text: str) -> lxml.html.HtmlElement:
    try:
        # Comments and processing instructions cut paragraphs in two for those who walk the tree.
        parser = lxml.html.HTMLParser(remove_comments=True, remove_pis=True, collect_ids=False)
        return lxml.html.document_fromstring(CROWDED.sub(_thinned, DECLARATION.sub("", text)), parser=parser)
    except (LxmlError, ValueError) as error:  # ValueError: nothing but comments
        raise ReadError(f"is no HTML that can be parsed ({error}): save it as text") from error


def _thinned(tag: re.Match[str]) -> str:
    """The tag, without its attributes where they are a crowd."""
    return f"<{tag[1]}>" if len(tag[0].split(None, WORDS)) > WORDS else tag[0]
