"""Countries by any of their names, in four languages."""

from __future__ import annotations

import pytest

from onrecord.names.country import country, english_name


@pytest.mark.parametrize(
    ("words", "language", "want"),
    [
        ("Algeria", "en", "DZA"),
        ("Algerian", "en", "DZA"),
        ("Algiers", "en", "DZA"),
        ("DZA", "en", "DZA"),
        ("DZ", "en", "DZA"),
        ("the Netherlands", "en", "NLD"),
        ("Dutch", "en", "NLD"),
        ("Côte d’Ivoire", "en", "CIV"),
        ("U.S.", "en", "USA"),
        ("European Union", "en", "EUU"),
        ("Poles", "en", "POL"),
        ("Algérie", "fr", "DZA"),
        ("algériennes", "fr", "DZA"),
        ("Le Caire", "fr", "EGY"),
        ("grecque", "fr", "GRC"),
        ("Алжира", "ru", "DZA"),
        ("алжирской", "ru", "DZA"),
        ("России", "ru", "RUS"),
        ("российско", "ru", None),
        ("ЮАР", "ru", "ZAF"),
        ("الجزائر", "ar", "DZA"),
        ("والجزائر", "ar", "DZA"),
        ("الجزائرية", "ar", "DZA"),
        ("روسي", "ar", "RUS"),
        ("للمغرب", "ar", "MAR"),
        ("Ruritania", "en", None),
        ("west", "en", None),
    ],
)
def test_a_country_by_any_name(words: str, language: str, want: str | None) -> None:
    assert country(words, language) == want


def test_codes_have_their_name() -> None:
    assert english_name("DZA") == "Algeria"
    assert english_name("RUR") == "RUR"
