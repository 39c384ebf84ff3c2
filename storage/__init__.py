"""One database, two dialects: connections, transactions, statements and records. Knows no table."""

from storage.lean_tortoise import import_lean

import_lean()
