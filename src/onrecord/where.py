"""Places of the output contract compared: the same, one inside the other, or two that exclude each other."""

from __future__ import annotations

import re

from onrecord.records import Where
from onrecord.text import fold


def local(where: Where | None) -> bool:
    """Whether a place is known more exactly than its country."""
    return where is not None and where.exact != "country"


def same_place(one: Where, other: Where) -> bool | None:
    """True: the same or one inside the other; False: they exclude each other; None: too coarse to tell."""
    if one.country and other.country and one.country != other.country:
        return False
    if not (local(one) and local(other)):
        return None
    names = [{fold(w.name), fold(w.province or "")} - {""} for w in (one, other)]
    stems = [
        {re.sub(r"\b(province|region|governorate|state|district|city|base|of|the)\b", "", n).strip() for n in s}
        for s in names
    ]
    if stems[0] & stems[1]:
        return True
    finer = {"city", "site"}
    if one.exact in finer and other.exact in finer:
        # A site whose town is not known may lie in any town of its country.
        return None if "site" in (one.exact, other.exact) and not (one.province and other.province) else False
    told_apart = (one.province and other.province) or one.exact == other.exact == "province"
    return False if told_apart else None
