"""Who is named where: one identity each.

    "Russian Foreign Minister Sergei Lavrov said that Algiers agreed" ->
        Mention(Russian ... Lavrov: Sergei Lavrov, RUS GOV), Mention(Algiers: government of DZA)

People come from the parse and from titles; offices, bodies and countries from `names`; what is neither ends as an
organisation of unknown country. A surname met later is the full name met before, if only one has it.
"""

from __future__ import annotations

from onrecord.find.page import Mention, Page
from onrecord.find.scene import Scene


def mentions(page: Page) -> list[Mention]:
    """Every actor named, in text order, none inside another."""
    return Scene(page).mentions()
