"""Records for other programs: JSON lines, spreadsheets, ClaimReview, and a bundle that can be checked.

The JSON lines are the output contract's; the others say less, and each function says what.
"""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.errors import UsageError
from onrecord.show.bundle import bundle, verify
from onrecord.show.claimreview import claimreview
from onrecord.show.lines import jsonl, records
from onrecord.show.sheets import csv
from onrecord.view import View

__all__ = ["bundle", "claimreview", "csv", "ftm", "jsonl", "records", "verify"]


def ftm(view: View) -> Iterator[str]:
    """FollowTheMoney entities, one a line. UsageError where the package is not installed."""
    try:
        from onrecord.show.followed import entities
    except ModuleNotFoundError as e:
        raise UsageError(
            f"export to ftm: {e.name} is not installed; it comes with the extra `ftm` (pip install 'onrecord[ftm]'), "
            "which needs a compiler for ICU"
        ) from e
    return entities(view)
