"""The whole page and the whole summary of the sample case, as they were last read and found good."""

from __future__ import annotations

import pytest

from tests.show import golden


@pytest.fixture(scope="module")
def now() -> dict[str, str]:
    return golden.made()


@pytest.mark.parametrize("name", ["sample.html", "sample.txt"])
def test_the_dossier_is_as_it_was_read(name: str, now: dict[str, str]) -> None:
    assert golden.difference(name, now[name]) == "", "read it; if it is right: python -m tests.show.golden --take"
