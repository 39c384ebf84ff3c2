"""Mutants in a running process: the code of functions is exchanged, and put back."""

import ast
import functools
import gc
from collections.abc import Iterator
from contextlib import contextmanager
from types import CodeType, FunctionType
from typing import Any, Final, TypeAlias

from tests.mutation.operators import ROOT, Mutant, mutated

_Cache: Final[Any] = type(functools.cache(len))
_Key: TypeAlias = tuple[str, int]
"""The qualified name and the first line of a function."""


class NotLive(Exception):
    """The mutant cannot be put into a running process; it needs a new one."""


class LiveFunctions:
    """The functions of the product files that exist in this process, all closures and methods included."""

    def __init__(self, files: list[str]) -> None:
        gc.unfreeze()  # the test run froze what it collected, and the collector lists nothing frozen
        paths = {str(ROOT / file): file for file in files}
        self._functions: Final[dict[tuple[str, _Key], list[FunctionType]]] = {}
        self._caches = [each for each in gc.get_objects() if type(each) is _Cache]
        for each in gc.get_objects():
            if type(each) is FunctionType and each.__code__.co_filename in paths:
                place = paths[each.__code__.co_filename], _key(each.__code__)
                self._functions.setdefault(place, []).append(each)

    @contextmanager
    def with_mutant(self, mutant: Mutant) -> Iterator[None]:
        """Exchange the code of the mutated function, and of functions in it, during the block.

        Raises:
            NotLive: there is no such function here, or the new code needs other variables of its closure.
        """
        before: list[tuple[FunctionType, CodeType]] = []
        try:
            for function, code in self._changes(mutant):
                before.append((function, function.__code__))
                function.__code__ = code
            self._forget()
            yield
        except ValueError as error:
            raise NotLive(str(error)) from error
        finally:
            for function, code in before:
                function.__code__ = code
            self._forget()

    def _forget(self) -> None:
        """Clear the caches of functions, which have results of the other code."""
        for each in self._caches:
            each.cache_clear()

    def _changes(self, mutant: Mutant) -> list[tuple[FunctionType, CodeType]]:
        tree = mutated(mutant)
        first, last = _outermost(tree, mutant)
        path = str(ROOT / mutant.file)
        codes = {_key(code): code for code in _codes(compile(tree, path, "exec", dont_inherit=True))}
        within = {key: code for key, code in codes.items() if first <= key[1] <= last}
        changes = [
            (function, code) for key, code in within.items() for function in self._functions.get((mutant.file, key), [])
        ]
        if not changes:
            raise NotLive("no function of this process has the code")
        return changes


def _outermost(tree: ast.Module, mutant: Mutant) -> tuple[int, int]:
    """Return the lines of the outermost function around a mutant."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = min(each.lineno for each in (node, *node.decorator_list))
            if first <= mutant.first_line <= (node.end_lineno or 0):
                return first, node.end_lineno or 0
    raise NotLive("the change is not in a function")


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _key(code: CodeType) -> _Key:
    return code.co_qualname, code.co_firstlineno
