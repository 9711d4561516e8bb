"""Characters of a document as they can be shown: nothing that hides, turns or breaks the words around it."""

from __future__ import annotations

import re
import unicodedata

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
