"""The words of a parse by their offsets in the text: one bisection a question, one array a document."""

from __future__ import annotations

from bisect import bisect_right
from typing import Any


class Located:
    """Answers which token stands at a character of the text of a spaCy Doc."""

    def __init__(self, doc: Any) -> None:
        self.doc = doc
        self.offsets: list[int] = doc.to_array(["IDX"]).tolist()

    def token(self, offset: int) -> Any:
        """The token that holds the character; the one before it where it stands between two."""
        return self.doc[max(0, bisect_right(self.offsets, offset) - 1)]

    def tokens(self, start: int, stop: int) -> Any:
        """The tokens that touch the characters, as a spaCy Span."""
        return self.doc[self.token(start).i : self.token(stop - 1).i + 1]
