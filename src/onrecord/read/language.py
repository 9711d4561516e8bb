"""The language of a text, among those that news of foreign affairs is read in."""

from __future__ import annotations

from functools import cache
from typing import Any

# Those with a reader or on its way, and the ones that they are most often mistaken for: a narrower set calls a
# Portuguese text Spanish, a wider one (97) calls short English texts Latin or Maltese.
LANGUAGES = (
    "ar",
    "de",
    "en",
    "es",
    "fa",
    "fr",
    "he",
    "hi",
    "it",
    "ja",
    "ko",
    "nl",
    "pl",
    "pt",
    "ru",
    "sv",
    "tr",
    "uk",
    "zh",
)
# The start of a text decides: more costs time and adds what other people said in other languages.
SAMPLE = 4000


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # half a second, not for texts that name theirs

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(LANGUAGES)
    return identifier


def language_of(text: str) -> str:
    """ISO 639-1 code of the text's language."""
    return str(_identifier().classify(text[:SAMPLE])[0])


def primary(tag: str | None) -> str | None:
    """The language of a tag: "en" of "en-GB" or "en_GB"; None for what is no tag."""
    head = (tag or "").strip().replace("_", "-").split("-")[0].casefold()
    return head if head.isalpha() and 2 <= len(head) <= 3 else None
