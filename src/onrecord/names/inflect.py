"""Forms of country names and adjectives in languages that bend them: French, Russian, Arabic.

    "algérien" -> algérien, algérienne, algériens, algériennes     "Россия" -> Россия, России, Россию, Россией

By the regular rules only; what they get wrong stands in the tables. The forms are for finding, so one too many does no
harm as long as it is no other word.
"""

from __future__ import annotations

from collections.abc import Callable

# Russian adjective endings after the stem, all cases, genders and both numbers (Academy grammar, type "русский").
_RU_ADJECTIVE = ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")
_RU_ENDINGS = (
    ("ия", ("ия", "ии", "ию", "ией")),
    ("ея", ("ея", "еи", "ее", "ею", "еей")),
    ("ья", ("ья", "ьи", "ье", "ью", "ьей")),
    ("я", ("я", "и", "е", "ю", "ей")),
    ("а", ("а", "ы", "и", "е", "у", "ой")),
    ("ь", ("ь", "и", "ю", "ем", "е", "ью")),
    ("й", ("й", "я", "ю", "ем", "е")),
    ("ы", ("ы", "", "ам", "ами", "ах")),
)
_VOWELS = "аеёиоуыэюя"


def french(adjective: str) -> tuple[str, ...]:
    """Masculine and feminine, singular and plural, of a masculine singular adjective."""
    if adjective.endswith("e"):
        feminine = adjective
    elif adjective.endswith(("ien", "éen")):
        feminine = adjective + "ne"
    elif adjective.endswith("grec"):
        feminine = adjective + "que"
    elif adjective.endswith("turc"):
        feminine = adjective[:-1] + "que"
    else:
        feminine = adjective + ("ne" if adjective.endswith("on") else "e")
    plural = adjective if adjective.endswith(("s", "x")) else adjective + "s"
    return tuple(dict.fromkeys((adjective, feminine, plural, feminine + "s")))


def russian_adjective(stem: str) -> tuple[str, ...]:
    """All forms of an adjective in -ский or -цкий."""
    return tuple(stem + ending for ending in _RU_ADJECTIVE)


def russian_noun(name: str) -> tuple[str, ...]:
    """The cases of a one-word name; of a longer or indeclinable one only itself."""
    if " " in name or name.isupper():
        return (name,)
    for ending, forms in _RU_ENDINGS:
        if name.endswith(ending):
            return tuple(name[: -len(ending)] + form for form in forms)
    if name[-1] in _VOWELS:
        return (name,)
    return (name, *(name + ending for ending in ("а", "у", "ом", "е")))


def arabic_adjective(adjective: str) -> tuple[str, ...]:
    """Masculine, feminine and plural of a nisba, with and without the article."""
    forms = [adjective, adjective + "ة", adjective + "ين", adjective + "ون", adjective + "تين", adjective + "ان"]
    articled = ["ال" + form for form in forms]
    if " " in adjective:
        first, rest = adjective.split(" ", 1)
        articled += [f"ال{first} ال{rest}", f"{first} ال{rest}ة"]
    return tuple(forms + articled)


def arabic_from_name(name: str) -> str | None:
    """The adjective that a one-word name makes by rule; None for longer names."""
    if " " in name:
        return None
    return name.removeprefix("ال").rstrip("اةء").rstrip("ي") + "ي"


def arabic_name(name: str) -> tuple[str, ...]:
    """The name and what is written as one word with it: and, in, to, like."""
    short = name.removeprefix("ال")
    joined = [p + name for p in ("و", "ب", "ك")] + ["ل" + name if short == name else "لل" + short]
    return (name, *joined, "و" + joined[-1], "وب" + name)


def unbent(name: str) -> tuple[str, ...]:
    """The name as it is, where a language does not bend names."""
    return (name,)


ADJECTIVES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "fr": french,
    "ru": russian_adjective,
    "ar": arabic_adjective,
}
NAMES: dict[str, Callable[[str], tuple[str, ...]]] = {
    "fr": unbent,
    "ru": russian_noun,
    "ar": arabic_name,
}
