"""The dossier as a person meets it: at both widths, in both colour schemes, with a keyboard, and without a network."""

from __future__ import annotations

import itertools

import pytest
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

# The contrast of every piece of text with what is behind it (WCAG 2.2, 1.4.3): 4.5, or 3 for large text.
CONTRAST = """
const parse = c => { const m = c.match(/[\\d.]+/g).map(Number); return c.startsWith('color(srgb') ? [m[0]*255, m[1]*255, m[2]*255, m[3] ?? 1] : [m[0], m[1], m[2], m[3] ?? 1]; };
const light = ([r, g, b]) => [r, g, b].map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + .05) / (y + .05); };
const behind = el => {
  for (; el; el = el.parentElement) {
    const style = getComputedStyle(el);
    if (style.backgroundImage !== 'none') return style.backgroundImage.match(/rgba?\\([^)]*\\)/g).map(parse);
    const c = parse(style.backgroundColor);
    if (c[3] === 1) return [c];
  }
  return [[255, 255, 255, 1]];
};
const poor = new Map();
document.querySelectorAll('details').forEach(d => { d.open = true; });
const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
let seen = 0;
while (walk.nextNode()) {
  const el = walk.currentNode.parentElement, style = getComputedStyle(el), text = walk.currentNode.data.trim();
  if (!text || ['SCRIPT', 'STYLE'].includes(el.tagName) || !el.getClientRects().length) continue;
  seen++;
  const ink = parse(el.namespaceURI.endsWith('svg') ? style.fill : style.color);
  const size = parseFloat(style.fontSize), large = size >= 24 || (size >= 18.66 && +style.fontWeight >= 700);
  for (const paper of behind(el)) {
    const got = ratio(ink, paper);
    if (got < (large ? 3 : 4.5)) poor.set(`${el.tagName}.${el.getAttribute('class')} ${got.toFixed(2)}`, text.slice(0, 40));
  }
}
return [seen, [...poor]];
"""

BOTH = pytest.mark.parametrize("width", ["phone", "desk"])
ALL = pytest.mark.parametrize("name", ["sample", "hostile", "empty"])


@ALL
@BOTH
def test_no_error_no_sideways_scroll_nothing_fetched(browser, pages, name, width) -> None:
    browser.show(pages[name], width)
    assert browser.errors() == []
    wide = browser.js("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    browser.js("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    wide = browser.js("return [document.documentElement.scrollWidth, innerWidth]")
    assert wide[0] <= wide[1]
    assert browser.js("return performance.getEntriesByType('resource').length") == 0


@BOTH
def test_hostile_documents_run_nothing(browser, pages, width) -> None:
    browser.show(pages["hostile"], width)
    browser.js(
        "document.querySelectorAll('*').forEach(el => ['mouseover', 'focus', 'toggle', 'error', 'load']"
        ".forEach(kind => el.dispatchEvent(new Event(kind))))"
    )
    assert browser.js("return 'pwned' in window") is False
    assert (
        browser.js("return document.querySelectorAll('img, iframe, object, embed, base, link, form[action]').length")
        == 0
    )
    runs = "return [...document.querySelectorAll('*')].flatMap(el => el.getAttributeNames()).filter(a => /^on|^style$/.test(a))"
    assert browser.js(runs) == []
    assert browser.errors() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@BOTH
def test_text_stands_out_from_its_ground(browser, pages, width, scheme) -> None:
    browser.show(pages["sample"], width, scheme)
    seen, poor = browser.js(CONTRAST)
    assert seen > 300
    assert poor == []


@pytest.mark.parametrize("name", ["sample", "hostile"])
def test_every_inner_link_lands(browser, pages, name) -> None:
    browser.show(pages[name])
    lost = browser.js(
        "return [...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.getAttribute('href').slice(1))"
        ".filter(id => !document.getElementById(id))"
    )
    assert lost == []


def test_a_card_leads_to_its_words_and_back(browser, pages) -> None:
    browser.show(pages["sample"])
    where = "const r = document.querySelector(':target').getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight"
    browser.js("document.querySelector('#f-f1 .quote .fine a').click()")
    assert browser.js("return location.hash") == "#r-s4"
    assert browser.js(where)
    browser.js("document.querySelector('#t-d2 a.ref').click()")
    assert browser.js("return location.hash") == "#f-f1"
    assert browser.js(where)


def test_a_link_into_a_fold_opens_it(browser, pages) -> None:
    browser.show(pages["sample"], anchor="#f-f7")
    assert browser.js("return document.getElementById('own-voice').open")


def test_search_finds_words_without_their_accents(browser, pages) -> None:
    browser.show(pages["sample"])
    box = browser.chrome.find_element(By.ID, "q")
    box.send_keys("prevue DEFENSE")
    assert "No line" in browser.js("return document.getElementById('hits-said').textContent")
    for typed, want in (("prevu de LONGUE", "d3"), ("подтвердил", "d4"), ("مناورات", "d5")):
        box.clear()
        box.send_keys(typed)
        assert browser.js("return document.querySelector('#hits a').getAttribute('href')") == f"#t-{want}"
    browser.js("document.querySelector('#hits a').click()")
    assert browser.js("return document.activeElement.className").startswith("line")


def test_the_first_tab_skips_to_the_findings(browser, pages) -> None:
    browser.show(pages["sample"])
    browser.chrome.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    assert browser.js("return document.activeElement.className") == "skip"
    assert browser.js("return document.activeElement.getBoundingClientRect().left") >= 0
    assert browser.js("return getComputedStyle(document.activeElement).outlineStyle") != "none"
    browser.chrome.switch_to.active_element.send_keys(Keys.ENTER)
    assert browser.js("return location.hash") == "#contested"


@ALL
def test_a_screen_reader_finds_its_way(browser, pages, name) -> None:
    browser.show(pages[name])
    levels = browser.js("return [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(h => +h.tagName[1])")
    assert levels.count(1) == 1
    assert all(b - a <= 1 for a, b in itertools.pairwise(levels))
    assert browser.js("return document.querySelectorAll('main, nav, header.top, footer').length") == 4
    assert browser.js("return document.querySelectorAll('th:not([scope])').length") == 0
    unnamed = "return [...document.querySelectorAll('a, button, summary')].filter(e => !(e.textContent.trim() || e.ariaLabel || e.ariaHidden)).length"
    assert browser.js(unnamed) == 0
    assert browser.js("return [...document.querySelectorAll('[tabindex=\"0\"]')].filter(e => !e.ariaLabel).length") == 0
    assert browser.js("return document.documentElement.lang") == "en"


def test_each_text_has_its_language_and_direction(browser, pages) -> None:
    browser.show(pages["sample"])
    arabic = "const b = document.querySelector('#t-d5 .body'); return [b.lang, getComputedStyle(b).direction]"
    assert browser.js(arabic) == ["ar", "rtl"]
    french = "return document.querySelector('#t-d3 .body').lang"
    assert browser.js(french) == "fr"


def test_print_shows_what_is_folded_and_leaves_out_what_is_clicked(browser, pages) -> None:
    browser.show(pages["sample"], media="print")
    assert browser.js("return getComputedStyle(document.querySelector('.bar')).display") == "none"
    assert browser.js(
        "return document.querySelector('#own-voice .finding').checkVisibility({contentVisibilityAuto: true})"
    )
