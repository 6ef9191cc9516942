from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator

import pytest

from sqlgen import op
from sqlgen.operations import BatchOperations, Operations


@pytest.fixture(autouse=True)
def only_our_directives() -> Iterator[None]:
    """What a test's revision files register is unknown again after it."""
    holders = (Operations, BatchOperations, op)
    known = [set(vars(holder)) for holder in holders]
    yield
    for holder, names in zip(holders, known, strict=True):
        for name in set(vars(holder)) - names:
            delattr(holder, name)


@pytest.fixture
def linear_time() -> Callable[[Callable[[int], object]], None]:
    """Fail where ten times as much takes much more than ten times as long."""

    def least(work: Callable[[int], object], count: int) -> float:
        taken = []
        for _ in range(3):
            gc.collect()
            start = time.process_time()
            work(count)
            taken.append(time.process_time() - start)
        return min(taken)

    def check(work: Callable[[int], object]) -> None:
        # Quadratic work would take a hundred times as long; caches that no longer hold it all cost linear work double.
        assert least(work, 4_000) < 50 * least(work, 400)

    return check
