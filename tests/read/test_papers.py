"""PDF and feeds: paragraphs put together again, entries as documents."""

import pytest

from onrecord.config import Settings
from onrecord.read import read
from onrecord.records import Document, Problem

BODY = [
    "The ministry of defence denies that a joint exer-",
    "cise of ground forces took place near Kiruna in the",
    "month of April. No such exercise was planned.",
    "",
    "A second paragraph names the units that stayed in",
    "their barracks, and says that every exercise is",
    "announced beforehand.",
]


def pdf(*pages: list[str], made: str = "", password: bool = False) -> bytes:
    """A PDF by hand: one font, one line a line."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "",
        "<</Type/Font/Subtype/Type1/BaseFont/Courier/Encoding/WinAnsiEncoding>>",
    ]
    kids = []
    for lines in pages:
        text = "\n".join(f"1 0 0 1 50 {750 - 14 * n} Tm ({line}) Tj" for n, line in enumerate(lines) if line)
        stream = f"BT /F1 10 Tf\n{text}\nET"
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {len(objects)} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<</Type/Pages/Count {len(kids)}/Kids[{' '.join(kids)}]>>"
    objects.append(f"<</CreationDate({made})>>")
    out, places = b"%PDF-1.4\n", []
    for number, written in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj{written}endobj\n".encode("latin-1")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    lock = (
        "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<" + "00" * 32 + ">/U<" + "00" * 32 + ">>>/ID[<00><00>]"
        if password
        else ""
    )
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{lock}>>\nstartxref\n{len(out)}\n%%EOF"
    return out + end.encode()


def told(tmp_path, data: bytes | str, name: str):
    path = tmp_path / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = list(read(str(path), Settings(), today="2026-01-01"))
    return [d for d in found if isinstance(d, Document)], [p for p in found if isinstance(p, Problem)]


def test_lines_become_paragraphs_again(tmp_path):
    (document,), _ = told(tmp_path, pdf(["Statement of the ministry", "", *BODY]), "a.pdf")
    title, first, second = document.text.split("\n\n")
    assert document.title == title == "Statement of the ministry"
    assert first.endswith("No such exercise was planned.")
    assert "joint exercise of ground forces took place near Kiruna in the month" in first
    assert second.startswith("A second paragraph names the units that stayed in their barracks")


def test_running_heads_and_page_numbers_are_left_out(tmp_path):
    pages = []
    for n, word in enumerate(("joint", "common", "bilateral"), 1):
        body = [line.replace("joint", word) for line in BODY]
        pages.append(["Ministry of Defence - Bulletin 4", "", *body, f"So it was with every {word} one.", "", str(n)])
    text = told(tmp_path, pdf(*pages), "a.pdf")[0][0].text
    assert "Bulletin" not in text
    assert text.count("ministry of defence denies") == 3
    assert not text.rstrip().endswith("3")


def test_the_date_stated_comes_before_the_date_of_making(tmp_path):
    made = "D:20240506101500+02'00'"
    (document,), (note,) = told(tmp_path, pdf(["Statement", "", *BODY], made=made), "a.pdf")
    assert (document.published, document.published_at, document.published_from) == (
        "2024-05-06",
        "2024-05-06T10:15:00+02:00",
        "meta",
    )
    assert "file's making" in note.message
    (document,), notes = told(tmp_path, pdf(["Statement", "", "Kiruna, 3 May 2024", "", *BODY], made=made), "a.pdf")
    assert (document.published, document.published_from, notes) == ("2024-05-03", "text", [])


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([]), "no text layer"),
        (pdf(["1"], ["2"]), "no text layer"),
        (b"%PDF-1.4\nnothing here", "cannot be opened as PDF"),
        (pdf(BODY, password=True), "password"),
    ],
)
def test_a_pdf_without_words_is_an_error(tmp_path, data, says):
    documents, (problem,) = told(tmp_path, data, "a.pdf")
    assert documents == []
    assert problem.level == "error"
    assert says in problem.message


def test_a_pdf_is_known_by_its_start_whatever_it_is_called(tmp_path):
    assert "denies" in told(tmp_path, pdf(BODY), "a.txt")[0][0].text


RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Radio Nord</title><language>en-gb</language>
<item><title>Berg &amp; the drill</title><link>https://nord.example/1</link><pubDate>Fri, 03 May 2024 23:30:00 -0500</pubDate>
<description>Berg said it took place.</description>
<content:encoded>&lt;p&gt;Anna Berg said that it &lt;b&gt;took&lt;/b&gt; place.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;The army denied it.&lt;/p&gt;</content:encoded></item>
<item><title>Ek speaks</title><description>Nils Ek said that it cost 5 crowns.</description></item>
<item><title>A title alone</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Nord</title><entry><title>Berg</title><link href="https://nord.example/2"/>
<published>2024-05-03T10:00:00Z</published><updated>2024-05-09T10:00:00Z</updated><author><name>C. Ek</name></author>
<content type="html">&lt;p&gt;Berg said so.&lt;/p&gt;</content></entry></feed>"""


def test_the_entries_of_a_feed_are_documents(tmp_path):
    (first, second), problems = told(tmp_path, RSS, "feed.xml")
    assert first.text == "Berg & the drill\n\nAnna Berg said that it took place.\n\nThe army denied it."
    assert (first.published, first.published_at) == ("2024-05-03", "2024-05-03T23:30:00-05:00")
    assert (first.url, first.publisher, first.language) == ("https://nord.example/1", "Radio Nord", "en")
    assert second.path.endswith("feed.xml#2")
    assert [p.level for p in problems] == ["note"] * 3
    assert any("1 of 3 entries hold a summary only" in p.message for p in problems)
    assert any("1 of 3 entries hold no text" in p.message for p in problems)


def test_atom_and_a_feed_with_another_suffix(tmp_path):
    (document,), _ = told(tmp_path, ATOM, "news")
    assert (document.title, document.author, document.published) == ("Berg", "C. Ek", "2024-05-03")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ("<rss><channel></channel></rss>", "no RSS or Atom feed"),
        ("<note><to>Berg</to></note>", "no RSS or Atom feed"),
        (
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
            "entities",
        ),
        ("<rss><channel><item><title>Only a title</title></item></channel></rss>", "no text"),
    ],
)
def test_what_is_no_feed_is_an_error(tmp_path, data, says):
    documents, (problem,) = told(tmp_path, data, "feed.xml")
    assert documents == []
    assert problem.level == "error"
    assert says in problem.message


def test_an_address_inside_a_feed_is_not_fetched(tmp_path):
    (document,), _ = told(tmp_path, ATOM.replace("Berg said so.", "http://127.0.0.1:1/never"), "feed.atom")
    assert "never" in document.text
