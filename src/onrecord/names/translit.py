"""Names of people across spellings and scripts: what is left when transliteration's choices are taken away.

    surname_key("Lavrov") == surname_key("LAVROV") == surname_key("Лавров")
    surname_key("Chengriha") == surname_key("Chanegriha")

The keys are for comparing and blocking only; equal keys are a reason to look closer, never proof that two are one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from onrecord.text import fold

# Russian and Ukrainian letters by BGN/PCGN without signs; Arabic letters by their commonest press spelling.
CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "ж": "zh", "з": "z",
    "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i",
    "ь": "", "э": "e", "ю": "u", "я": "a",
}  # fmt: skip
ARABIC = {
    "ا": "a", "أ": "a", "إ": "i", "آ": "a", "ب": "b", "ت": "t", "ث": "t", "ج": "j", "ح": "h", "خ": "kh", "د": "d",
    "ذ": "d", "ر": "r", "ز": "z", "س": "s", "ش": "sh", "ص": "s", "ض": "d", "ط": "t", "ظ": "z", "ع": "a", "غ": "g",
    "ف": "f", "ق": "k", "ك": "k", "ل": "l", "م": "m", "ن": "n", "ه": "h", "و": "u", "ي": "i", "ى": "a", "ة": "a",
    "ؤ": "u", "ئ": "i", "ء": "",
}  # fmt: skip
LETTERS = CYRILLIC | ARABIC

# What the same sound is written as in English, French and German copies of one name, longest first.
SOUNDS = (
    ("tsch", "ch"), ("tch", "ch"), ("sch", "sh"), ("shch", "sh"), ("dj", "j"), ("dzh", "j"), ("kh", "h"), ("gh", "g"),
    ("ou", "u"), ("oo", "u"), ("ow", "ov"), ("ew", "ev"), ("ff", "v"), ("ph", "f"), ("ck", "k"), ("qu", "k"),
    ("q", "k"), ("c", "k"), ("y", "i"), ("j", "i"), ("w", "v"), ("x", "ks"), ("ei", "i"), ("ai", "i"), ("ee", "i"),
    ("ie", "i"), ("ii", "i"),
)  # fmt: skip
# "ch" is one sound in English and another in French: both become sh.
AFTER = (("kh", "sh"), ("ch", "sh"), ("zh", "sh"))

PARTICLES = frozenset("al el bin ben ibn abu ould van von de der den da dos du la le di del".split())
_VOWELS = re.compile(r"[aeiou]+")
_DOUBLE = re.compile(r"(.)\1+")


def latin(word: str) -> str:
    """`word` in plain Latin letters, folded."""
    return "".join(LETTERS.get(c, c) for c in fold(word))


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """The consonants of a name with its first letter, as far as spellings agree on them."""
    plain = re.sub(r"[^a-z]", "", latin(word))
    for written, heard in SOUNDS:
        plain = plain.replace(written, heard)
    for written, heard in AFTER:
        plain = plain.replace(written, heard)
    plain = _DOUBLE.sub(r"\1", plain)
    if not plain:
        return ""
    first = "a" if plain[0] in "aeiou" else plain[0]
    return first + _DOUBLE.sub(r"\1", _VOWELS.sub("", plain[1:]))


def name_words(name: str) -> list[str]:
    """The words of a person's name, without particles that come and go ("al", "bin"), titles not among them."""
    parts = [p for p in re.split(r"[\s\-]+", name.replace(".", ". ")) if p.strip(".'’")]
    kept = [p for p in parts if fold(p).strip(".") not in PARTICLES]
    return kept or parts


def surname_key(name: str) -> str:
    """The sound of the last word of `name`."""
    parts = name_words(name)
    return sound(parts[-1]) if parts else ""
