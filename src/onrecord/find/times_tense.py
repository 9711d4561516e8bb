"""Whether a date without a year lies ahead or behind, from the words around it.

"The army said on Tuesday ..." is behind, "talks will be held on Tuesday" ahead. The nearest cue to the left decides,
within the clause; a date that opens its clause looks to the right.
"""

from __future__ import annotations

from onrecord.find.times_grammar import Grammar, Row

# A verb stands within a dozen words of its date in nine of ten sentences read; beyond, it is another verb's.
REACH = 14
# Shorter words with a verb's ending are other words ("red", "bed").
SHORTEST_VERB = 5


def direction(row: Row, first: int, last: int, tables: Grammar) -> float:
    """+1 ahead, +0.5 ahead by a present tense, -1 behind, 0 where nothing tells, for the words `first` to `last` (excluded)."""
    found = _look(row, range(first - 1, max(-1, first - 1 - REACH), -1), tables)
    return found or _look(row, range(last, min(len(row.codes), last + REACH)), tables)


def _look(row: Row, where: range, tables: Grammar) -> float:
    stop, dot = tables.codes["stop"], tables.codes["dot"]
    weak = 0.0
    for i in where:
        code = row.codes[i]
        if code in (stop, dot):
            break
        word = row.word(i)
        if word[0].isupper() and i and row.codes[i - 1] not in (stop, dot):
            continue  # a name, not a verb
        word = word.lower()
        cue = tables.tense.get(word)
        if cue is None and len(word) >= SHORTEST_VERB:
            cue = _by_form(word, tables)
        if cue == -1 and i and row.word(i - 1).lower() in tables.passive:
            continue  # "will be held", "is held": the auxiliary tells the time
        following = row.word(i + 1).lower() if i + 1 < len(row.codes) else ""
        if word in tables.intending and following in tables.intended:
            return 1.0  # "have agreed to meet on", "promised for the end of"
        if cue is not None and abs(cue) == 1:
            return cue
        weak = weak or (cue or 0.0)
        if word in tables.boundary:
            break
    return weak


def _by_form(word: str, tables: Grammar) -> float | None:
    """What the ending (or, in Arabic, the beginning) of an unknown verb tells."""
    forms = tables.forms
    if word.endswith(forms["behind_suffixes"]):
        return -1.0
    return 1.0 if word.endswith(forms["ahead_suffixes"]) or word.startswith(forms["ahead_prefixes"]) else None
