"""The dossier as one HTML file: no network, readable without scripts, nothing of a document ever runs."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from onrecord.show import charts, plots, words
from onrecord.show.dossier import Dossier, dossier
from onrecord.show.index import anchor
from onrecord.show.plain import inline, seen
from onrecord.show.rulings import Judgement
from onrecord.view import View


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
    made.globals.update(anchor=anchor, count=words.count, capital=words.capital)
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
    pictures["figures"] = [(name, Markup(svg)) for name, svg in plots.plots(facts.figures)]
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
