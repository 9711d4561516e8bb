"""The dossier as one HTML file: no network, readable without scripts, nothing of a document ever runs."""

from __future__ import annotations

import base64
import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.show import charts, words
from onrecord.show.dossier import Dossier, Judgement, dossier
from onrecord.show.index import anchor
from onrecord.view import View

# Marks that turn the direction of what follows. A name or title stands among other words, so they are dropped there;
# in a text, which is a paragraph of its own, an override is shown for what it is, since it can make words read
# backwards (Unicode TR 36), and the others stay.
TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
OVERRIDES = "\u202d\u202e"


def seen(text: object) -> str:
    """`text` as it can be printed: controls as their pictures, lone surrogates and overrides as a sign."""
    return "".join(_seen(c) for c in str(text))


def inline(text: object) -> str:
    """`text` for a place among other words: as `seen`, and without marks that turn the direction."""
    return seen(TURNS.sub("", str(text)))


def _seen(c: str) -> str:
    if c in "\t\n\r" or c.isprintable():
        return c
    if c in OVERRIDES:
        return f"⟨U+{ord(c):04X}⟩"
    if ord(c) < 32:
        return chr(0x2400 + ord(c))  # Unicode's control pictures
    return "\ufffd" if unicodedata.category(c) in ("Cc", "Cs", "Cn") else c


@cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("onrecord.show"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=lambda value: value if isinstance(value, Markup) else "" if value is None else inline(value),
    )
    made.filters["seen"] = lambda text: Markup.escape(seen(text))
    made.globals.update(anchor=anchor, count=words.count)
    return made


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(name: str) -> str:
    environment = _environment()
    assert environment.loader is not None
    return environment.loader.get_source(environment, name)[0].strip()


def render(facts: Dossier) -> str:
    """The page of the facts."""
    style, script = _asset("page.css"), _asset("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    wide, narrow = charts.timeline(facts.moments), charts.timeline(facts.moments, charts.NARROW)
    pictures: dict[str, Any] = {"wide": Markup(wide or ""), "narrow": Markup(narrow or "")}
    return (
        _environment()
        .get_template("page.html")
        .render(
            d=facts,
            policy=policy,
            style=Markup(style),
            script=Markup(script),
            pictures=pictures,
            legend=charts.legend(),
            kinds=list(words.KINDS.values()),
        )
    )


def page(
    view: View, *, title: str | None = None, judgements: Iterable[Judgement] = (), settings: object | None = None
) -> str:
    """A view's dossier as one self-contained HTML file, the same bytes for the same records."""
    return render(dossier(view, judgements, settings, title))
