import pytest

from onrecord.find.attribution import Attribution
from onrecord.find.parse import parse
from onrecord.find.structure import attributions_of
from onrecord.records import Span
from onrecord.text import words_of

DRILLS = "Ruritanian troops joined naval drills off Bergen, in Norway, in April 2021"


def denial(text: str) -> tuple[str, str]:
    """Source and content of the only denial."""
    (found,) = [a for a in attributions_of(parse(text), None) if "den" in words_of(text, a.cue)]
    return words_of(text, found.source), words_of(text, found.content)


@pytest.mark.parametrize(
    "tail",
    [
        "; a plain fact denied repeatedly by the Norwegian Ministry of Defence (NMD).",
        ", something that the Norwegian Ministry of Defence (NMD) had denied repeatedly.",
        ", which the Norwegian Ministry of Defence (NMD) denied.",
    ],
)
def test_a_denial_of_the_clause_before_it_has_that_clause_as_content(tail: str) -> None:
    text = f"In an interview with Radio Nord on 3 May 2021, the Ruritanian foreign minister, Otto Kern, confirmed that {DRILLS}{tail}"
    assert denial(text) == ("the Norwegian Ministry of Defence (NMD)", DRILLS)


def test_denials_that_somebody_is_contrary_to() -> None:
    text = (
        "Kern confirmed on Monday, contrary to the denials of the Norwegian authorities, a joint exercise with Norway."
    )
    assert denial(text) == ("the Norwegian authorities", "a joint exercise with Norway")


def test_a_thing_denied_stays_itself() -> None:
    assert denial("The Norwegian army denied the claim on Monday.") == ("The Norwegian army", "the claim")


def test_nested_attributions_are_both_found() -> None:
    text = "The paper says that the minister denied the sale."
    cues = [words_of(text, a.cue) for a in attributions_of(parse(text), None)]
    assert cues == ["says", "denied"]


def test_a_claim_made_is_the_claim_told_before() -> None:
    text = "The ministry welcomed an inquiry into the claim that Norway sold ships. Ambassador Otto Kern made the claim in May."
    found = next(a for a in attributions_of(parse(text), None) if words_of(text, a.cue) == "made the claim")
    assert (words_of(text, found.source), words_of(text, found.content)) == (
        "Ambassador Otto Kern",
        "that Norway sold ships",
    )


def test_whom_by_names_speaks_by_its_own_verb() -> None:
    text = f"The Ruritanian minister, Otto Kern, confirmed that {DRILLS}; a plain fact denied by the Norwegian army."

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    tagged = Attribution(
        (span("the Norwegian army"),), (span("confirmed"),), (span(f"that {DRILLS}"),), 0.9, "tagger:best"
    )
    found = [a for a in attributions_of(parse(text), [tagged]) if words_of(text, a.cue) == "confirmed"]
    assert [words_of(text, a.source) for a in found] == ["The Ruritanian minister, Otto Kern"]
