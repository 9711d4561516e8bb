"""Settings of a run: plain, frozen, printed in the dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Size = Literal["best", "fast", "rules"]


@dataclass(frozen=True, slots=True)
class Settings:
    """`date` is the case's date (EDTF), None: the latest `published`. `size` picks the statement reader.

    `other_languages` takes statements from French, Russian and Arabic texts too, by the tagger alone.
    `model` names an installed spaCy pipeline to use instead of the one that comes with onrecord.
    """

    date: str | None = None
    size: Size = "best"
    model: str | None = None
    language: str | None = None
    other_languages: bool = False


DEFAULT = Settings()
