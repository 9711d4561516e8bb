from hashlib import sha256
from itertools import pairwise

import pytest

from onrecord.config import Settings
from onrecord.find import find
from onrecord.records import Document, Statement
from onrecord.text import words_of

# The build of a text about a denied exercise, with other countries, people and facts of our invention.
DRILLS = """KOVAC confirmed that joint naval drills were held by the Croatian and Chilean navies

In an interview with « Radio Split » on 3rd May, 2021, the Croatian minister of Foreign affairs, Ivan KOVAC, confirmed that Croatian units took part in search and rescue exercises in Antofagasta Region, in Chile, in March 2021; a plain fact denied repeatedly by the Chilean Ministry of National Defence (MDN).
The statement made by the Croatian minister, which came a few days after the visit of the Chilean chief of staff to Rome, is seen as a message to the neighbours.

Furthermore, the Chilean presidency announces that the Chilean president Maria Rojas will make visits next July to both Zagreb and Rome.

"We trained together," Kovac told Radio Split. "There is no secret." He added that more drills would follow. The minister did not deny that ships were sold.

The chairwoman of the Chilean parliament, Ana Soto, said on Telegram on 5 May that no such exercise took place. Local officials say that the port was closed.
"""


def statements_of(text: str) -> list[Statement]:
    document = Document("d1", "t.txt", text, sha256(text.encode()).hexdigest(), language="en", published="2021-05-06")
    return [r for r in find(document, Settings(size="rules")) if isinstance(r, Statement)]


@pytest.fixture(scope="module")
def found() -> dict[tuple[str, str], Statement]:
    """The statements by cue and the first three words of the content."""
    return {
        (words_of(DRILLS, s.cue), " ".join(words_of(DRILLS, s.content).split()[:3])): s for s in statements_of(DRILLS)
    }


Found = dict[tuple[str, str], Statement]


def test_headline_and_text_are_one_speakers_confirmations(found: Found) -> None:
    title, told = found["confirmed", "that joint naval"], found["confirmed", "that Croatian units"]
    assert title.act == told.act == "confirm"
    assert title.speaker is not None and told.speaker is not None
    assert title.speaker.id == told.speaker.id
    assert (told.speaker.name, told.speaker.country, told.speaker.kind) == ("Ivan KOVAC", "HRV", "person")
    assert told.speaker.role is not None and "minister" in told.speaker.role
    assert (told.said, told.medium) == ("2021-05-03", "Radio Split")
    assert title.said is None


def test_a_passive_denial_on_a_noun_denies_the_clause_before(found: Found) -> None:
    denied = found["denied", "Croatian units took"]
    assert denied.act == "deny" and denied.polarity == "negative"
    assert words_of(DRILLS, denied.content).endswith("in March 2021")
    assert words_of(DRILLS, denied.target) == words_of(DRILLS, denied.content)
    assert denied.speaker is not None and denied.speaker.kind == "ministry" and denied.speaker.country == "CHL"


@pytest.mark.parametrize("often", ["", " time and again", " repeatedly"])
def test_a_denial_in_a_relative_clause_denies_the_clause_before(often: str) -> None:
    text = f"The minister, Ana Soto, confirmed that Chilean crews fired rockets near Arica in May, an event that the Peruvian defence ministry had rejected{often}."
    (denied,) = [s for s in statements_of(text) if s.act == "deny"]
    assert words_of(text, denied.content) == "Chilean crews fired rockets near Arica in May"
    assert denied.speaker is not None and denied.speaker.country == "PER"


def test_a_claim_that_was_contradicted_hours_later_is_denied() -> None:
    text = (
        "Prime Minister Ana Soto said that the last troops had left the Arica base, a claim that the Peruvian defence "
        "ministry flatly contradicted hours later."
    )
    said, denied = statements_of(text)
    assert (said.act, denied.act) == ("assert", "deny")
    assert words_of(text, denied.content) == "the last troops had left the Arica base"
    assert denied.speaker is not None and denied.speaker.country == "PER"


def test_unnamed_view_and_announcement(found: Found) -> None:
    seen = next(s for (cue, _), s in found.items() if cue.startswith("is seen"))
    assert (seen.voice, seen.speaker, seen.act) == ("unnamed", None, "judge")
    visit = found["announces", "that the Chilean"]
    assert visit.act == "announce" and visit.speaker is not None and visit.speaker.country == "CHL"
    assert visit.said is None


def test_direct_speech_goes_on_and_pronouns_are_followed(found: Found) -> None:
    quoted, added = found["told", '"We trained together,"'], found["added", "that more drills"]
    assert quoted.voice == "quoted" and words_of(DRILLS, quoted.content).endswith('"There is no secret."')
    assert quoted.medium == added.medium == "Radio Split"
    assert quoted.speaker is not None and added.speaker is not None and quoted.speaker.id == added.speaker.id
    not_denied = found["did not deny", "that ships were"]
    assert not_denied.act == "assert" and not_denied.speaker is not None
    assert not_denied.speaker.id == added.speaker.id


def test_circumstances_and_polarity(found: Found) -> None:
    said = found["said", "that no such"]
    assert (said.said, said.medium, said.polarity, said.act) == ("2021-05-05", "Telegram", "negative", "deny")
    assert said.speaker is not None and said.speaker.name == "Ana Soto"
    officials = found["say", "that the port"]
    assert officials.voice == "unnamed"


def test_spans_stand_in_the_text_and_ids_are_stable() -> None:
    one, two = statements_of(DRILLS), statements_of(DRILLS)
    assert [s.id for s in one] == [s.id for s in two]
    assert len({s.id for s in one}) == len(one)
    for s in one:
        for spans in (s.source, s.cue, s.content):
            assert all(0 <= x.start < x.stop <= len(DRILLS) for x in spans)
            assert all(a.stop <= b.start for a, b in pairwise(spans))


def test_second_hand_statements_know_what_they_are_within() -> None:
    text = "The paper said that the Croatian ministry had denied the sale."
    outer, inner = statements_of(text)
    assert inner.within == outer.id and outer.within is None


@pytest.mark.parametrize("text", ["", "   \n\n", "“„«", '"Said "said" said', "He said.", "Said: \n said that"])
def test_odd_texts_do_not_break_it(text: str) -> None:
    for s in statements_of(text):
        assert all(text[x.start : x.stop].strip() for x in (*s.source, *s.cue, *s.content))


@pytest.mark.parametrize("denied", ["this", "the claim", "it"])
def test_a_denial_of_a_word_for_a_claim_is_aimed_at_the_claim(denied: str) -> None:
    text = f"The envoy said that two ships were sold. The Chilean navy denied {denied} on Friday."
    told, answer = statements_of(text)
    assert answer.act == "deny" and answer.target == told.content
