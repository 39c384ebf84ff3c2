"""Keys of an administrator with chosen scopes."""

from collections.abc import Callable
from functools import cache
from typing import TypeAlias

from tests.gateways import Gateway
from tests.people import Person

KeyOf: TypeAlias = Callable[[frozenset[str]], Person]


def keys_of(gateway: Gateway, admin: Person) -> KeyOf:
    """Return a function that returns the administrator's key with the given scopes, which is made once."""

    @cache
    def key(scopes: frozenset[str]) -> Person:
        secret = admin.done("createApiKey", "secret", name="walk", scopes=sorted(scopes))["secret"]
        return Person(gateway, admin.id, secret)

    return key
