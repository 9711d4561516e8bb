"""The case file: documents as they came, the records found in them, what they come to, and a person's word on it.

    with Case.open("affair.case", create=True) as case:
        case.add(document, data)                              # False: already there
        for document in case.unread(version):                 # new ones, or read by another version
            case.put_records(document, records, version)      # one document, all or nothing
        linked = case.regrouped(link(case.found(date)))       # a person's corrections, then merges and splits
        case.put_results(weigh(linked))                       # in place of the last results
        view, judgements = case.view(), case.judgements()     # everything, as the last run left it

Every call is one transaction (or use `with case.transaction():` around many): a run that is killed anywhere and
started again goes on where it was. SQLite in one file, or PostgreSQL by its address (postgresql+psycopg://...).
"""

from onrecord.store.base import is_case
from onrecord.store.case import Case
from onrecord.store.judgements import Judgement
from onrecord.store.search import Hit

__all__ = ["Case", "Hit", "Judgement", "is_case"]
