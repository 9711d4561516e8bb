"""A case in one zip that can be handed over and checked: dossier, records, texts, the sources' bytes, a manifest.

`verify` trusts nothing in the zip but its manifest's list, and checks that against the bytes, the records against
the texts, and the texts against their hashes.
"""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from typing import Any

from onrecord.records import Document
from onrecord.show import pack
from onrecord.show.html import page
from onrecord.show.lines import jsonl
from onrecord.view import View

MANIFEST = "manifest.json"
RECORDS = "records.jsonl"
DOSSIER = "dossier.html"
# A bundle of 10,000 news texts is below 1 GB; more than this in one file is no text and may be a bomb.
LARGEST = 200_000_000


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _name(document: Document) -> str:
    """A file name for a source's bytes: its id, and its own ending if that is plain."""
    ending = PurePosixPath(document.path.split("?")[0]).suffix.lower()
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", document.id)
    return safe + (ending if re.fullmatch(r"\.[a-z0-9]{1,5}", ending) else ".bin")


def bundle(
    view: View,
    sources: Mapping[str, bytes],
    path: Path,
    *,
    dossier: str | None = None,
    judgements: Iterable[Mapping[str, Any]] = (),
) -> None:
    """Writes the bundle of a view. `sources` are the bytes of documents by id; one without bytes has its text only.
    `dossier` is the page (made here when not given).

    The same records and bytes give the same zip. `judgements` are JSON objects, kept apart in judgements.jsonl.
    """
    files = {DOSSIER: (dossier or page(view)).encode(), RECORDS: "".join(jsonl(view)).encode("utf-8", "surrogatepass")}
    documents = []
    for d in view.documents:
        text = f"texts/{re.sub(r'[^A-Za-z0-9_-]', '_', d.id)}.txt"
        files[text] = d.text.encode("utf-8", "surrogatepass")
        row = {"id": d.id, "text": text}
        if d.id in sources:
            row["source"] = f"sources/{_name(d)}"
            files[row["source"]] = sources[d.id]
        documents.append(row)
    judged = [json.dumps(dict(j), ensure_ascii=False, sort_keys=True) for j in judgements]
    if judged:
        files["judgements.jsonl"] = ("\n".join(judged) + "\n").encode()
    listed = {name: {"sha256": _sha256(content), "bytes": len(content)} for name, content in sorted(files.items())}
    manifest = {
        "made_by": f"onrecord {version('onrecord')}",
        "case_date": view.date,
        "how_to_check": f"onrecord verify {path.name}",
        "documents": documents,
        "files": listed,
    }
    files[MANIFEST] = (json.dumps(manifest, ensure_ascii=False, indent=1) + "\n").encode()
    pack.write(path, files)


def verify(path: Path) -> list[str]:
    """What is wrong with a bundle, one line each; an empty list when all is as its manifest and records say."""
    try:
        with zipfile.ZipFile(path) as opened:
            return _verify(opened)
    except (OSError, zipfile.BadZipFile) as e:
        return [f"{path}: cannot be opened as a bundle: {e}"]


def _verify(opened: zipfile.ZipFile) -> list[str]:
    names = opened.namelist()
    faults = [f"{n}: stands twice in the zip" for n in sorted({n for n in names if names.count(n) > 1})]
    large = [i.filename for i in opened.infolist() if i.file_size > LARGEST]
    if large:
        return [*faults, *(f"{n}: larger than {LARGEST:,} bytes; not opened" for n in large)]
    if MANIFEST not in names:
        return [*faults, f"{MANIFEST}: missing; this is no bundle of onrecord"]
    try:
        manifest = json.loads(opened.read(MANIFEST))
        listed: dict[str, dict[str, Any]] = manifest["files"]
        documents: list[dict[str, str]] = manifest["documents"]
    except (ValueError, KeyError, TypeError, zipfile.BadZipFile) as e:
        return [*faults, f"{MANIFEST}: cannot be read: {e}"]
    contents: dict[str, bytes] = {}
    for name in sorted(listed):
        if name not in names:
            faults.append(f"{name}: in the manifest, not in the zip")
            continue
        try:
            contents[name] = opened.read(name)
        except zipfile.BadZipFile as e:
            faults.append(f"{name}: damaged: {e}")
            continue
        if _sha256(contents[name]) != listed[name].get("sha256"):
            faults.append(f"{name}: its bytes are not those of the manifest")
    faults += [f"{n}: in the zip, not in the manifest" for n in sorted(set(names) - set(listed) - {MANIFEST})]
    return faults + _against_records(contents, documents)


def _against_records(contents: Mapping[str, bytes], documents: list[dict[str, str]]) -> list[str]:
    """Faults between the records, the texts that they count characters of, and the sources' bytes."""
    if RECORDS not in contents:
        return [f"{RECORDS}: missing"]
    faults: list[str] = []
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(contents[RECORDS].decode("utf-8", "surrogatepass").split("\n")[:-1], 1):
        try:
            rows.append(json.loads(line))
        except ValueError as e:
            faults.append(f"{RECORDS} line {number}: {e}")
    known = {str(r.get("id")): r for r in rows if r.get("type") == "document"}
    lengths: dict[str, int] = {}
    for entry in documents:
        record = known.get(entry.get("id", ""))
        if record is None:
            faults.append(f"{entry.get('id')}: in the manifest, not among the records")
            continue
        text = contents.get(entry.get("text", ""), b"")
        lengths[record["id"]] = len(text.decode("utf-8", "surrogatepass"))
        if _sha256(text) != record.get("text_sha256"):
            faults.append(f"{entry.get('text')}: not the text whose hash the record of {record['id']} holds")
        source = entry.get("source")
        if source and record.get("sha256") and _sha256(contents.get(source, b"")) != record["sha256"]:
            faults.append(f"{source}: not the bytes whose hash the record of {record['id']} holds")
    faults += [f"{i}: among the records, not in the manifest" for i in sorted(set(known) - set(lengths))]
    return faults + _spans_outside(rows, lengths)


def _spans_outside(rows: Iterable[dict[str, Any]], lengths: Mapping[str, int]) -> list[str]:
    faults = []
    for r in rows:
        if r.get("doc") not in lengths:
            continue
        spans = [s for f in ("span", "source", "cue", "content", "target", "loaded") for s in r.get(f) or []]
        if any(not 0 <= start < stop <= lengths[r["doc"]] for start, stop in spans):
            faults.append(f"{r.get('type')} {r.get('id')}: a span lies outside its text")
    return faults
