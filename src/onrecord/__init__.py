"""onrecord: what was said, what was done, and where the two part.

    import onrecord
    view = onrecord.report(["examples/bechar"])
    for finding in view.findings:
        print(finding.kind, finding.about)

The stages by themselves: `read(source)` gives documents and problems, `find(document)` the records of one document,
`link(view)` and `weigh(view)` look at a case. `Case` is a case file that is kept.
"""

from onrecord.config import Settings
from onrecord.errors import CaseError, OnrecordError, ReadError, UsageError
from onrecord.find import find
from onrecord.link import link
from onrecord.read import read
from onrecord.records import (
    Actor,
    Claim,
    Document,
    Event,
    Figure,
    Finding,
    Link,
    Problem,
    Span,
    Stance,
    Statement,
    Status,
    Where,
)
from onrecord.run import report
from onrecord.store import Case
from onrecord.view import View, view_of
from onrecord.weigh import weigh

__version__ = "0.1.0"

__all__ = [
    "Actor",
    "Case",
    "CaseError",
    "Claim",
    "Document",
    "Event",
    "Figure",
    "Finding",
    "Link",
    "OnrecordError",
    "Problem",
    "ReadError",
    "Settings",
    "Span",
    "Stance",
    "Statement",
    "Status",
    "UsageError",
    "View",
    "Where",
    "__version__",
    "find",
    "link",
    "read",
    "report",
    "view_of",
    "weigh",
]
