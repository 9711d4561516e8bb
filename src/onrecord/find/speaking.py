"""Who speaks where: the innermost statement around a stretch of text, asked in text order."""

from __future__ import annotations

from collections.abc import Callable

from onrecord.find.page import Page
from onrecord.records import Statement


def speaking(page: Page) -> Callable[[int, int], Statement | None]:
    """A function of start and stop, to be called with rising starts: the innermost statement whose content holds
    them, None where the outlet speaks for itself. One pass over statements and questions together.
    """
    spans = [(c.start, c.stop, s) for s in page.statements if s.voice != "outlet" for c in s.content]
    waiting = sorted(spans, key=lambda c: (c[0], c[1]), reverse=True)
    around: list[tuple[int, int, Statement]] = []

    def innermost(start: int, stop: int) -> Statement | None:
        while waiting and waiting[-1][0] <= start:
            around.append(waiting.pop())
        around[:] = [c for c in around if c[1] > start]
        inside = [c for c in around if c[1] >= stop]
        return min(inside, key=lambda c: (c[1] - c[0], c[2].id))[2] if inside else None

    return innermost
