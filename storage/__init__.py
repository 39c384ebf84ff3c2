"""One database, two dialects: connections, transactions, statements and records. Knows no table."""

from storage.lean_tortoise import import_without_pydantic

import_without_pydantic()
