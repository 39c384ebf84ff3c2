"""Compiled execution: an operation becomes generated Python that runs breadth-first over lists of sources."""

from executor.compiled.batches import batched
from executor.compiled.classes import by_class, by_value, resolve_type_by_class
from executor.compiled.environment import CompilerEnvironment
from executor.compiled.leaves import writes_utc_times
from executor.compiled.plans import CompiledPlan, Plans

__all__ = [
    "CompiledPlan",
    "CompilerEnvironment",
    "Plans",
    "batched",
    "by_class",
    "by_value",
    "resolve_type_by_class",
    "writes_utc_times",
]
