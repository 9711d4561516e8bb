"""What onrecord raises: every message says the value, the place and the cure."""


class OnrecordError(Exception):
    """Base of our own errors; a caller who catches it gets all of them."""


class UsageError(OnrecordError):
    """The caller asked for something that cannot be done as asked (exit code 2)."""


class ReadError(OnrecordError):
    """A source could not be read; becomes a `Problem` of level error and the run goes on."""


class CaseError(OnrecordError):
    """The case file cannot be opened or does not hold what was asked for."""
