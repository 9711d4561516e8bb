"""The commands of a case that is kept: add, run, findings, search, a person's word, hand-over."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Literal

import typer

from onrecord import run as way
from onrecord.errors import UsageError
from onrecord.show import exports, html, summary
from onrecord.store import Case, Judgement
from onrecord.terminal import Date, Local, Others, Reader, Recursive, Sources, Ticker, closing, errors, settings_of

app = typer.Typer()

CasePath = Annotated[str, typer.Argument(metavar="CASE", help="A case file, or the address of a PostgreSQL database.")]
Why = Annotated[str, typer.Argument(metavar="WHY", help="The reason, in words; it is shown and exported.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Whose word it is. Default: your login name.")]


@contextmanager
def opened(place: str, *, create: bool = False) -> Iterator[Case]:
    with Case.open(place, create=create) as case:
        yield case


def person(who: str | None) -> str:
    return who or getpass.getuser()


def told(case: Case, judgement: Judgement) -> None:
    """Says what was kept and how to take it back."""
    print(f"kept as {judgement.id}; take it back with: onrecord undo {case.place} {judgement.id}")
    if judgement.verdict not in ("accept", "reject"):
        print(f"run the case again to see what follows: onrecord run {case.place}")


@app.command()
def add(
    case: CasePath, sources: Sources, date: Date = None, recursive: Recursive = False, allow_local: Local = False
) -> None:
    """Keep documents in a case, with the bytes they came from; the case is made where there is none.

    Example:  onrecord add bechar.case articles/ https://example.org/feed.xml
    """
    with opened(case, create=True) as kept:
        done = way.add(kept, sources, settings_of(date, "best"), recursive=recursive, allow_local=allow_local)
    print(f"{len(done.new)} added, {len(done.known)} already there; next: onrecord run {case}")
    closing(done.problems)


@app.command()
def run(case: CasePath, date: Date = None, reader: Reader = "best", other_languages: Others = False) -> None:
    """Find what is new, then link and weigh the whole case. Stopped anywhere, it goes on from there.

    Example:  onrecord run bechar.case --date 2023-08-20
    """
    settings = settings_of(date, reader, other_languages)
    with opened(case) as kept:
        ticker = Ticker(len(kept.unread(way.reader(settings))))
        with ticker.bar:
            view = way.run(kept, settings, progress=ticker)
        print(summary.summary(view))
        orphans(kept)
    closing(view.problems)


def orphans(case: Case) -> None:
    """Lists the judgements that no longer fit any record."""
    for j in case.orphans():
        errors.print(f"note: the {j.verdict} {j.id} by {j.who} fits no record any more: {j.why}", markup=False)


@app.command()
def findings(
    case: CasePath, as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False
) -> None:
    """List the findings of the last run with their ids.

    Example:  onrecord findings bechar.case
    """
    with opened(case) as kept:
        view = kept.view()
        word = {j.target: j for j in kept.judgements() if j.kind == "finding"}
    if as_json:
        for line in exports.jsonl(view.changed(documents=(), statements=(), events=(), figures=(), stances=(), claims=(), links=(), problems=())):  # fmt: skip
            print(line, end="")
        return
    for f in view.findings:
        ruled = f"  [{word[f.id].verdict}ed by {word[f.id].who}]" if f.id in word else ""
        state = f", {f.state}" if f.state else ""
        print(f"{f.id}  {f.kind}{state} ({f.strength}){ruled}: {f.about}")


@app.command()
def search(case: CasePath, words: Annotated[str, typer.Argument(metavar="WORDS", help='All must occur; "a phrase" in quotation marks.')]) -> None:  # fmt: skip
    """Search the texts of a case.

    Example:  onrecord search bechar.case '"joint exercise" Bechar'
    """
    with opened(case) as kept:
        hits = kept.search(words)
    for h in hits:
        start = h.spans[0].start if h.spans else 0
        print(f"{h.path}:{start}  {h.published or 'undated'}  {h.publisher or ''}\n    {h.snippet}")
    if not hits:
        print(f"no text of the case holds {words}")


@app.command()
def judge(case: CasePath, finding: Annotated[str, typer.Argument(metavar="FINDING")], verdict: Annotated[Literal["accept", "reject"], typer.Argument(metavar="accept|reject")], why: Why, who: Who = None) -> None:  # fmt: skip
    """Accept or reject a finding, with the reason; it is kept apart from what the program found.

    Example:  onrecord judge bechar.case f3a8c1d2e4f50617 reject "two different exercises: see page 2"
    """
    with opened(case) as kept:
        told(kept, kept.judge(finding, verdict, why, person(who)))


@app.command()
def correct(
    case: CasePath,
    statement: Annotated[str, typer.Argument(metavar="STATEMENT")],
    why: Annotated[str, typer.Option("--why", help="The reason, in words.")] = "",
    speaker: Annotated[str | None, typer.Option("--speaker", help="The speaker's name.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="The speaker's country, ISO alpha-3.")] = None,
    act: Annotated[str | None, typer.Option("--act", help="assert, confirm, deny, announce, ...")] = None,
    said: Annotated[str | None, typer.Option("--said", help="When it was said, EDTF.")] = None,
    medium: Annotated[str | None, typer.Option("--medium", help="Where it was said: a channel, a statement.")] = None,
    polarity: Annotated[str | None, typer.Option("--polarity", help="positive or negative.")] = None,
    who: Who = None,
) -> None:
    """Correct what was found of a statement; the program's own finding stays beside it.

    Example:  onrecord correct bechar.case s60cac1d2e4f5061 --act deny --said 2022-11-28 --why "see the communique"
    """
    fields = {
        "speaker": speaker,
        "speaker_country": country,
        "act": act,
        "said": said,
        "medium": medium,
        "polarity": polarity,
    }
    given = {name: value for name, value in fields.items() if value is not None}
    if not given:
        raise UsageError(
            "correct: nothing to correct; name at least one of --speaker --country --act --said --medium --polarity"
        )
    with opened(case) as kept:
        told(kept, kept.correct(statement, given, why, person(who)))


Kinds = Annotated[Literal["actor", "claim"], typer.Argument(metavar="actor|claim")]
Ids = Annotated[list[str], typer.Argument(metavar="ID...", help="Ids as the dossier and the JSON lines give them.")]
Reason = Annotated[str, typer.Option("--why", help="The reason, in words.")]


@app.command()
def merge(case: CasePath, kind: Kinds, ids: Ids, why: Reason = "", who: Who = None) -> None:
    """Say that actors or claims are one; the first id gives the name.

    Example:  onrecord merge bechar.case actor a1b2c3d4e5f60718 a8f7e6d5c4b3a291 --why "one spelling each"
    """
    with opened(case) as kept:
        told(kept, kept.merge(kind, ids, why, person(who)))


@app.command()
def split(case: CasePath, kind: Kinds, ids: Ids, why: Reason = "", who: Who = None) -> None:
    """Say that records do not belong to an actor or claim: first its id, then those of the records that leave it.

    Example:  onrecord split bechar.case actor a1b2c3d4e5f60718 s60cac1d2e4f5061 --why "another man of that name"
    """
    with opened(case) as kept:
        told(kept, kept.split(kind, ids, why, person(who)))


@app.command()
def judgements(case: CasePath, as_json: Annotated[bool, typer.Option("--json", help="One JSON object a line.")] = False) -> None:  # fmt: skip
    """List a person's judgements and corrections, those taken back and those that no longer fit too.

    Example:  onrecord judgements bechar.case
    """
    with opened(case) as kept:
        lost, now = {j.id for j in kept.orphans()}, {j.id: j for j in kept.judgements()}
        for j in (now.get(j.id, j) for j in kept.said()):
            state = f"taken back {j.undone}" if j.undone else "fits no record any more" if j.id in lost else "stands"
            if as_json:
                print(json.dumps({**asdict(j), "state": state}, ensure_ascii=False))
            else:
                print(f"{j.id}  {j.when}  {j.who}: {j.verdict} {j.target} ({state}) {j.why}")


@app.command()
def undo(case: CasePath, judgement: Annotated[str, typer.Argument(metavar="JUDGEMENT")]) -> None:
    """Take a judgement or correction back; it stays in the history.

    Example:  onrecord undo bechar.case j0a1b2c3d4e5f607
    """
    with opened(case) as kept:
        kept.undo(judgement)
    print(f"taken back; run the case again to see what follows: onrecord run {case}")


Form = Literal["jsonl", "csv", "claimreview", "ftm"]


@app.command()
def export(
    case: CasePath,
    to: Annotated[Form | None, typer.Option("--to", help="jsonl, csv, claimreview, or ftm (with the extra).")] = None,
    output: Annotated[Path | None, typer.Option("-o", "--output", help="Where to write. csv: a folder, or a .zip. Default: standard output.")] = None,
    bundle: Annotated[Path | None, typer.Option("--bundle", help="A zip with dossier, records, sources and a manifest.")] = None,
) -> None:  # fmt: skip
    """Hand a case over to other programs or people.

    Example:  onrecord export bechar.case --to csv -o bechar-csv
    """
    if (to is None) == (bundle is None):
        raise UsageError("export: give either --to jsonl|csv|claimreview|ftm or --bundle FILE.zip")
    with opened(case) as kept:
        view, word = kept.view(), (*kept.judgements(), *kept.orphans())
        if bundle is not None:
            sources = {d.id: data for d in view.documents if (data := kept.bytes_of(d.id)) is not None}
            page = html.page(view, judgements=word)
            exports.bundle(view, sources, bundle, dossier=page, judgements=[asdict(j) for j in kept.said()])
            print(f"written: {bundle}; check it with: onrecord verify {bundle}")
            return
    if to == "csv":
        if output is None:
            raise UsageError("export --to csv: name a folder or a .zip with -o")
        for path in exports.csv(view, output):
            print(path)
        return
    lines = {"jsonl": exports.jsonl, "ftm": exports.ftm}
    text = exports.claimreview(view) if to == "claimreview" else "".join(lines[str(to)](view))
    if output is None:
        print(text, end="")
    else:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, encoding="utf-8")


@app.command()
def verify(bundle: Annotated[Path, typer.Argument(metavar="BUNDLE.zip")]) -> None:
    """Check a bundle: every file is there and is what the manifest says.

    Example:  onrecord verify bechar.zip
    """
    faults = exports.verify(bundle)
    for fault in faults:
        print(fault)
    if faults:
        raise typer.Exit(1)
    print(f"{bundle}: every file is as the manifest says")
