"""Compiled execution: an operation becomes generated Python that runs breadth-first over lists of sources."""

from executor.compiled.batches import batched
from executor.compiled.classes import by_class, resolve_type_by_class
from executor.compiled.engine import Engine
from executor.compiled.plans import Plan, Plans

__all__ = ["Engine", "Plan", "Plans", "batched", "by_class", "resolve_type_by_class"]
