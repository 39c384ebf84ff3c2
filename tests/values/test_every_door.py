"""Each way in which a value enters Parley is known here, with what sends poisoned values through it.

`doors.csv` is the table. A route, a JSON field of an operation, a command, a runtime, a connector or a type of
destination that is not in it fails here. `through` has entries of `tests.values`, files and tests, separated by
semicolons, or a reason why no value enters, after a dash.
"""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cli
from connectors import PROVIDERS
from connectors.runtimes import RUNTIMES
from engine.destinations.kinds import KINDS
from tests.security.test_routes import TABLE as ROUTES
from tests.shapes import fields
from tests.values.doors import ENTRIES
from tests.values.routes_in import ROUTES_IN
from tests.values.test_awkward_arguments import paths

ROOT: Final = Path(__file__).parent.parent.parent
with (Path(__file__).parent / "doors.csv").open(newline="") as file:
    TABLE: Final = {row["door"]: row["through"] for row in csv.DictReader(file)}


def doors() -> Iterator[str]:
    """Yield every way in."""
    yield from (f"route {method} {path}" for method, path in ROUTES)
    for operation in ("query", "mutation", "subscription"):
        for name, field in fields(operation).items():
            yield from (f"{operation} {name}({'.'.join(path)})" for path, kind in paths(field.args) if kind == "JSON")
    [commands] = (each.choices for each in cli.parser()._actions if each.choices and not each.option_strings)
    yield from (f"command {name}" for name in commands)
    yield from (f"runtime {name}" for name in RUNTIMES)
    yield from (f"connector {each.name}" for each in PROVIDERS)
    yield from (f"destination {type.value}" for type in KINDS)
    yield from OTHERS


OTHERS: Final = (
    "REST presets",
    "the claims of an issuer",
    "the keys and addresses of an issuer",
    "the replies of providers of accounts",
    "settings",
    "the bus between replicas",
    "the Python client",
)
"""Ways in that no registry lists."""


def test_every_door_is_in_the_table() -> None:
    assert sorted(TABLE) == sorted(doors())


def test_what_the_table_names_exists() -> None:
    for door, through in TABLE.items():
        assert through, door
        for each in through.split(";"):
            if each.startswith("- "):
                assert through == each and len(each) > 10, door
            elif each.startswith("tests/"):
                path, _, name = each.partition("::")
                assert name in (ROOT / path).read_text(), (door, each)
            else:
                assert each in {*ENTRIES, *ROUTES_IN}, (door, each)
