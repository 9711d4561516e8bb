"""Nothing that a document says becomes markup, a script, a style or a link that runs."""

from __future__ import annotations

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from onrecord.show.exports import claimreview
from onrecord.show.index import safe_url
from onrecord.show.summary import summary
from tests.show import hostile, sample

# What the templates and the charts write; a document adds to neither.
ELEMENTS = set(
    "html head meta title style body a header p span h1 h2 h3 bdi strong br div nav form label input ol ul li main "
    "section article dl dt dd blockquote details summary figure figcaption table thead tbody tr th td button footer "
    "script em svg g path text line rect circle".split()
)
ATTRIBUTES = set(
    "lang charset http-equiv content name class href id aria-label aria-labelledby aria-hidden role hidden for type "
    "autocomplete value tabindex dir scope colspan rowspan title data-n data-of data-table data-chart focusable open rel xmlns "
    "xmlns:xlink version width height viewbox fill stroke stroke-width stroke-miterlimit stroke-dasharray transform d "
    "text-anchor font-family font-size font-weight opacity x y x2 y2 display cx cy r".split()
)
LINK = re.compile(r"#[\w-]+|https?://[^\s\"'<>]+")


class Parts(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: Counter[str] = Counter()
        self.attributes: Counter[str] = Counter()
        self.links: set[str] = set()
        self.ids: Counter[str] = Counter()
        self.scripts: list[str] = []
        self.inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements[tag] += 1
        self.inside = tag
        for name, value in attrs:
            self.attributes[name] += 1
            if name == "href":
                self.links.add(value or "")
            if name == "id":
                self.ids[value or ""] += 1

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside in ("script", "style"):
            self.scripts.append(data)


@pytest.fixture(scope="module")
def parts() -> Parts:
    made = Parts()
    made.feed(hostile.text())
    return made


def test_there_are_a_hundred_tricks_and_more() -> None:
    assert len(set(hostile.TRICKS)) >= 100


def test_no_element_or_attribute_beyond_the_page_s_own(parts: Parts) -> None:
    assert set(parts.elements) <= ELEMENTS
    assert set(parts.attributes) <= ATTRIBUTES


def test_only_the_page_s_script_and_style(parts: Parts) -> None:
    assert parts.elements["script"] == parts.elements["style"] == 1
    assert not any("pwned" in s for s in parts.scripts)


def test_links_go_into_the_page_or_to_a_plain_address(parts: Parts) -> None:
    assert [link for link in parts.links if not LINK.fullmatch(link)] == []
    assert not any("evil" in link and "@" not in link for link in parts.links)


@pytest.mark.parametrize("text", [hostile.text, sample.text], ids=["hostile", "sample"])
def test_ids_stand_once_and_inner_links_land(text) -> None:
    made = Parts()
    made.feed(text())
    assert [i for i, n in made.ids.items() if n > 1] == []
    assert {link[1:] for link in made.links if link.startswith("#")} - set(made.ids) == set()


def test_page_summary_and_export_are_plain_utf8() -> None:
    for text in (hostile.text(), summary(hostile.view())):
        raw = text.encode()
        assert not set(raw) & set(b"\x00\x01\x08\x0b\x0c\x1b\x7f")
    assert "javascript:" not in [a.get("url") for a in _works(claimreview(hostile.view()))]


def _works(text: str) -> list[dict[str, str]]:
    import json

    graph = json.loads(text)["@graph"]
    return [w for r in graph for w in r["itemReviewed"]["appearance"]]


def test_an_override_is_shown_for_what_it_is() -> None:
    text = hostile.text()
    assert "\u202e" not in text
    assert "⟨U+202E⟩" in text


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.example/b?c=d#e", True),
        ("http://a.example", True),
        ("javascript:alert(1)", False),
        (" https://a.example", False),
        ("https:a", False),
        ("//a.example", False),
        ("data:text/html,x", False),
        (None, False),
    ],
)
def test_only_web_addresses_become_links(url: str | None, safe: bool) -> None:
    assert (safe_url(url) is not None) is safe
