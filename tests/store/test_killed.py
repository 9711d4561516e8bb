"""A run that is killed anywhere and started again ends with the same records."""

import multiprocessing
import os
import random
import signal
import time

import pytest

from onrecord.store import Case

from .cases import data, document, run

PATHS = {
    f"{n}.txt": f"Anna Berg confirmed that the drill number {n} took place. The army denied that the drill took place."
    for n in range(6)
}


def whole_run(place: str) -> None:
    with Case.open(place, create=True) as case:
        for n, (path, text) in enumerate(PATHS.items()):
            d = document(path, text, f"2024-05-{n + 1:02}")
            case.add(d, data(d))
        run(case)


def contents(place: str):
    with Case.open(place) as case:
        return case.view(), case.documents(), [case.bytes_of(d.id) for d in case.documents()], case.is_current()


# The child only writes to the case; the parent's threads (of libraries at rest) are none of its business, and it is
# killed whatever it does.
@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
def test_fifty_killed_runs_end_as_one_that_was_left_alone(tmp_path):
    whole_run(str(tmp_path / "whole.case"))
    started = time.monotonic()
    whole_run(str(tmp_path / "again.case"))
    length = time.monotonic() - started
    want = contents(str(tmp_path / "whole.case"))
    assert want[3]

    # Forked: a process that starts anew spends most of its life importing.
    fork = multiprocessing.get_context("fork")
    chance = random.Random(7)
    place = str(tmp_path / "killed0.case")
    unfinished = 0
    for n in range(50):
        process = fork.Process(target=whole_run, args=(place,))
        process.start()
        process.join(chance.uniform(0, length))
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
            unfinished += 1
        process.join()
        if n % 5 == 4:
            whole_run(place)
            assert contents(place) == want
            place = str(tmp_path / f"killed{n}.case")
    assert unfinished > 10
