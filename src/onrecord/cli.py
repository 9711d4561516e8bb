"""The command line: parses, calls, prints; no logic.

Exit codes: 0 done (notes listed); 1 done, with errors listed; 2 wrong use.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from onrecord import run
from onrecord.cli_case import app as case_commands
from onrecord.errors import OnrecordError, UsageError
from onrecord.records import Document, Problem
from onrecord.show import exports, html, summary
from onrecord.show.explain import explained
from onrecord.store import Case, is_case
from onrecord.terminal import (
    Date,
    Local,
    Others,
    Reader,
    Recursive,
    Sources,
    Ticker,
    closing,
    errors,
    print_jsonl,
    settings_of,
    told,
)

app = typer.Typer(
    help="What was said, what was done, and where the two part.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.command()
def find(
    sources: Sources,
    date: Date = None,
    reader: Reader = "best",
    other_languages: Others = False,
    recursive: Recursive = False,
    allow_local: Local = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One record a line (the default; named for scripts).")] = True,
    explain: Annotated[
        bool, typer.Option("--explain", help="For a reader: who said what, which rule or model decided, how sure.")
    ] = False,
) -> None:
    """Print the records of single documents, one JSON object a line; or, for a reader, why each was found.

    Example:  onrecord find article.html --jsonl | jq 'select(.act == "deny")'
    Example:  onrecord find article.html --explain | less
    """
    settings = settings_of(date, reader, other_languages)
    got = list(run.read_all(sources, settings, recursive=recursive, allow_local=allow_local))
    documents = [d for d in got if isinstance(d, Document)]
    problems = [p for p in got if isinstance(p, Problem)]
    if not explain:
        print_jsonl(problems)
    ticker = Ticker(len(documents))
    with ticker.bar:
        for document, found in run.find_all(documents, settings, progress=ticker):
            if explain:
                print("\n\n".join(explained(document, found)), end="\n\n")
            else:
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
    other_languages: Others = False,
    recursive: Recursive = False,
    allow_local: Local = False,
) -> None:
    """Read, find, link and weigh in one step and write the dossier; nothing is kept. A case file is shown as it is.

    Example:  onrecord report examples/bechar -o dossier.html
    """
    settings = settings_of(date, reader, other_languages)
    kept = [s for s in sources if is_case(s)]
    if kept and len(sources) > 1:
        raise UsageError(f"{kept[0]}: is a case; report takes one case, or documents")
    if kept:
        with Case.open(kept[0]) as case:
            if not case.is_current():
                raise UsageError(f"{kept[0]}: has changed since its last run; onrecord run {kept[0]} first")
            view, judgements = case.view(), (*case.judgements(), *case.orphans())
    else:
        got = list(run.read_all(sources, settings, recursive=recursive, allow_local=allow_local))
        ticker = Ticker(sum(isinstance(d, Document) for d in got))
        with ticker.bar:
            view, judgements = run.weigh_documents(got, settings, progress=ticker), ()
    if jsonl:
        print_jsonl(exports.records(view))
    if output is not None:
        page = html.page(view, title=title, judgements=judgements, settings=None if kept else settings)
        write(output, page.encode("utf-8", "replace"))
    failed = told(view.problems)
    if not jsonl:
        print(summary.summary(view))
        if output is not None:
            print(f"\nThe dossier: {output.resolve()}")
    if failed:
        raise typer.Exit(1)


def write(path: Path, content: bytes) -> None:
    """Writes a file whole, its folders too. UsageError where it cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except OSError as e:
        raise UsageError(f"{path}: cannot be written ({e.strerror}); choose another place") from e


app.registered_commands += case_commands.registered_commands


def main() -> None:
    """The entry point: our own errors become one line on standard error and exit code 2."""
    try:
        app(standalone_mode=True)
    except KeyboardInterrupt:
        errors.print("stopped; what was kept is kept")
        sys.exit(130)
    except BrokenPipeError:
        sys.exit(0)
    except OnrecordError as e:
        errors.print(f"onrecord: {e}", markup=False)
        sys.exit(2)


if __name__ == "__main__":
    main()
