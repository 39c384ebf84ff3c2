"""Tortoise without pydantic.

Tortoise imports pydantic if it is installed, for a kind of JSON field that no table here has. It is installed for the
SDK of `/mcp`, and takes 6 MiB.
"""

import importlib
import sys


def import_without_pydantic() -> None:
    """Import Tortoise's fields as if pydantic were not installed, unless it is imported already."""
    if "pydantic" in sys.modules or "tortoise" in sys.modules:
        return
    sys.modules["pydantic"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("tortoise.fields.data")
    finally:
        del sys.modules["pydantic"]
