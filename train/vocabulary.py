"""Choose the pieces of e5's vocabulary that English, French, Russian and Arabic use.

    python train/vocabulary.py OUT.json

96 of e5's 117 million parameters are embeddings of 250,000 pieces in a hundred
languages. Kept here: the pieces that the commonest words of the four languages
are made of (word lists of the package `wordfreq`), as written, capitalised and
in capitals, and every single character of their scripts, so that any word can
still be spelled. The rest falls to the unknown piece.
"""

import json
import sys
import unicodedata
from collections import Counter
from pathlib import Path

import encoder
import wordfreq
from tokenizers import Tokenizer, models, normalizers

LANGUAGES = ("en", "fr", "ru", "ar")
WORDS = 250_000  # a language; its rarer words are names that other pieces spell
# Pieces a language keeps, most used first; past this a piece stands for less
# than one word in a million of the language.
KEPT = {"en": 32_000, "fr": 26_000, "ru": 26_000, "ar": 20_000}
SCRIPTS = ("LATIN", "CYRILLIC", "ARABIC")


def tokenizer(pieces: list[str], scores: list[float], unk: int) -> Tokenizer:
    """A Unigram tokenizer that takes one word at a time, '\u2581' in front where a space was."""
    made = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=unk))
    made.normalizer = normalizers.NFKC()
    return made


def used(full: Tokenizer, language: str) -> Counter[int]:
    """How often each piece serves in the language, by the frequency of the words it is in."""
    count: Counter[int] = Counter()
    words = wordfreq.top_n_list(language, WORDS, wordlist="large")
    for start in range(0, len(words), 10_000):
        some = words[start : start + 10_000]
        weights = [wordfreq.word_frequency(word, language, wordlist="large") for word in some]
        # capitals matter in names and headlines, a missing space after quotes and hyphens
        for form, share in (("\u2581{}", 1.0), ("{}", 0.05)):
            for case, part in ((str, 1.0), (str.capitalize, 0.1), (str.upper, 0.02)):
                texts = [form.format(case(word)) for word in some]
                for weight, made in zip(weights, full.encode_batch(texts), strict=True):
                    for piece in made.ids:
                        count[piece] += weight * share * part
    return count


def single(piece: str) -> bool:
    """Whether a piece is one character of the scripts, a digit or a sign."""
    letter = piece.lstrip("\u2581")
    if len(letter) > 1:
        return False
    if not letter or not letter.isalpha():
        return not letter or unicodedata.category(letter)[0] in "NPSM"
    return unicodedata.name(letter, "").startswith(SCRIPTS)


def choose(e5: encoder.E5) -> list[int]:
    """Numbers of the kept pieces in e5's vocabulary, in its order; special pieces first."""
    full = tokenizer(e5.pieces, [float(s) for s in e5.scores], e5.unk)
    keep = {e5.bos, e5.eos, e5.unk} | set(range(4))
    keep |= {i for i, piece in enumerate(e5.pieces) if single(piece)}
    for language in LANGUAGES:
        count = used(full, language)
        best = [piece for piece, _ in count.most_common(KEPT[language])]
        print(language, len(count), "pieces used, weight kept", sum(count[p] for p in best) / count.total())
        keep |= set(best)
    return sorted(keep)


def main() -> None:
    e5 = encoder.read()
    keep = choose(e5)
    print(len(keep), "pieces kept")
    Path(sys.argv[1]).write_text(json.dumps(keep), encoding="utf-8")


if __name__ == "__main__":
    main()
