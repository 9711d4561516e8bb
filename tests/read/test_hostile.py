"""Whatever the bytes, a reader gives documents or says one clear thing; it never raises, hangs or runs anything."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.read import READERS, read
from onrecord.records import Document, Problem

SENTENCE = "Anna Berg said on Monday that the drill near Kiruna took place in April, as planned."
BLOCK = f"<p>{SENTENCE}</p>" * 4
BAD = {
    "deep.html": "<div>" * 5_000 + BLOCK,
    "unclosed.html": "<p>Berg <b>said <i> on <table><tr><td>" * 100,
    "script.html": "<html><script>" + "a<b" * 50_000,
    "crowd.html": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">" + BLOCK,
    "comment.html": "<!-- " + "x" * 50_000,
    "entities.html": '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><p>&b;</p>' + BLOCK,
    "classes.html": f"<div class='{'ad-' * 50_000}'>" + BLOCK,
    "linked.html": '<script type="application/ld+json">' + '{"@type":"NewsArticle","x":[' * 400 + "]}" * 400 + "</script>" + BLOCK,
    "lists.html": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + BLOCK,
    "odd.html": '<script type="application/ld+json">{"@type":["NewsArticle",3],"headline":7,"datePublished":["x"],"author":[[["Ek"]]],"publisher":5,"articleBody":{}}</script>' + BLOCK,
    "address.html": '<link rel="canonical" href="http://[broken"><meta property="og:url" content="javascript:alert(1)">' + BLOCK,
    "empty.html": "<html></html>",
    "frames.html": '<iframe src="http://127.0.0.1:1/"></iframe><img src=x onerror=alert(1)>' + BLOCK,
    "zero.html": b"<p>\0</p>",
    "deep.json": "[" * 100_000,
    "nested.json": '{"text":' + '{"text":' * 900 + '"x"' + "}" * 901,
    "types.json": '{"text": "It was.", "title": ["a"], "url": 3, "published": {"a": 1}, "language": true}',
    "nan.json": '{"text": NaN}',
    "many.json": '[{"text": "It was."}, null, "x", {"text": ""}]',
    "half.json": '{"text": "\\ud800", "title": "\\udfff"}',
    "huge.json": '{"text": "It was.", "published": ' + "9" * 5000 + "}",
    "year.json": '{"text": "It was.", "published": "0000-00-00"}',
    "lines.jsonl": '{"text": "It was."}\n\n{]\n"x"\n{"text": "It was not."}',
    "bomb.xml": '<!DOCTYPE l [<!ENTITY a "b">]><rss><channel><item><title>&a;</title></item></channel></rss>',
    "outside.xml": '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title><description>x</description></item></channel></rss>',
    "control.rss": "<rss><channel><item><title>a</title><description>b\x01 &lt;p&gt;\x02</description></item></channel></rss>",
    "fetch.rss": "http://127.0.0.1:1/feed",
    "path.atom": "/etc/passwd",
    "stump.pdf": "%PDF-1.7",
    "loop.pdf": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count 1/Kids[2 0 R]>>endobj\ntrailer<</Root 1 0 R>>",
    "not.txt.gz": "plain",
    "zip.txt": b"PK\x03\x04" + bytes(range(256)) * 4,
    "image.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4,
    "controls.txt": "\x01\x02\x03 Berg \x1b[31m said" * 50,
    "wide.txt": "a" * 900_000,
    "newlines.txt": "\n" * 100_000,
    "marks.txt": "\u202e" * 1000 + SENTENCE,
    "combining.txt": "a" + "\u0301" * 10_000,
    "dates.txt": "1 May 2024\n" * 10_000,
    "line.txt": "1 May " * 20_000,
}  # fmt: skip


def told(path) -> list[Document | Problem]:
    found = list(read(path, today="2026-01-01"))
    assert found
    for f in found:
        assert isinstance(f, Document | Problem)
        if isinstance(f, Document):
            f.text.encode()
        else:
            assert f.message and "\n" not in f.message and len(f.message) < 400
    return found


@pytest.mark.parametrize("name", BAD)
def test_a_hostile_source_is_read_or_refused(tmp_path, name):
    content = BAD[name]
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    found = told(path)
    assert "root:" not in "".join(f.text for f in found if isinstance(f, Document))
    assert sum(isinstance(f, Problem) and f.level == "error" for f in found) <= max(1, str(content).count("{") + 2)


@pytest.mark.parametrize("suffix", [*READERS, ".gz", ""])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=400))
def test_any_bytes_under_any_name(tmp_path, suffix, data):
    path = tmp_path / f"any{suffix}"
    path.write_bytes(data)
    assert all(isinstance(f, Document | Problem) for f in told(path))


VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    row=st.fixed_dictionaries(
        {"text": st.text(min_size=1) | VALUE},
        optional=dict.fromkeys(("url", "publisher", "language", "published", "title"), VALUE),
    )
)
def test_any_json_document(tmp_path, row):
    path = tmp_path / "any.json"
    path.write_text(json.dumps(row))
    (first, *_) = told(path)
    if isinstance(row["text"], str) and row["text"].strip():
        assert isinstance(first, Document)
        assert first.text.endswith(row["text"].replace("\0", "\ufffd"))
