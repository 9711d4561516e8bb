"""Places and how exactly they are known: country, province, city or site, in the right country.

    "at the Hammaguir base in Bechar Province, in Algeria" -> Hammaguir (site, DZA), Bechar (province, DZA),
    Algeria (country)

A capital that acts is its government and no place; a name that a person or body bears is none either.
"""

from __future__ import annotations

from onrecord.find.page import Page, Place
from onrecord.find.terrain import Terrain


def places(page: Page) -> list[Place]:
    """Every place named as a place, in text order, none inside another."""
    return Terrain(page).places()
