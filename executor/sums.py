"""Sums of products of page sizes, of which only what depends on variables is computed per request."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import prod
from typing import Any, Protocol


class Factor(Protocol):
    """One factor of a product, such as the size of a page."""

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that it depends on."""

    def value(self, variables: Mapping[str, Any]) -> int:
        """Return its value, at least 0."""


Path = tuple[Factor, ...]


@dataclass(frozen=True, slots=True)
class Sum:
    """A sum of products.

    Args:
        constant: the sum of the products without variables.
        factors: the different factors that depend on variables.
        products: of each product with variables, the product of its other factors, and the indexes of its `factors`.
    """

    constant: int = 0
    factors: tuple[Factor, ...] = ()
    products: tuple[tuple[int, tuple[int, ...]], ...] = ()

    @classmethod
    def of(cls, terms: Iterable[tuple[int, Path]]) -> "Sum":
        """Return the sum of weighted products."""
        constant = 0
        products: dict[tuple[int, ...], int] = {}
        factors: dict[Factor, int] = {}
        for weight, path in terms:
            fixed = weight * prod(factor.value({}) for factor in path if not factor.variables)
            indexes = tuple(factors.setdefault(factor, len(factors)) for factor in path if factor.variables)
            if indexes:
                products[indexes] = products.get(indexes, 0) + fixed
            else:
                constant += fixed
        return cls(constant, tuple(factors), tuple((fixed, indexes) for indexes, fixed in products.items()))

    def value(self, variables: Mapping[str, Any]) -> int:
        """Return the sum for these coerced variables."""
        total = self.constant
        if self.products:
            values = [factor.value(variables) for factor in self.factors]
            for product, indexes in self.products:
                for index in indexes:
                    product *= values[index]
                total += product
        return total
