import pytest

from onrecord.find.acts import act_of
from onrecord.find.parse import parse
from onrecord.find.structure import attributions_of
from onrecord.find.tree import Index

# Own sentences; the conventions are those of tests/corpus/acts_guidelines.md.
CASES = [
    ("The ministry said that the ships left.", "assert"),
    ("The ministry declined to confirm that the ships left.", "assert"),
    ("The army did not deny that it had trained there.", "assert"),
    ("Berg refused to rule out that troops would be sent.", "assert"),
    ("Neither the army nor the ministry confirmed that drills were held.", "assert"),
    ("The minister confirmed that the drills took place.", "confirm"),
    ("The army acknowledged that two ships were lost.", "confirm"),
    ("Berg admitted that she had met the envoy.", "confirm"),
    ("The ministry denied that the drills took place.", "deny"),
    ("Berg dismissed the reports as false.", "deny"),
    ("The ministry rejected the claim that ships were sold.", "deny"),
    ("The reports were denied by the army.", "deny"),
    ("Berg called the allegations baseless.", "deny"),
    ("The company disputed the report that it sold arms.", "deny"),
    ("The presidency announced that Lund will visit Bergen.", "announce"),
    ("The president vowed to visit Bergen.", "promise"),
    ("Berg urged the union to end the strike.", "demand"),
    ("The union called for a strike.", "demand"),
    ("The envoy warned that war was near.", "warn"),
    ("Berg accused the army of hiding the losses.", "accuse"),
    ("Berg criticised the army.", "judge"),
    ("The court rejected the appeal.", "announce"),
    ("Berg rejected the proposal.", "judge"),
    ("The reporter asked whether the ships had left.", "ask"),
    ("Berg asked the army to leave.", "demand"),
    ("Berg voiced concern about the drills.", "judge"),
    ("Berg retracted the claim that the ships were sold.", "deny"),
    ("The ministry said that the reports were untrue.", "deny"),
    ("Berg said that there was no truth in the reports.", "deny"),
    ("The army said that no such drills had taken place.", "deny"),
    ("The army said that no such drills would take place.", "assert"),
    # What denies by itself, and what only sounds like it.
    ("Berg said that she never said that.", "deny"),
    ("Berg said that she never pledged to leave.", "deny"),
    ("Berg said that she would never say that.", "assert"),
    ("Berg said: “That never happened.”", "deny"),
    ("Berg said that it has not happened yet.", "assert"),
    ("Berg said that she had nothing to do with it.", "deny"),
    ("Berg said that it had nothing to do with ships.", "assert"),
    ("Berg said that the army had fabricated the story.", "assert"),
    ("Berg said that, contrary to the claims of the army, the ship was sold.", "assert"),
    ("Berg said that’s untrue.", "deny"),
    ("Berg said that she did not attend.", "assert"),
    ("Berg dismissed critics who called the plan weak.", "deny"),
    ("Berg dismissed concerns that the count was wrong.", "deny"),
    ("Berg dismissed her adviser.", "judge"),
    ("The envoys rebutted the minister's proposals on trade.", "judge"),
    ("The army denounced the report as a fabrication.", "deny"),
    ("The army denounced the raid as a crime.", "judge"),
    ("The ministry said that the reports were not unfounded.", "assert"),
]


@pytest.mark.parametrize(("text", "want"), CASES)
def test_act_of_the_cue_in_its_context(text: str, want: str) -> None:
    doc = parse(text)
    index = Index(doc)
    (first, *_) = attributions_of(doc, None)
    assert act_of(*(index.tokens(spans) for spans in (first.cue, first.source, first.content))) == want


def test_a_noun_that_a_verb_rejects_does_not_decide() -> None:
    text = "The Ministry of National Defence rejects as baseless the accusation that troops opened fire."
    doc = parse(text)
    index = Index(doc)
    (found, *_) = attributions_of(doc, None)
    assert act_of(*(index.tokens(spans) for spans in (found.cue, found.source, found.content))) == "deny"
    assert text[found.content[0].start :].startswith("the accusation that")


@pytest.mark.parametrize(("thing", "want"), [("claims that ships had left", "deny"), ("the plan", "judge")])
def test_pushing_back_denies_a_claim_and_judges_a_plan(thing: str, want: str) -> None:
    doc = parse(f"The ministry pushed back on {thing}.")
    assert act_of(list(doc[2:5]), list(doc[:2]), list(doc[5:-1])) == want


@pytest.mark.parametrize(
    ("cue", "thing", "want"),
    [
        ("took issue with", "the claim that ships had left", "deny"),
        ("took issue with", "a new board", "judge"),
        ("took aim at", "the minister", "judge"),
        ("ridiculed", "the allegation that ships had left", "deny"),
        ("ridiculed", "the minister", "judge"),
        ("countered", "reports of a sale", "deny"),
    ],
)
def test_a_claim_is_denied_and_anything_else_judged(cue: str, thing: str, want: str) -> None:
    doc = parse(f"The ministry {cue} {thing}.")
    stop = 2 + len(cue.split())
    assert act_of(list(doc[2:stop]), list(doc[:2]), list(doc[stop:-1])) == want


@pytest.mark.parametrize(("said", "want"), [("That is not true", "deny"), ("The weather is not fine", "assert")])
def test_saying_that_it_is_not_true_denies(said: str, want: str) -> None:
    doc = parse(f'"{said}," Berg said.')
    assert act_of([doc[-2]], [doc[-3]], [t for t in doc[:-3] if t.is_alpha]) == want
