"""The number of cases of a subject, the seed they follow from, and the loop over them.

FUZZ_SHARE    the share of the long form to run, such as 1 or 0.1; without it, the short form
FUZZ_SEED     the seed, by default that of every run of `make test-more`
"""

import contextlib
import os
import warnings
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Final, TypeVar

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import HypothesisWarning
from hypothesis.strategies import SearchStrategy

Case = TypeVar("Case")

SEED: Final = int(os.environ.get("FUZZ_SEED", "16"))
SHARE: Final = float(os.environ["FUZZ_SHARE"]) if "FUZZ_SHARE" in os.environ else None
fuzz: Final = [
    pytest.mark.more,
    pytest.mark.promise("R19", together=True),
    pytest.mark.timeout(240 if SHARE is None else 24 * 3600),
]
"""The marks of every subject."""
_report: ContextVar[Callable[[int], None]] = ContextVar("report", default=lambda cases: None)
_ROUND: Final = 1_000
"""Hypothesis remembers every case of a round, which takes memory and time."""


def explore(
    cases: SearchStrategy[Case],
    check: Callable[[Case], None],
    *,
    short: int,
    long: int,
    after_round: Callable[[], None] = lambda: None,
) -> None:
    """Check cases of a strategy: `short` of them, or `long` in the long form.

    Raises:
        AssertionError: for the smallest case that was found to fail.
    """
    for number, size in enumerate(_rounds(short if SHARE is None else max(1, int(long * SHARE)))):
        _round(cases, check, size, SEED + number)
        after_round()
        _report.get()(size)


@contextlib.contextmanager
def reporting(figure: Callable[[str], None]) -> Iterator[None]:
    """Report the number of cases that a test has tried."""
    tried = 0

    def report(cases: int) -> None:
        nonlocal tried
        tried += cases
        figure(f"{tried:,} cases: no fault")

    token = _report.set(report)
    yield
    _report.reset(token)


def _rounds(count: int) -> Iterator[int]:
    yield from (min(_ROUND, count - begun) for begun in range(0, count, _ROUND))


def _round(cases: SearchStrategy[Case], check: Callable[[Case], None], size: int, chosen: int) -> None:
    @seed(chosen)
    @settings(
        max_examples=size,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )
    @given(cases)
    def check_one(case: Case) -> None:
        check(case)

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", HypothesisWarning)  # about the length of the strategies' representation
        check_one()
