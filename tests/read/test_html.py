"""Web pages: the shown headline, the day of publication and where it came from, the article without what stands around it."""

import gzip
import json

import pytest

from onrecord.config import Settings
from onrecord.read import read
from onrecord.read.page_body import AROUND
from onrecord.records import Document

FIRST = "Anna Berg, the defence minister, told reporters on Monday that the drill near Kiruna took place in April as planned."
SECOND = "The Ruritanian army rejected that: none of its soldiers crossed the border this spring, a spokesman said in a statement."
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Berg says the drill took place</h1>{before}
<p>{first}</p>{between}<p>{second}</p></article>{after}
<footer><p>Copyright Radio Nord. All rights reserved, in every country of the world.</p></footer></body></html>"""


def page(
    title="Berg says the drill took place | Radio Nord",
    head="",
    before="",
    between="",
    after="",
    first=FIRST,
    second=SECOND,
):
    return PAGE.format(title=title, head=head, before=before, between=between, after=after, first=first, second=second)


def one(tmp_path, html, name="page.html", encoding="utf-8") -> Document:
    data = html.encode(encoding)
    path = tmp_path / name
    path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    (document,) = [d for d in read(str(path), Settings(), today="2026-01-01") if isinstance(d, Document)]
    return document


def linked(**fields):
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle", **fields})}</script>'


def test_headline_and_paragraphs_and_nothing_else(tmp_path):
    document = one(tmp_path, page())
    assert document.title == "Berg says the drill took place"
    assert document.text == f"Berg says the drill took place\n\n{FIRST}\n\n{SECOND}"
    assert document.language == "en"


@pytest.mark.parametrize("name", ["page.html.gz", "page.htm", "saved", "page.xhtml"])
def test_pages_come_packed_or_without_a_suffix(tmp_path, name):
    assert one(tmp_path, page(), name).title == "Berg says the drill took place"


@pytest.mark.parametrize(
    "around",
    [
        "<figure><img src=a.jpg><figcaption>Berg in Kiruna on Sunday, before the drill that she spoke of. Photo: A. Lind</figcaption></figure>",
        '<div class="c-inlineSignup"><h2>Get the daily news by email, every morning, from all of our reporters</h2></div>',
        '<div class="related-stories"><p>Army chief visits the northern border and speaks with the soldiers there</p></div>',
        '<p>Read more: <a href="/x">Army chief visits the northern border and speaks with the soldiers there</a></p>',
        '<blockquote class="twitter-tweet"><p>Nobody was there at all, whatever they say</p>&mdash; A. Reader</blockquote>',
        '<p class="visually-hidden">Article content, continued below for those who listen</p>',
    ],
)
def test_what_stands_around_an_article_is_left_out(tmp_path, around):
    assert one(tmp_path, page(between=around)).text == f"Berg says the drill took place\n\n{FIRST}\n\n{SECOND}"


def test_the_article_is_kept_whatever_its_element_is_called(tmp_path):
    text = one(tmp_path, page().replace("<article>", '<article class="share related">')).text
    assert FIRST in text
    assert SECOND in text


@pytest.mark.parametrize(
    "name", ["article-body", "paragraph", "story-text", "headline", "main", "broadcast", "imagine", "postcard"]
)
def test_names_that_say_nothing_are_no_cue(name):
    assert not AROUND.search(name)


@pytest.mark.parametrize(
    ("head", "published", "instant"),
    [
        (linked(headline="x", datePublished="2024-05-03T22:10:00-05:00"), "2024-05-03", "2024-05-03T22:10:00-05:00"),
        (
            '<meta property="article:published_time" content="2024-05-03T08:00:00Z">',
            "2024-05-03",
            "2024-05-03T08:00:00+00:00",
        ),
        ('<meta name="dc.date" content="2024-05-03">', "2024-05-03", None),
        ('<meta property="article:modified_time" content="2024-05-03">', None, None),
        (linked(headline="x", datePublished="soon"), None, None),
        ('<script type="application/ld+json">{not json</script>', None, None),
        (linked(headline="x", liveBlogUpdate=[{"@type": "BlogPosting", "datePublished": "2024-05-09"}]), None, None),
    ],
)
def test_the_day_is_the_one_that_the_page_declares(tmp_path, head, published, instant):
    document = one(tmp_path, page(head=head))
    assert (document.published, document.published_at) == (published, instant)
    assert document.published_from == ("meta" if published else None)


def test_one_time_in_the_article_is_its_date(tmp_path):
    document = one(tmp_path, page(before='<time datetime="2024-05-03">3 May</time>'))
    assert (document.published, document.published_from) == ("2024-05-03", "meta")


def test_a_day_that_is_only_shown_is_said_to_be_a_guess(tmp_path):
    path = tmp_path / "page.html"
    path.write_text(page(before='<div class="date">Published: May 3, 2024</div>'))
    document, note = read(str(path), Settings(), today="2026-01-01")
    assert (document.published, document.published_from) == ("2024-05-03", "text")
    assert "check it" in note.message


def test_outlet_author_and_address(tmp_path):
    head = linked(headline="x", author=[{"name": "B. Lind"}, {"name": "C. Ek"}], publisher={"name": "Radio Nord"})
    document = one(tmp_path, page(head=head + '<link rel="canonical" href="https://nord.example/2024/drill">'))
    assert (document.publisher, document.author, document.url) == (
        "Radio Nord",
        "B. Lind, C. Ek",
        "https://nord.example/2024/drill",
    )


def test_the_headline_is_the_article_s_not_the_log_in_box(tmp_path):
    assert one(tmp_path, page().replace("<nav>", "<h1>Log in</h1><nav>")).title == "Berg says the drill took place"


def test_without_a_shown_headline_the_declared_one_loses_the_outlet_s_name(tmp_path):
    html = page().replace("<h1>Berg says the drill took place</h1>", "")
    assert one(tmp_path, html).title == "Berg says the drill took place"


def test_an_article_cut_short_is_filled_from_the_page_s_own_copy(tmp_path):
    rest = [
        f"Paragraph {n} of the statement says that unit {n} stayed in its barracks for the whole month of April."
        for n in range(1, 9)
    ]
    body = linked(headline="x", articleBody=" ".join([FIRST, SECOND, *rest]))
    html = page(head=body, after="".join(f'<div class="related"><p>Other {r}</p></div>' for r in rest))
    assert one(tmp_path, html).text.count("stayed in its barracks") == 8


@pytest.mark.parametrize("label", ["windows-1251", "koi8-r"])
def test_the_page_s_own_charset_counts(tmp_path, label):
    text = "Министр обороны подтвердил, что учения состоялись в апреле, как и было запланировано ранее сторонами."
    html = page(first=text, second=text + " Армия это отрицает.").replace("utf-8", label)
    assert text in one(tmp_path, html, encoding=label).text


def test_broken_html_is_read_as_far_as_it_goes(tmp_path):
    document = one(tmp_path, f"<html><title>Berg says so</title><p>{FIRST}</b></i><p>{SECOND} <a href=")
    assert FIRST in document.text


def test_a_page_without_an_article_is_an_error(tmp_path):
    path = tmp_path / "page.html"
    path.write_text("<html><body><script>render()</script></body></html>")
    (problem,) = read(str(path))
    assert problem.level == "error"
    assert "no article" in problem.message


def test_a_crowd_of_attributes_does_not_stop_the_reader(tmp_path):
    crowd = " ".join(f"a{n}=1" for n in range(100_000))
    assert FIRST in one(tmp_path, page().replace("<article>", f"<article {crowd}>")).text
