"""The check `outcome`: what became of what was announced or promised."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord import edtf, wire
from onrecord.records import Event, Finding, Statement, StatusKind, Strength
from onrecord.view import View
from onrecord.weigh.deeds import Deed, deeds, passed
from onrecord.weigh.follow_up import followed
from onrecord.weigh.sides import quote, reports, said, secondhand, settled_by, speakers, utterances
from onrecord.where import same_place

# States in which nothing is told of what became of it.
OPEN = frozenset({"pending", "no report found"})
ANNOUNCING = frozenset({"announce", "promise", "confirm", "assert"})


def outcome(view: View) -> list[Finding]:
    """An announced event has its time come: it happened, did not, was moved, is disputed, or no report was found."""
    every = deeds(view)
    found = [(deed, f) for deed in every if (f := _of(view, deed, every))]
    told = [deed for deed, f in found if f.state not in OPEN]
    return [*(f for deed, f in found if f.state not in OPEN or not any(_alike(deed, d) for d in told)), *followed(view)]


def _alike(deed: Deed, told: Deed) -> bool:
    """Whether something of which nothing is heard may be what another text tells the outcome of, in too few words to be
    sure: the same kind, place and time."""
    if deed is told or deed.mentions[0].plover != told.mentions[0].plover or not (deed.when and told.when):
        return False
    place = deed.where and told.where and same_place(deed.where, told.where)
    return bool(place and edtf.overlaps(deed.when, told.when))


def _of(view: View, deed: Deed, every: Sequence[Deed]) -> Finding | None:
    planners = [s for s in said(view, _statements(view, deed.vouchers("planned"))) if s.act in ANNOUNCING and s.speaker]
    if not planners or not (deed.when or deed.name):
        return None
    happened, fell = (
        _since(view, deed, planners, "happened", "ongoing"),
        _since(view, deed, planners, "denied", "cancelled"),
    )
    later = None if happened or fell else _moved(view, deed, every)
    if happened and fell:
        state, other = "disputed", happened + fell
    elif happened:
        state, other = "happened", happened
    elif fell:
        state, other = "did not happen", fell
    elif later:
        state, other = "moved", later.vouchers("planned", "happened", "ongoing")
    elif deed.when is None or view.date is None:
        return None
    else:
        state = "no report found" if passed(deed.when, view.date) else "pending"
        other = tuple(e.id for e in deed.mentions)
    side = tuple(s.id for s in planners)
    other = tuple(dict.fromkeys(i for i in other if i not in side))
    if not other:
        return None
    strength, why = _why(view, deed, state, planners, other, later)
    records = [view.get(i) for i in other]
    heard = [r for r in records if isinstance(r, Statement)]
    return Finding(
        wire.ident("finding", "outcome", side, other, state),
        "outcome",
        _about(view, deed),
        side,
        other,
        strength,
        why,
        settled_by(quote(view, _fullest(deed))),
        state=state,
        reports=(reports(view, planners), reports(view, records) if state not in ("pending", "no report found") else 0),
        utterances=(utterances(planners), utterances(heard)),
        secondhand=(secondhand(view, planners), bool(heard) and secondhand(view, heard)),
    )


def _since(view: View, deed: Deed, planners: Sequence[Statement], *kinds: StatusKind) -> tuple[str, ...]:
    """Who vouches for an outcome: in a text from when the event's time had come, or a cancellation after its announcement."""
    announced = min(view.document_of(s).published or "" for s in planners)
    early = deed.vouchers("cancelled") if "cancelled" in kinds else ()
    out = []
    for i in deed.vouchers(*kinds):
        published = view.document_of(view.get(i)).published
        due = deed.when is None or published is None or not edtf.before(published, deed.when)
        if due or (i in early and (published or "") > announced):
            out.append(i)
    return tuple(out)


def _statements(view: View, idents: Sequence[str]) -> list[str]:
    return [i for i in idents if isinstance(view.get(i), Statement)]


def _fullest(deed: Deed) -> Event:
    """The mention that says most: a date, a place, and words of a phrase's length."""
    return max(
        deed.mentions, key=lambda e: (bool(e.when) + bool(e.where) + bool(e.name), e.span.stop - e.span.start, e.id)
    )


def _about(view: View, deed: Deed) -> str:
    """The announced thing in a text's words, with the place and date that tell it from others in the same words."""
    marks = ", ".join(m for m in (deed.where.name if deed.where else None, deed.when) if m)
    words = quote(view, _fullest(deed))
    return f"{words} ({marks})" if marks else words


def _moved(view: View, deed: Deed, every: Sequence[Deed]) -> Deed | None:
    """The one later event that is the same but for its date; None where none or several fit."""
    fits = [d for d in every if d is not deed and _same_but_for_date(deed, d) and _told_later(view, deed, d)]
    return fits[0] if len(fits) == 1 else None


def _same_but_for_date(deed: Deed, other: Deed) -> bool:
    if deed.mentions[0].plover != other.mentions[0].plover or not (deed.when and other.when):
        return False
    if edtf.overlaps(deed.when, other.when) or not edtf.before(deed.when, other.when):
        return False
    place = deed.where and other.where and same_place(deed.where, other.where)
    capital = deed.where and other.where and deed.where.country and deed.where.country == other.where.country
    same_people = bool(deed.people & other.people)
    # An exchange or drill of the same two states, with a place told on one side only.
    both = len(deed.countries) > 1 and deed.countries == other.countries and not (deed.where and other.where)
    return bool((same_people and (place or (capital and place is not False))) or both)


def _told_later(view: View, deed: Deed, other: Deed) -> bool:
    one, two = (view.document_of(d.mentions[0]).published or "" for d in (deed, other))
    return two > one


def _why(
    view: View, deed: Deed, state: str, planners: Sequence[Statement], other: Sequence[str], later: Deed | None
) -> tuple[Strength, str]:
    announced = f"{speakers(planners)} announced it" + (f" for {deed.when}" if deed.when else "")
    if state == "pending":
        return "strong", f"{announced}; on the case's date, {view.date}, that time has not passed."
    if state == "no report found":
        return "moderate", (
            f"{announced}; that time has passed by {view.date} and no document of the case reports that it happened or"
            " that it did not. That is what was read, not proof of either."
        )
    if state == "moved" and later:
        done = later.vouchers("happened", "ongoing")
        return "moderate", f"{announced}; later texts speak of {later.when}" + (
            ", when it is reported to have happened." if done else "."
        )
    told = [view.get(i) for i in other]
    who = (
        speakers([r for r in told if isinstance(r, Statement)])
        if any(isinstance(r, Statement) for r in told)
        else "the outlets' own words"
    )
    says = {
        "happened": "it is reported as done",
        "did not happen": "it is reported as not done",
        "disputed": "whether it was done is disputed",
    }
    return ("strong" if deed.when or deed.name else "moderate"), f"{announced}; {says[state]} ({who})."
