"""Which statements of different documents are about one thing."""

from __future__ import annotations

from onrecord.link import link
from onrecord.view import view_of
from tests.build import Text, body, person

BERG, LUND = person("Anna Berg", "NOR"), person("Karl Lund", "PRT")
NAVY = body("Portuguese Navy", "PRT")


def sides(*texts: Text) -> set[tuple[str, str]]:
    """Kind of link and speaker of every statement that takes a side."""
    view = link(view_of([r for t in texts for r in t.records], "2024-06-01"))
    return {(one.kind, view.get(one.a).speaker.name) for one in view.links if one.kind in ("supports", "contradicts")}


def charge(published: str = "2024-05-04") -> Text:
    text = Text("Prosecutors accuse Lund of taking money from the Norgrain company in 2021.", published)
    text.says(BERG, "accuse", "Lund of taking money from the Norgrain company in 2021", "accuse")
    return text


def test_its_stands_for_the_state_of_whoever_denies() -> None:
    one = Text("Berg said that a boat of Portugal had landed marines on the island.")
    one.says(BERG, "said", "that a boat of Portugal had landed marines on the island", "assert")
    other = Text("The navy denied that its marines had set foot on Farso.", "2024-05-05")
    other.says(NAVY, "denied", "that its marines had set foot on Farso", "deny", polarity="negative")
    assert sides(one, other) == {("supports", "Anna Berg"), ("contradicts", "Portuguese Navy")}


def test_the_accusation_is_what_another_text_charged_one_with() -> None:
    other = Text("Lund dismissed the accusation.", "2024-05-06")
    other.says(LUND, "dismissed", "the accusation", "deny", polarity="negative")
    assert sides(charge(), other) == {("supports", "Anna Berg"), ("contradicts", "Karl Lund")}
    assert sides(charge("2024-01-04"), other) == set()  # too long ago
    stranger = Text("Moe dismissed the accusation.", "2024-05-06")
    stranger.says(person("Ivar Moe", "NOR"), "dismissed", "the accusation", "deny", polarity="negative")
    assert sides(charge(), stranger) == set()


def test_of_two_charges_none_is_meant() -> None:
    second = Text("Berg said that Lund had sold missiles to rebels.", "2024-05-05")
    second.says(BERG, "said", "that Lund had sold missiles to rebels", "accuse")
    other = Text("Lund dismissed the accusation.", "2024-05-06")
    other.says(LUND, "dismissed", "the accusation", "deny", polarity="negative")
    assert sides(charge(), second, other) == set()


def test_who_only_retells_takes_no_side() -> None:
    one = Text("Lund said that Berg repeated that Norway sent no drone across the border.")
    told = one.says(LUND, "said", "that Berg repeated that Norway sent no drone across the border", "assert")
    one.says(BERG, "repeated", "that Norway sent no drone across the border", "assert", polarity="negative", within=told.id)  # fmt: skip
    other = Text("Moe denied that Norway sent a drone across the border.", "2024-05-05")
    other.says(person("Ivar Moe", "NOR"), "denied", "that Norway sent a drone across the border", "deny", polarity="negative")  # fmt: skip
    assert ("supports", "Karl Lund") not in sides(one, other)


def test_a_bare_negative_answers_what_was_told_right_before_it() -> None:
    def one(answer: str, polarity: str = "negative") -> set[tuple[str, str]]:
        text = Text(f"Lund said that officers measured the quay. {answer}, Berg added.")
        text.says(LUND, "said", "that officers measured the quay", "assert")
        text.says(BERG, "added", answer, "assert", polarity=polarity)
        return sides(text)

    assert one("No measurements were made on land") == {("supports", "Karl Lund"), ("contradicts", "Anna Berg")}
    assert one("The measurements will not be published") == set()
    assert one("She did not trust the measurements") == set()


def test_two_voices_of_one_state_are_not_parted_by_like_words() -> None:
    one = Text("Berg said that cartridges of the army were sent to Chad.")
    one.says(BERG, "said", "that cartridges of the army were sent to Chad", "assert")
    other = Text("The ministry denied that ammunition of the army was delivered to Chad.", "2024-05-05")
    other.says(body("Norwegian ministry", "NOR"), "denied", "that ammunition of the army was delivered to Chad", "deny", polarity="negative")  # fmt: skip
    assert sides(one, other) == set()
    abroad = Text("Moe denied that ammunition of the army was delivered to Chad.", "2024-05-05")
    abroad.says(person("Ivar Moe", "SWE"), "denied", "that ammunition of the army was delivered to Chad", "deny", polarity="negative")  # fmt: skip
    assert sides(one, abroad) == {("supports", "Anna Berg"), ("contradicts", "Ivar Moe")}


def test_who_denies_what_another_tells_takes_a_side_though_it_retells() -> None:
    one = Text("The navy denied a report that weapons were shipped to Chad. Lund wrote it.")
    told = one.says(NAVY, "denied", "a report that weapons were shipped to Chad", "deny", polarity="negative")
    one.says(BERG, "report", "that weapons were shipped to Chad", "assert", within=told.id)
    assert sides(one) == {("supports", "Anna Berg"), ("contradicts", "Portuguese Navy")}
