"""A small affair of our own, with a stub for reading and for linking and weighing: what a case needs to be tested."""

import hashlib
import re

from onrecord import wire
from onrecord.records import Actor, Claim, Document, Event, Figure, Finding, Link, Problem, Span, Statement
from onrecord.store.case import Case

TEXTS = {
    "one.txt": (
        "2024-05-03",
        "Anna Berg confirmed that the drill near Kiruna took place. Nils Ek said that it cost 5 crowns.",
    ),
    "two.txt": ("2024-05-04", "The army denied that the drill near Kiruna took place. Élise Roy warned of more."),
    "three.txt": ("2024-05-05", "Anna Berg confirmed that the drill took place. The army said nothing."),
}
ACTS = {"confirmed": "confirm", "denied": "deny", "said": "assert", "warned": "warn"}
SENTENCE = re.compile(r"(The army|[A-ZÉ]\w+ [A-Z]\w+) (confirmed|denied|said|warned) ([^.]+)")


def document(path: str, text: str | None = None, published: str | None = None) -> Document:
    day, own = TEXTS.get(path, (None, ""))
    text = text or own
    sha = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        wire.ident("document", sha, None, "Nord", published or day),
        path,
        text,
        sha,
        language="en",
        published=published or day,
        publisher="Nord",
        sha256=sha,
        title="A title",
    )


def data(d: Document) -> bytes:
    return d.text.encode()


def read_one(d: Document, shift: int = 0):
    """A stub for the find stage; `shift` moves the spans' starts, as another model would."""
    found = []
    for m in SENTENCE.finditer(d.text):
        source, cue, content = Span(*m.span(1)), Span(*m.span(2)), Span(m.start(3) + shift, m.end(3))
        who = Actor(wire.ident("actor", m[1]), m[1], "person", "SWE", names=(m[1],))
        found.append(
            Statement(
                wire.ident("statement", d.id, source, cue, content),
                d.id,
                (source,),
                (cue,),
                (content,),
                ACTS[m[2]],
                "reported",
                who,
            )
        )
    for m in re.finditer("drill", d.text):
        span = Span(*m.span())
        found.append(Event(wire.ident("event", d.id, span), d.id, span, "COOPERATE", when="2024-04"))
    for m in re.finditer(r"\d+", d.text):
        span = Span(*m.span())
        found.append(
            Figure(wire.ident("figure", d.id, span), d.id, span, float(m[0]), float(m[0]), "SEK", None, "cost")
        )
    return [*found, Problem(d.path, "read by a stub", "note")]


def weigh(view):
    """A stub for linking and weighing: one claim about drills, one finding of all who confirm against all who deny."""
    about = {
        s.id: s
        for s in view.statements
        if any("drill" in view.document_of(s).text[c.start : c.stop] for c in s.content)
    }
    sides = [tuple(i for i, s in about.items() if s.act == act) for act in ("confirm", "deny")]
    if not all(sides):
        return view.changed(claims=(), links=(), findings=())
    claim = Claim(wire.ident("claim", *about), "the drill", tuple(about), next(iter(about)))
    link = Link(
        wire.ident("link", sides[0][0], sides[1][0]),
        "contradicts",
        sides[0][0],
        sides[1][0],
        ("one confirms, one denies",),
    )
    finding = Finding(
        wire.ident("finding", *sides[0], *sides[1]),
        "denial",
        "the drill near Kiruna",
        *sides,
        "strong",
        "opposite acts",
        "images of the site",
        claim=claim.id,
    )
    return view.changed(claims=(claim,), links=(link,), findings=(finding,))


def run(case: Case, version: str = "stub 1", shift: int = 0) -> list[str]:
    """The whole way; the paths of the documents that were read."""
    read = []
    for d in case.unread(version):
        case.put_records(d, read_one(d, shift), version)
        read.append(d.path)
    case.put_results(weigh(case.regrouped(case.found())))
    return read


def filled(case: Case, paths=TEXTS) -> Case:
    for path in paths:
        d = document(path)
        case.add(d, data(d))
    return case


def statement(view, words: str):
    """The one statement with these words in its content."""
    (found,) = [
        s for s in view.statements if any(words in view.document_of(s).text[c.start : c.stop] for c in s.content)
    ]
    return found
