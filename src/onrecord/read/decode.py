"""Bytes to text: byte-order mark, then what was declared, then UTF-8, then a guess that is said to be one.

Newlines are normalised to `\\n`; nothing else is changed (no NFC): offsets count this decoded text.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from onrecord.errors import ReadError

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the shorter one
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Browsers read these labels as Windows code pages, and pages are written for browsers (WHATWG Encoding, 4.2).
AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "iso8859-9": "cp1254"}
# Python knows them, no browser does: they turn plain ASCII into something else.
REFUSED = {"utf-7", "unicode-escape", "raw-unicode-escape", "punycode", "idna"}
# Up to one stray byte in 500 is a slip in a UTF-8 text (a pasted word, a cut at the end); more is another encoding.
STRAY = 1 / 500
# Text of any script has next to no control characters; a picture or an archive has one byte in ten.
CONTROLS = 0.01
# charset-normalizer is quadratic in places; a hundred kilobytes decide.
SAMPLE = 100_000
# A Latin letter in UTF-16 is one zero byte of two: a text has them in one column only.
HALF_ZERO = 0.3

NEWLINES = re.compile(r"\r\n?")


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """The text, and a note where the encoding is a guess or part of the text was lost.

    ReadError where the bytes are no text.
    """
    text, note = _decoded(data, declared)
    sample = text[:SAMPLE]
    controls = sum(unicodedata.category(c) == "Cc" and c not in "\n\r\t\f\x85" for c in sample)
    if "\0" in text or controls > CONTROLS * len(sample):
        raise ReadError("is not text (binary bytes): give text, HTML, PDF or JSON")
    return NEWLINES.sub("\n", text), note


def _decoded(data: bytes, declared: str | None) -> tuple[str, str | None]:
    for mark, name in BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, "replace"), None
    wide = _utf16(data[:SAMPLE])
    if wide:
        return data.decode(wide, "replace"), None
    if b"\0" in data:
        raise ReadError("is not text (zero bytes): give text, HTML, PDF or JSON")
    names = [n for n in (_known(declared), "utf-8") if n]
    for name in names:
        try:
            return data.decode(name), None
        except (UnicodeError, LookupError):  # LookupError: a codec that is no charset, such as "hex"
            continue
    return _guessed(data, declared)


def _known(declared: str | None) -> str | None:
    """The codec of a declared label; None for a label that nobody knows, and for codecs that are no charset."""
    try:
        found = codecs.lookup((declared or "").strip(" \"'"))
    except LookupError:
        return None
    return None if found.name in REFUSED else AS_BROWSERS.get(found.name, found.name)


def _utf16(data: bytes) -> str | None:
    even, odd = data[::2].count(0), data[1::2].count(0)
    half = max(len(data) // 2, 1)
    if odd > HALF_ZERO * half and even < odd / 10:
        return "utf-16-le"
    if even > HALF_ZERO * half and odd < even / 10:
        return "utf-16-be"
    return None


def _guessed(data: bytes, declared: str | None) -> tuple[str, str]:
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost <= max(1, STRAY * len(data)) and any(ord(c) > 127 and c != "\ufffd" for c in text):
        return text, f"{lost} byte(s) are not UTF-8 and show as \ufffd: look at the source there"
    from charset_normalizer import from_bytes  # for the few texts that are not UTF-8

    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise ReadError("is in no encoding that we know: save it as UTF-8")
    said = f"declared {declared}, but is not; " if declared else ""
    return data.decode(
        best.encoding, "replace"
    ), f"{said}encoding guessed: {best.encoding}; if names look odd, save it as UTF-8"
