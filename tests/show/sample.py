"""A case of our own making for the page: two invented countries, four languages, every kind of finding.

Varnia (XVA) and Lethia (XLE) are nobody's countries; the texts say only what the page must be able to show.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from onrecord.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Finding,
    Link,
    Problem,
    Record,
    Span,
    Spans,
    Stance,
    Statement,
    Status,
    Where,
)
from onrecord.show.html import page
from onrecord.view import View, view_of

BERG = Actor("a-berg", "Anton Berg", "person", "XVA", "GOV", ("Anton Berg", "Berg", "Антон Берг"), "foreign minister")
MINISTRY = Actor(
    "a-mod",
    "Lethian Ministry of Defence",
    "ministry",
    "XLE",
    "MIL",
    ("Lethian Ministry of Defence", "le ministère léthien de la Défense", "وزارة الدفاع الليثية", "the ministry"),
)
NAVY = Actor("a-navy", "Varnian navy", "forces", "XVA", "MIL", ("Varnian navy", "the navy"))
MAREN = Actor("a-maren", "Ilse Maren", "person", "XLE", "GOV", ("Ilse Maren", "President Ilse Maren"), "president")
OFFICE = Actor("a-office", "office of the president", "agency", "XLE", "GOV", ("office of the president", "her office"))
KRON = Actor("a-kron", "Павел Крон", "person", "XVA", "MIL", ("Павел Крон", "Pavel Kron"), "chief of staff")
VARNIA = Actor("a-xva", "Varnia", "country", "XVA", None, ("Varnia", "Варния"))
LETHIA = Actor("a-xle", "Lethia", "country", "XLE", None, ("Lethia", "Léthie", "Летия"))

TAMSIN = Where("Tamsin", "XLE", "province", 36.2, 3.1)

TEXTS: dict[str, dict[str, Any]] = {
    "d1": {
        "publisher": "Harbour Gazette",
        "language": "en",
        "published": "2024-03-02",
        "url": "https://harbour.example/grey-heron",
        "title": "Navy to train in Lethia for the first time",
        "body": (
            "The Varnian navy announced on Saturday that the Grey Heron exercise with Lethia would be held in Tamsin "
            "province in April. About 200 sailors are to take part.\n\nPresident Ilse Maren will travel to Port Sorrel "
            "in June, her office said. A state visit to the islands had been promised for early April."
        ),
    },
    "d2": {
        "publisher": "Radio Nord",
        "language": "en",
        "published": "2024-05-04",
        "url": "https://radionord.example/berg",
        "title": "Berg: our units took part in Grey Heron",
        "body": (
            "Foreign Minister Anton Berg confirmed to Radio Nord on 3 May that Varnian units had taken part in the Grey "
            "Heron drills in Tamsin province in April, something that the Lethian Ministry of Defence has denied "
            "repeatedly. “Our units were there,” he said.\n\nOn 12 April the minister had told parliament that not a "
            "single Varnian soldier was in Lethia. The budget of the navy comes to more than 4.1 billion dollars."
        ),
    },
    "d3": {
        "publisher": "Le Courrier de Sorrel",
        "language": "fr",
        "published": "2024-04-30",
        "url": "https://courrier.example/dementi",
        "title": "La Défense dément toute manœuvre dans la province de Tamsin",
        "body": (
            "Dans un communiqué lu à la télévision publique lundi, le ministère léthien de la Défense a démenti la tenue "
            "de manœuvres communes avec la Varnie. « Cet exercice, prévu de longue date, n'a pas eu lieu », a-t-il "
            "affirmé."
        ),
    },
    "d4": {
        "publisher": "Северный вестник",
        "language": "ru",
        "published": "2024-05-05",
        "url": "https://vestnik.example/kron",
        "title": "Крон: учения «Серая цапля» завершены",
        "body": (
            "Начальник штаба Павел Крон подтвердил, что совместные учения в провинции Тамсин прошли в апреле. По его "
            "словам, в них участвовали около 200 военнослужащих."
        ),
    },
    "d5": {
        "publisher": "صدى الساحل",
        "language": "ar",
        "published": "2024-05-06",
        "url": "https://sada.example/nafy",
        "title": "الدفاع تنفي مجددا إجراء مناورات",
        "body": (
            "نفت وزارة الدفاع الليثية مجددا إجراء أي مناورات مشتركة مع البحرية الفارنية في ولاية تامسين خلال أبريل، "
            "وقالت إن التمرين كان مبرمجا لكنه لم يُنفذ."
        ),
    },
    "d6": {
        "publisher": "Coast Wire",
        "language": "en",
        "published": "2024-05-04",
        "title": "Varnian units were in Tamsin, minister says",
        "body": (
            "Foreign Minister Anton Berg confirmed to Radio Nord on 3 May that Varnian units had taken part in the Grey "
            "Heron drills in Tamsin province in April, something that the Lethian Ministry of Defence has denied."
        ),
    },
    "d7": {
        "publisher": "The Meridian",
        "language": "en",
        "published": "2024-05-10",
        "url": "https://meridian.example/fence",
        "title": "Neutral, in a manner of speaking",
        "body": (
            "Oddly enough, Lethia, which calls itself neutral, is one of the biggest customers of Varnian shipyards. It "
            "is said in the capital that a new port was part of the price.\n\nAll this shows that the declared "
            "neutrality hides an ironclad alliance with Varnia. The Varnian navy's budget stands at 3.1 billion dollars "
            "this year. The visit to the islands never took place in April; it began on 2 May 2024."
        ),
    },
}


def text_of(ident: str) -> str:
    row = TEXTS[ident]
    return f"{row['title']}\n\n{row['body']}"


def span(doc: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in a text of the sample, whole words only."""
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text_of(doc)))[nth]
    return Span(found.start(), found.end())


def spans(doc: str, *words: str) -> Spans:
    return tuple(span(doc, w) for w in words if w)


def documents() -> list[Document]:
    made = []
    for ident, row in TEXTS.items():
        text = text_of(ident)
        made.append(
            Document(
                id=ident,
                path=f"sample/{ident}.json",
                text=text,
                text_sha256=hashlib.sha256(text.encode()).hexdigest(),
                title=row["title"],
                language=row["language"],
                published=row["published"],
                published_from="meta",
                url=row.get("url"),
                publisher=row["publisher"],
                sha256=hashlib.sha256(ident.encode()).hexdigest(),
                origin="d2" if ident == "d6" else ident,
            )
        )
    return made


def said(ident: str, doc: str, source: str, cue: str, content: str, **more: Any) -> Statement:
    fields = {"voice": "reported", "act": "assert", "confidence": "high", **more}
    return Statement(ident, doc, spans(doc, source), spans(doc, cue), spans(doc, content), **fields)


DRILL = "Varnian units had taken part in the Grey Heron drills in Tamsin province in April"
SCORN = "All this shows that the declared neutrality hides an ironclad alliance with Varnia"
ODD = "Lethia, which calls itself neutral, is one of the biggest customers of Varnian shipyards"


def statements() -> list[Statement]:
    nord = {"speaker": BERG, "medium": "Radio Nord", "said": "2024-05-03"}
    return [
        said("s1", "d1", "The Varnian navy", "announced", "the Grey Heron exercise with Lethia would be held in Tamsin province in April", act="announce", speaker=NAVY, said="2024-03-02"),
        said("s2", "d1", "her office", "said", "President Ilse Maren will travel to Port Sorrel in June", act="announce", speaker=OFFICE),
        said("s3", "d1", "", "promised", "A state visit to the islands", act="promise", speaker=OFFICE),
        said("s4", "d2", "Foreign Minister Anton Berg", "confirmed", DRILL, act="confirm", **nord),
        said("s5", "d2", "the Lethian Ministry of Defence", "denied", DRILL, act="deny", speaker=MINISTRY),
        said("s6", "d2", "he", "said", "Our units were there", voice="quoted", **nord),
        said("s7", "d2", "the minister", "told", "not a single Varnian soldier was in Lethia", act="deny", speaker=BERG, said="2024-04-12", addressee=Actor("a-par", "parliament", "parliament", "XVA", "LEG", ("parliament",))),
        said("s8", "d3", "le ministère léthien de la Défense", "a démenti", "la tenue de manœuvres communes avec la Varnie", act="deny", speaker=MINISTRY, said="2024-04-29", medium="télévision publique"),
        said("s9", "d3", "", "a-t-il affirmé", "Cet exercice, prévu de longue date, n'a pas eu lieu", act="deny", voice="quoted", speaker=MINISTRY, said="2024-04-29", medium="télévision publique"),
        said("s10", "d4", "Начальник штаба Павел Крон", "подтвердил", "совместные учения в провинции Тамсин прошли в апреле", act="confirm", speaker=KRON),
        said("s11", "d5", "وزارة الدفاع الليثية", "نفت", "إجراء أي مناورات مشتركة مع البحرية الفارنية في ولاية تامسين خلال أبريل", act="deny", speaker=MINISTRY),
        said("s12", "d6", "Foreign Minister Anton Berg", "confirmed", DRILL, act="confirm", **nord),
        said("s13", "d7", "", "", ODD, voice="outlet", loaded=spans("d7", "Oddly enough"), confidence="medium"),
        said("s14", "d7", "", "It is said", "a new port was part of the price", voice="unnamed"),
        said("s15", "d7", "", "", SCORN, voice="outlet", loaded=spans("d7", "ironclad"), conclusion=True, rests_on=("s13",)),
    ]  # fmt: skip


def events() -> list[Event]:
    drill: dict[str, Any] = {
        "plover": "COOPERATE",
        "actors": (VARNIA, LETHIA),
        "where": TAMSIN,
        "context": ("military",),
        "name": "Grey Heron",
    }
    held = (Status("s4", "happened"), Status("s5", "denied"))
    return [
        Event("e1", "d1", span("d1", "the Grey Heron exercise"), when="2024-04", status=(Status("s1", "planned"),), trigger=span("d1", "exercise"), **drill),
        Event("e2", "d2", span("d2", "the Grey Heron drills in Tamsin province in April"), when="2024-04", status=held, trigger=span("d2", "drills"), **drill),
        Event("e3", "d1", span("d1", "travel to Port Sorrel in June"), "CONSULT", (MAREN,), when="2024-06", status=(Status("s2", "planned"),), mode="visit", trigger=span("d1", "travel"), where=Where("Port Sorrel", "XVA", "city", 58.2, 6.6)),
        Event("e4", "d7", span("d7", "it began on 2 May 2024"), "CONSULT", (MAREN,), when="2024-05-02", status=(Status("outlet", "happened"),), trigger=span("d7", "began"), name="state visit to the islands"),
        Event("e5", "d4", span("d4", "совместные учения в провинции Тамсин"), when="2024-04", status=(Status("s10", "happened"),), trigger=span("d4", "учения"), **drill),
        Event("e6", "d3", span("d3", "manœuvres communes"), when="2024-04", status=(Status("s8", "denied"),), trigger=span("d3", "manœuvres", 0) , **drill),
        Event("e7", "d7", span("d7", "one of the biggest customers of Varnian shipyards"), "AID", (VARNIA,), (LETHIA,), status=(Status("outlet", "ongoing"),), trigger=span("d7", "customers")),
    ]  # fmt: skip


def figures() -> list[Figure]:
    return [
        Figure("n1", "d2", span("d2", "more than 4.1 billion dollars"), 4.1e9, None, "USD", "more than", "military budget", NAVY, "2024", by="outlet"),
        Figure("n2", "d7", span("d7", "3.1 billion dollars"), 3.1e9, 3.1e9, "USD", None, "military budget", NAVY, "2024", by="outlet"),
        Figure("n3", "d1", span("d1", "About 200 sailors"), 200, 200, "sailors", "about", "troops", NAVY, "2024-04", by="s1"),
        Figure("n4", "d4", span("d4", "около 200 военнослужащих"), 200, 200, "soldiers", "about", "troops", NAVY, "2024-04", by="s10"),
    ]  # fmt: skip


def stances() -> list[Stance]:
    return [Stance("p1", "d7", span("d7", "calls itself neutral"), LETHIA, (), "neutral", "outlet")]


def findings() -> list[Finding]:
    return [
        Finding("f1", "denial", "whether joint drills took place in Tamsin province in April 2024", ("s4", "s6", "s12", "s10"), ("s5", "s8", "s9", "s11"), "strong", "same two armies, same province, same month; one side confirms, the other denies", "the exercise order; images of the site in April 2024; the ministry's own communiqué", reports=(2, 3), utterances=(2, 2), secondhand=(False, True), claim="c1"),
        Finding("f2", "reversal", "whether Varnian soldiers were in Lethia in April 2024", ("s7",), ("s6",), "moderate", "one speaker, three weeks apart; the first speaks of one day, the second of the month", "the record of the sitting of 12 April", state="reversed", reports=(1, 1), utterances=(1, 1), secondhand=(True, False), claim="c1"),
        Finding("f3", "outcome", "the state visit to the islands", ("s3",), ("e4",), "moderate", "announced for early April; reported for 2 May", "the calendar of the office", state="moved", reports=(1, 1), utterances=(1, 0)),
        Finding("f4", "outcome", "Ilse Maren's visit to Port Sorrel in June 2024", ("s2",), (), "strong", "its window, June 2024, has not passed on the date of the case", "the calendar of the office", state="pending", reports=(1, 0), utterances=(1, 0), secondhand=(True, False)),
        Finding("f5", "posture", "Lethia: neutral, as the outlet has it, beside its purchases from Varnia", ("p1",), ("e7",), "unclear", "one declared stance and one reported pattern, both known through one outlet", "a register of arms transfers for both countries; none reaches 2024 here", reports=(1, 1)),
        Finding("f6", "figure", "the Varnian navy's budget for 2024", ("n1",), ("n2",), "moderate", "same body, year and currency; 24 % apart, beyond rounding", "the budget act; whether either figure holds pensions", reports=(1, 1)),
        Finding("f7", "voice", "an alliance behind a declared neutrality", ("s15",), (), "moderate", "checkable, in the outlet's own voice, with loaded wording", "a treaty, or its absence", reports=(1, 0)),
        Finding("f8", "voice", "Lethia as one of the biggest customers of Varnian shipyards", ("s13",), (), "moderate", "checkable, with no source named", "order books of the yards", reports=(1, 0)),
    ]  # fmt: skip


def claims() -> list[Claim]:
    return [
        Claim("c1", DRILL, ("s4", "s5", "s6", "s7", "s8", "s9", "s10", "s11", "s12", "e2", "e5", "e6"), "s4"),
        Claim(
            "c2", "the Grey Heron exercise with Lethia would be held in Tamsin province in April", ("s1", "e1"), "s1"
        ),
        Claim("c3", ODD, ("s13", "e7"), "s13"),
        Claim("c4", "A state visit to the islands", ("s3", "e4"), "s3"),
    ]


PROBLEMS = [
    Problem("sample/d8.txt", "no reader for German yet; the text is kept and searched, nothing is found in it", "note"),
    Problem("sample/d4.json", "no day of the exercise is given; April stands", "note"),
    Problem("sample/scan.pdf", "no text layer in this PDF; give its text, or run it through an OCR program", "error"),
]


def records() -> list[Record]:
    links = [Link("l1", "same_utterance", "s4", "s12", ("same words, same medium, same day",))]
    return [
        *documents(), *statements(), *events(), *figures(), *stances(), *claims(), *links, *findings(), *PROBLEMS,
    ]  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A person's word, shaped as the case file keeps it."""

    kind: str
    verdict: str
    target: str
    why: str
    who: str
    when: str
    about: str = ""
    fields: tuple[tuple[str, str | None], ...] = ()


def judgements() -> list[Said]:
    why = "“It is said in the capital” is our correspondent's, see her notebook"
    return [
        Said("finding", "accept", "f1", "both texts read in full", "M. Duval", "2024-05-11T09:30:00Z", "joint drills"),
        Said(
            "statement",
            "correct",
            "s4",
            "the interview is dated",
            "M. Duval",
            "2024-05-11",
            "",
            (("said", "2024-05-02"),),
        ),
        Said("finding", "reject", "gone", why, "K. Ö.", "2024-05-12", "a new port"),
    ]


@cache
def view() -> View:
    return view_of(records(), "2024-05-12")


@cache
def text() -> str:
    """The page of the sample case with a person's word."""
    return page(view(), judgements=judgements())
