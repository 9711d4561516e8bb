"""The command line: parses, calls, prints; no logic.

Exit codes: 0 done (notes listed); 1 done, with errors listed; 2 wrong use.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord import run, wire
from onrecord.config import Settings, Size
from onrecord.edtf import is_edtf
from onrecord.errors import OnrecordError, UsageError
from onrecord.records import Document, Problem, Record
from onrecord.show import html, summary
from onrecord.view import View

app = typer.Typer(
    help="What was said, what was done, and where the two part.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
errors = Console(stderr=True, highlight=False, soft_wrap=True)

Sources = Annotated[
    list[str], typer.Argument(help="Files, folders, addresses, or - for standard input.", metavar="PATH|URL...")
]
Date = Annotated[
    str | None,
    typer.Option(
        "--date", help="The case's date, EDTF: 2023-02-05. Default: the latest publication date.", metavar="DATE"
    ),
]
Reader = Annotated[
    str, typer.Option("--reader", help="Statement reader: best (default), fast, or rules (no model).", metavar="SIZE")
]
Recursive = Annotated[bool, typer.Option("--recursive", help="Read sub-folders too.")]
Local = Annotated[bool, typer.Option("--allow-local", help="Let an address lead into the local network.")]


def settings_of(date: str | None, reader: str) -> Settings:
    if date is not None and not is_edtf(date):
        raise UsageError(f"--date {date}: not a date; write it as 2023-02-05, 2023-02 or 2023")
    sizes: dict[str, Size] = {"best": "best", "fast": "fast", "rules": "rules"}
    if reader not in sizes:
        raise UsageError(f"--reader {reader}: no such reader; one of {', '.join(sizes)}")
    return Settings(date=date, size=sizes[reader])


class Ticker:
    """Progress on a terminal, nothing in a pipe: documents done, words a second, time left."""

    def __init__(self, total: int) -> None:
        self.words = 0
        self.bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            console=errors,
            transient=True,
            disable=not sys.stderr.isatty(),
        )
        self.task = self.bar.add_task("reading", total=total, rate="")

    def __call__(self, document: Document) -> None:
        self.words += len(document.text.split())
        elapsed = self.bar.tasks[0].elapsed or 0
        rate = f"{self.words / elapsed:,.0f} words/s" if elapsed > 1 else ""
        self.bar.update(self.task, advance=1, rate=rate)


def print_jsonl(records: Iterable[Record]) -> None:
    for r in records:
        print(json.dumps(wire.dump(r), ensure_ascii=False))


def closing(problems: Iterable[Problem]) -> None:
    """Lists what a reader should know on standard error; leaves with 1 where a document could not be read."""
    failed = False
    for p in problems:
        failed |= p.level == "error"
        errors.print(f"{p.level}: {p.source}: {p.message}", markup=False)
    if failed:
        raise typer.Exit(1)


def every(view: View) -> list[Record]:
    """The view's records in the order in which they are printed."""
    kinds: tuple[tuple[Any, ...], ...] = (
        view.documents,
        view.statements,
        view.events,
        view.figures,
        view.stances,
        view.claims,
        view.links,
        view.findings,
        view.problems,
    )
    return [r for kind in kinds for r in kind]


@app.command()
def find(
    sources: Sources,
    date: Date = None,
    reader: Reader = "best",
    recursive: Recursive = False,
    allow_local: Local = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One record a line (the default; named for scripts).")] = True,
) -> None:
    """Print the records of single documents, one JSON object a line.

    Example:  onrecord find article.html --jsonl | jq 'select(.act == "deny")'
    """
    settings = settings_of(date, reader)
    got = list(run.read_all(sources, settings, recursive=recursive, allow_local=allow_local))
    documents = [d for d in got if isinstance(d, Document)]
    problems = [p for p in got if isinstance(p, Problem)]
    print_jsonl(problems)
    ticker = Ticker(len(documents))
    with ticker.bar:
        for document, found in run.find_all(documents, settings, progress=ticker):
            print_jsonl([document, *found])
            problems += [p for p in found if isinstance(p, Problem)]
    closing(problems)


@app.command()
def report(
    sources: Sources,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="Write the dossier (HTML) here.", metavar="FILE")
    ] = None,
    date: Date = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print every record, one JSON object a line.")] = False,
    title: Annotated[str | None, typer.Option("--title", help="The dossier's title.", metavar="WORDS")] = None,
    reader: Reader = "best",
    recursive: Recursive = False,
    allow_local: Local = False,
) -> None:
    """Read, find, link and weigh in one step, and write the dossier; nothing is kept.

    Example:  onrecord report examples/bechar -o dossier.html
    """
    settings = settings_of(date, reader)
    ticker = Ticker(0)

    def started(document: Document) -> None:
        ticker(document)

    got = list(run.read_all(sources, settings, recursive=recursive, allow_local=allow_local))
    ticker.bar.update(ticker.task, total=sum(isinstance(d, Document) for d in got))
    with ticker.bar:
        view = run.weigh_documents(got, settings, progress=started)
    if jsonl:
        print_jsonl(every(view))
    if output is not None:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(html.page(view, title=title), encoding="utf-8")
    if not jsonl:
        print(summary.summary(view))
        if output is not None:
            print(f"\nThe dossier: {output.resolve()}")
    closing(view.problems)


def main() -> None:
    """The entry point: our own errors become one line on standard error and exit code 2."""
    try:
        app(standalone_mode=True)
    except OnrecordError as e:
        errors.print(f"onrecord: {e}", markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
