"""Tortoise without what no model here uses, and every start would pay for."""

import importlib
import sys


def import_lean() -> None:
    """Import Tortoise without pydantic, and without reading the source of each model."""
    if "tortoise" in sys.modules:
        return
    _import_without_pydantic()
    _read_no_comments()


def _import_without_pydantic() -> None:
    # Tortoise imports pydantic if it is installed, for a kind of JSON field that no table has. It is installed for the
    # SDK of `/mcp`, and takes 6 MiB. Once something else has imported it, nothing is saved.
    if "pydantic" in sys.modules:
        return
    sys.modules["pydantic"] = None  # type: ignore[assignment]
    try:
        importlib.import_module("tortoise.fields.data")
    finally:
        del sys.modules["pydantic"]


def _read_no_comments() -> None:
    # Tortoise parses the file of each model for comments that begin with `#:`, which it would use as descriptions in a
    # database. There are none, and it takes a quarter of the time in which the application is imported.
    from tortoise import models

    models._get_comments = lambda cls: {}
