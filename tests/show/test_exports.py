"""What leaves for other programs: whole, exact, harmless to a spreadsheet, and without a verdict."""

from __future__ import annotations

import csv as csvs
import io
import json
import zipfile
from pathlib import Path

import jsonschema
import pytest

from onrecord import wire
from onrecord.errors import UsageError
from onrecord.show import exports
from onrecord.show.sheets import cell
from tests.show import hostile, sample

DOSSIER = "<!doctype html><title>x</title>"


def rows(raw: bytes) -> list[dict[str, str]]:
    return list(csvs.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))


def test_lines_are_the_records() -> None:
    view = sample.view()
    back = [wire.load(json.loads(line)) for line in exports.jsonl(view, text=True)]
    assert back == exports.records(view)
    assert all("text" not in json.loads(line) for line in exports.jsonl(view))


def test_sheets_hold_exact_words_and_offsets(tmp_path: Path) -> None:
    exports.csv(sample.view(), tmp_path / "sheets")
    raw = (tmp_path / "sheets" / "statements.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    row = next(r for r in rows(raw) if r["id"] == "s11")
    start, _, stop = row["content_offsets"].partition("-")
    assert sample.text_of("d5")[int(start) : int(stop)] == row["content_words"]
    assert row["speaker"] == "Lethian Ministry of Defence"


def test_a_folder_and_a_zip_hold_the_same_sheets(tmp_path: Path) -> None:
    written = exports.csv(sample.view(), tmp_path / "sheets")
    exports.csv(sample.view(), tmp_path / "sheets.zip")
    with zipfile.ZipFile(tmp_path / "sheets.zip") as z:
        assert {p.name: p.read_bytes() for p in written} == {n: z.read(n) for n in z.namelist()}


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x")
    with pytest.raises(UsageError, match=r"taken: is a file; name a folder, or a file that ends in \.zip"):
        exports.csv(sample.view(), tmp_path / "taken")


@pytest.mark.parametrize(
    ("value", "want"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-x", "'-x"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("a=b", "a=b"),
        (-3.5, "-3.5"),
        (23e9, "23000000000"),
        (True, "yes"),
        (None, ""),
        ("a\x00b\ud800", "a\ufffdb\ufffd"),
    ],
)
def test_no_cell_is_a_formula(value: object, want: str) -> None:
    assert cell(value) == want


def test_hostile_records_leave_no_formula(tmp_path: Path) -> None:
    for path in exports.csv(hostile.view(), tmp_path / "h"):
        for row in rows(path.read_bytes()):
            assert [v for v in row.values() if v[:1] in ("=", "+", "@", "\t", "\r")] == []


# The parts of schema.org's vocabulary (release 28) that we use, with the types that it lets them have.
TEXT, DATE, URL = {"type": "string", "minLength": 1}, {"type": "string", "pattern": r"^\d{4}(-\d\d(-\d\d)?)?$"}, {
    "type": "string",
    "pattern": "^https?://",
}  # fmt: skip


def thing(kinds: str, required: str, **properties: object) -> dict[str, object]:
    return {
        "type": "object",
        "properties": {"@type": {"enum": kinds.split()}, **properties},
        "required": ["@type", *required.split()],
        "additionalProperties": False,
    }


COUNTRY = thing("Country", "name", name=TEXT)
WHO = thing("Person Organization Country", "name", name=TEXT, jobTitle=TEXT, nationality=COUNTRY)
WORK = thing("CreativeWork", "publisher", publisher=WHO, headline=TEXT, url=URL, inLanguage=TEXT, datePublished=DATE)
CLAIM = thing("Claim", "author appearance", author=WHO, datePublished=DATE, appearance={"type": "array", "items": WORK})
RATING = thing("Rating", "alternateName ratingExplanation", alternateName=TEXT, ratingExplanation=TEXT)
REVIEW = thing(
    "ClaimReview",
    "claimReviewed itemReviewed reviewRating author datePublished",
    **{"@id": TEXT},
    claimReviewed=TEXT,
    itemReviewed=CLAIM,
    reviewRating=RATING,
    reviewBody=TEXT,
    inLanguage=TEXT,
    author=WHO,
    datePublished=DATE,
)


def test_claim_reviews_have_schema_org_s_shape_and_no_verdict() -> None:
    made = json.loads(exports.claimreview(sample.view()))
    assert made["@context"] == "https://schema.org"
    jsonschema.validate(made["@graph"], {"type": "array", "minItems": 1, "items": REVIEW})
    assert "ratingValue" not in exports.claimreview(sample.view())


def test_a_contested_claim_is_reviewed_from_both_sides() -> None:
    graph = [
        r for r in json.loads(exports.claimreview(sample.view()))["@graph"] if r["@id"].startswith("urn:onrecord:f1:")
    ]
    assert [r["itemReviewed"]["author"]["name"] for r in graph] == ["Anton Berg", "Lethian Ministry of Defence"]
    assert all(r["reviewRating"]["alternateName"] == "Contested: two sides on record" for r in graph)


def test_what_only_an_outlet_asserts_is_not_reviewed() -> None:
    assert "f7" not in exports.claimreview(sample.view())


def test_ftm_without_its_extra_says_what_to_install() -> None:
    with pytest.raises(UsageError, match=r"followthemoney is not installed; .* extra `ftm`"):
        exports.ftm(sample.view())


def made(tmp_path: Path) -> Path:
    path = tmp_path / "case.zip"
    sources = {d.id: d.id.encode() for d in sample.documents()}
    exports.bundle(sample.view(), sources, path, dossier=DOSSIER, judgements=[{"finding": "f1", "verdict": "accept"}])
    return path


def test_a_bundle_verifies_and_is_the_same_each_time(tmp_path: Path) -> None:
    path = made(tmp_path)
    before = path.read_bytes()
    assert exports.verify(path) == []
    assert made(tmp_path).read_bytes() == before
    with zipfile.ZipFile(path) as z:
        assert z.read("sources/d1.json") == b"d1"
        assert z.read("dossier.html").decode() == DOSSIER
        assert z.read("texts/d5.txt").decode() == sample.text_of("d5")


def altered(path: Path, change: dict[str, bytes | None]) -> Path:
    """The bundle with some files changed, added, or (None) taken out."""
    with zipfile.ZipFile(path) as z:
        files: dict[str, bytes | None] = {n: z.read(n) for n in z.namelist()}
    files.update(change)
    with zipfile.ZipFile(path, "w") as z:
        for name, content in files.items():
            if content is not None:
                z.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("change", "want"),
    [
        ({"sources/d1.json": b"other"}, "sources/d1.json: its bytes are not those of the manifest"),
        ({"texts/d2.txt": b"x"}, "texts/d2.txt: its bytes are not those of the manifest"),
        ({"texts/d2.txt": None}, "texts/d2.txt: in the manifest, not in the zip"),
        ({"records.jsonl": None}, "records.jsonl: in the manifest, not in the zip"),
        ({"extra.txt": b"x"}, "extra.txt: in the zip, not in the manifest"),
        ({"manifest.json": b"{}"}, "manifest.json: cannot be read: 'files'"),
        ({"manifest.json": None}, "manifest.json: missing; this is no bundle of onrecord"),
    ],
)
def test_a_changed_bundle_does_not_verify(tmp_path: Path, change: dict[str, bytes | None], want: str) -> None:
    assert want in exports.verify(altered(made(tmp_path), change))


def test_no_zip_does_not_verify(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    assert exports.verify(tmp_path / "x.zip")[0].startswith(f"{tmp_path / 'x.zip'}: cannot be opened as a bundle")


def test_hostile_documents_bundle_and_verify(tmp_path: Path) -> None:
    path = tmp_path / "h.zip"
    exports.bundle(hostile.view(), {}, path, dossier=DOSSIER)
    assert exports.verify(path) == []
