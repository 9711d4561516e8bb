"""Ways to map a pure function over documents or blocks: a loop, processes. Same results in the same order from each."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor


def loop[T, R](function: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
    """One after the other, here."""
    return map(function, things)


def processes[T, R](count: int) -> Callable[[Callable[[T], R], Iterable[T]], Iterator[R]]:
    """A map over `count` processes, in order. Spawned, not forked: the parse and the tagger hold threads."""

    def spread(function: Callable[[T], R], things: Iterable[T]) -> Iterator[R]:
        # numpy's BLAS would start a thread for each core in each process
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
        context = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(count, mp_context=context) as pool:
            yield from pool.map(function, things)

    return spread
