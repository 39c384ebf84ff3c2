"""Key rotation: re-encrypts with the first of ENCRYPTION_KEYS every secret that is encrypted with another.

What an earlier version encrypted with the first key is encrypted again too, bound to its column.

This covers every column of every table whose name begins with `sealed_`: it holds a result of
`storage.encryption.seal` for this place. A row is updated only if it still holds the value that was read, so
gateways can keep running. Each row shows whether it is done, so an interrupted rotation is completed by the next.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tortoise import Tortoise, models

from storage.database import transaction
from storage.encryption import DecryptionFailed, Place, key_prefix, seal, unseal

PREFIX: Final = "sealed_"
_BATCH: Final = 100


@dataclass(frozen=True, slots=True)
class RotatedColumn:
    """The result for one column: the number of values re-encrypted, and the ids of rows that no key decrypts."""

    column: str
    sealed: int
    unopened: tuple[str, ...]


def sealed_columns() -> Iterator[tuple[type[models.Model], str]]:
    """Yield every table with the name of each of its encrypted columns."""
    for table in Tortoise.apps["models"].values():
        for name in table._meta.db_fields:
            if name.startswith(PREFIX):
                yield table, name


async def rotate(keys: Sequence[bytes], report: Callable[[RotatedColumn], None]) -> list[RotatedColumn]:
    """Re-encrypt everything with the first key, and report each column when it is done."""
    done: list[RotatedColumn] = []
    for table, column in sealed_columns():
        done.append(await _rotate(table, column, keys))
        report(done[-1])
    return done


async def _rotate(table: type[models.Model], column: str, keys: Sequence[bytes]) -> RotatedColumn:
    sealed, unopened, last, key = 0, list[str](), "", table._meta.pk_attr
    while True:
        rows = table.filter(**{f"{key}__gt": last, f"{column}__not_isnull": True})
        rows = rows.exclude(**{f"{column}__startswith": key_prefix(keys[0])})
        found = await rows.order_by(key).limit(_BATCH).values_list(key, column)
        if not found:
            return RotatedColumn(f"{table._meta.db_table}.{column}", sealed, tuple(unopened))
        async with transaction():
            for id, old in found:
                place = Place(table._meta.db_table, column, id)
                try:
                    new = seal(keys, unseal(keys, old, place), place)
                except DecryptionFailed:
                    unopened.append(id)
                    continue
                sealed += await table.filter(**{key: id, column: old}).update(**{column: new})
        last = found[-1][0]
