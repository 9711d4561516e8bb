"""The article's own paragraphs out of a web page: what stands around them is cut away first, by general cues.

`trafilatura` finds the article; before it, elements that name themselves a caption, a newsletter form, a list of
other stories and the like are dropped, and after it the page's own `articleBody` (JSON-LD) is used where the
article was cut short.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator

from lxml.html import HtmlElement

# Words by which elements around an article name themselves, as whole words of a class or id ("c-inlineSignup",
# "more-topic__items", "image_image-widget__x"). Each was seen on at least two sites.
AROUND = re.compile(
    r"""(?:^|[^a-z])(?:
      (?:fig|photo|image|img|media)?[-_]?captions? | figcaption | credits? | photo[-_]?credit
    | newsletters? | (?:inline|email|newsletter)?[-_]?sign[-_]?up | subscribe | subscription[-_]?form
    | related(?:[-_]?\w+)? | more[-_](?:topics?|from|stories|on) | read[-_]?(?:more|next|also) | recommend(?:ed|ations?)?
    | also[-_]?read | most[-_]?(?:read|popular) | trending | popular | promo(?:tion|box|s)? | outbrain | taboola
    | comments? | share | sharing | social(?:[-_]\w+)? | follow[-_]?us | whatsapp[-_]?\w*
    | (?:about[-_])?author[-_]?(?:bio|box|info|profile|details) | bios? | bylines? | disclaimers? | copyright | permissions?
    | ads? | advert(?:s|isements?|orial)? | sponsor(?:ed|s)? | breadcrumbs? | cookie\w* | consent
    | (?:image|img|photo|picture|gallery|video)[-_]?(?:widget|group|wrap|wrapper|container|block|embed|title)?
    | twitter[-_]tweet | instagram[-_]media | tweet | (?:social[-_])?embed(?:ded)?
    | visually[-_]?hidden | sr[-_]only | screen[-_]reader[-_](?:text|only) | a11y[-_](?:hidden|skip)
    )(?:$|[^a-z])""",
    re.X,
)
# A longer name is made from a headline ("slide-12-the-photo-that-shook-..."), not by a designer.
NAME = 40
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
NAMED = ("div", "section", "ul", "ol", "p", "span", "h2", "h3", "h4", "a", "blockquote", "article")
TAGS = (
    "figcaption",
    "figure",
    "nav",
    "aside",
    "footer",
    "form",
    "button",
    "dialog",
    "noscript",
    "script",
    "style",
    "template",
    "svg",
)
ROLES = {"navigation", "complementary", "contentinfo", "search", "banner", "dialog", "alert"}
# An element that holds this share of the page's paragraphs is the article, whatever it calls itself.
TOO_MUCH = 0.3
# "Read more: ..." in the languages of the press; such a paragraph is mostly one link.
POINTER = re.compile(
    r"(?:read (?:more|next|also|the full)|also read|more on|see also|related|don.t miss|watch|(?:à )?lire aussi|à voir aussi"
    r"|lee también|lesen sie auch|mehr dazu|читайте (?:также|ещё|еще|також)|по теме|اقرأ أيضا|funda olunye)\b",
    re.I,
)
LINKED = 0.7
# The page's articleBody is believed where it is longer by this much than what was found.
CUT_SHORT = 1.25
BLOCKS = ("p", "h2", "h3", "h4", "li", "blockquote")


def article(tree: HtmlElement, title: str | None, given: str | None) -> str:
    """The article's paragraphs, a blank line between them. `given` is the page's articleBody."""
    pruned = copy.deepcopy(tree)
    _prune(pruned)
    whole = list(_blocks(pruned)) if given else []
    found = _extracted(pruned) or _extracted(tree)
    lines = [line.strip().removeprefix("- ") for line in found.split("\n") if line.strip()]
    if given and len(_letters(given)) > CUT_SHORT * len(_letters(found)):
        lines = _within(whole, given) or [line for line in given.split("\n") if line.strip()]
    return "\n\n".join(line for line in lines if line != title)


def _extracted(tree: HtmlElement) -> str:
    import trafilatura  # a second to import, not for those who read text

    return trafilatura.extract(tree, include_comments=False, include_tables=False) or ""


def _prune(tree: HtmlElement) -> None:
    """Drops what stands around the article."""
    limit = TOO_MUCH * sum(len(p.text_content()) for p in tree.iter("p"))
    for element in [*tree.iter(*TAGS), *filter(_around, tree.iter(*NAMED))]:
        held = sum(len(p.text_content()) for p in element.iter("p"))
        if element.getparent() is not None and held <= limit:
            element.drop_tree()


def _around(element: HtmlElement) -> bool:
    if element.get("role") in ROLES or element.get("hidden") is not None:
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
    return any(len(n) <= NAME and AROUND.search(CAMEL.sub("-", n).casefold()) for n in names) or _points(element)


def _points(element: HtmlElement) -> bool:
    """Whether a paragraph or list only leads to other stories."""
    if element.tag not in ("p", "ul", "ol", "h3", "h4"):
        return False
    text = element.text_content().strip()
    linked = sum(len(a.text_content()) for a in element.iter("a"))
    if element.tag in ("ul", "ol"):
        return linked >= LINKED * max(len(text), 1)
    return bool(POINTER.match(text)) and linked >= LINKED * len(text) - len("read more: ")


def _blocks(tree: HtmlElement) -> Iterator[str]:
    """The innermost paragraphs, headings and list items, one line each."""
    for element in tree.iter(*BLOCKS):
        if next(element.iterdescendants(*BLOCKS), None) is None:
            yield " ".join(element.text_content().split())


def _letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _within(blocks: list[str], given: str) -> list[str]:
    """The blocks that the page's own articleBody holds, if they are nearly all of it; else nothing."""
    whole = _letters(given)
    lines = list(dict.fromkeys(b for b in blocks if _letters(b) and _letters(b) in whole))
    return lines if sum(len(_letters(line)) for line in lines) > len(whole) / CUT_SHORT else []
