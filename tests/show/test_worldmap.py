"""The map: each place as exactly as it is known, and the same in words."""

import xml.etree.ElementTree as ET

from onrecord.records import Where
from onrecord.show.worldmap import draw, spots, window
from onrecord.view import view_of
from tests.build import Text, land, records


def case(*places: Where, status: str = "happened"):
    words = " ".join(f"Drills {n} held." for n in range(len(places)))
    t = Text(words)
    for n, w in enumerate(places):
        t.event(f"Drills {n} held", f"Drills {n}", "COOPERATE", land("SWE"), by={"outlet": status}, where=w)
    return view_of(records(t))


KIRUNA = Where("Kiruna", "SWE", "city", 67.86, 20.23)
NORRBOTTEN = Where("Norrbotten", "SWE", "province", 66.8, 20.5)
ESRANGE = Where("Esrange", "SWE", "site", 67.89, 21.1)


def test_a_province_is_an_area_and_never_a_pin():
    svg = ET.fromstring(str(draw(case(NORRBOTTEN, status="planned"))))
    circles = [e for e in svg if e.tag == "circle"]
    assert [c.get("class") for c in circles] == ["area planned"]
    assert float(circles[0].get("r")) > 20
    assert [e.text for e in svg if e.tag == "text"] == ["Norrbotten (province)"]


def test_a_city_is_a_dot_a_site_a_square_a_country_its_shape():
    svg = ET.fromstring(str(draw(case(KIRUNA, ESRANGE, Where("Norway", "NOR", "country")))))
    kinds = sorted((e.tag, e.get("class")) for e in svg if e.tag != "text" and e.get("class") != "land")
    assert kinds == [("circle", "point happened"), ("path", "land named"), ("rect", "point happened")]


def test_the_map_says_the_same_in_words():
    svg = ET.fromstring(str(draw(case(KIRUNA, NORRBOTTEN))))
    assert (
        svg.get("aria-label")
        == "Map of the events' places: Kiruna (city), 1 mention, happened; Norrbotten (province), 1 mention, happened"
    )


def test_no_place_no_map_and_no_place_without_coordinates():
    assert draw(case(Where("Somewhere", "SWE", "city"))) is None


def test_all_places_lie_inside_the_window():
    shown = spots(
        case(KIRUNA, Where("Cape Town", "ZAF", "city", -33.9, 18.4), Where("Lima", "PER", "city", -12.0, -77.0))
    )
    w = window(shown)
    for s in (s for s in shown if s.where.exact != "country"):
        x, y = w.at(s.where.lon, s.where.lat)
        assert 0 < x < 920 and 0 < y < w.height


def test_a_name_from_a_document_cannot_break_out():
    svg = str(draw(case(Where("<script>x</script>\"'", "SWE", "city", 60.0, 15.0))))
    assert "<script" not in svg
    ET.fromstring(svg)
