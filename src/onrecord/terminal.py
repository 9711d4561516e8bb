"""What the commands share on a terminal: options, settings, progress, records as lines, closing notes."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onrecord import wire
from onrecord.config import Settings, Size
from onrecord.edtf import is_edtf
from onrecord.errors import UsageError
from onrecord.records import Document, Problem, Record

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


Others = Annotated[
    bool,
    typer.Option(
        "--other-languages",
        help="Also take statements from French, Russian and Arabic texts: a first look, by the tagger alone.",
    ),
]


def settings_of(date: str | None, reader: str, other_languages: bool = False) -> Settings:
    if date is not None and not is_edtf(date):
        raise UsageError(f"--date {date}: not a date; write it as 2023-02-05, 2023-02 or 2023")
    sizes: dict[str, Size] = {"best": "best", "fast": "fast", "rules": "rules"}
    if reader not in sizes:
        raise UsageError(f"--reader {reader}: no such reader; one of {', '.join(sizes)}")
    return Settings(date=date, size=sizes[reader], other_languages=other_languages)


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


def told(problems: Iterable[Problem]) -> bool:
    """Lists what a reader should know on standard error; whether a document could not be read."""
    failed = False
    for p in problems:
        failed |= p.level == "error"
        errors.print(f"{p.level}: {p.source}: {p.message}", markup=False)
    return failed


def closing(problems: Iterable[Problem]) -> None:
    """Lists them, and leaves with 1 where a document could not be read."""
    if told(problems):
        raise typer.Exit(1)
