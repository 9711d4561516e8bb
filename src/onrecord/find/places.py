"""Places and how exactly they are known: country, province, city or site, in the right country.

    "at the Hammaguir base in Bechar Province, in Algeria" -> Hammaguir (site, DZA), Béchar (province, DZA),
    Algeria (country)

A capital that acts is its government and no place; a name that a person or body bears is none either. Seas and straits
are sites of no country.
"""

from __future__ import annotations

from onrecord.find.page import Page, Place
from onrecord.find.terrain import Terrain


def places(page: Page) -> list[Place]:
    """Every place where something is or happens, in text order, none inside another."""
    return [place for place, loose in Terrain(page).places() if not loose]


def named_places(page: Page) -> list[Place]:
    """`places` and the countries that are only named: neither acting nor a scene ("support for Ukraine")."""
    return [place for place, _ in Terrain(page).places()]
