"""Requests that schemathesis makes up from `/openapi.json`: its examples, and the edges of what it describes.

Every response has a documented status, media type and shape, and none is an internal error. `make test-more` tries a
third of the operations, `FUZZ_SEED` another one, and `make fuzz` all. Random ones are in `tests/fuzz/test_openapi.py`.
"""

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import pytest

from routes.rest import PRESETS
from tests.fuzz.exploring import SEED, SHARE
from tests.gateways import Gateway
from tests.openapi.complete import complete_gateway
from tests.openapi.records import with_records
from tests.people import Person, administrator
from tests.rest.saved import CREATE, TASK, TASKS, save
from tests.suite import one_backend

pytestmark = [one_backend, pytest.mark.more, pytest.mark.timeout(180)]

CHECKS: Final = ",".join(
    (
        *("not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance"),
        *("response_schema_conformance", "negative_data_rejection", "ignored_auth", "unsupported_method"),
    )
)
"""Not `positive_data_acceptance`: a schema cannot say that a record has to exist, or be in a certain state."""
THIRD: Final = 3
OPTIONS: Final = (
    *("--checks", CHECKS, "--phases", "examples,coverage", "--workers", "2"),
    *("--seed", "12", "--request-timeout", "30", "--generation-database", "none", "--no-color", "--warnings", "off"),
)


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str]) -> Iterator[Gateway]:
    with complete_gateway(backend) as running:
        running.connect(running.admin)
        yield running.gateway


def configuration(admin: Person) -> str:
    """Return the configuration that puts ids of new records into the paths, so that requests reach more than a 404."""
    tables = list[str]()
    for preset in PRESETS:
        example = {} if preset.example is None else preset.example.path
        names = {name: text for name, text in example.items() if name.endswith(("id", "Id"))}
        ids = {name: admin.id if name == "user_id" else with_records(admin, text) for name, text in names.items()}
        if ids:
            shown = ", ".join(f'"path.{name}" = "{id}"' for name, id in ids.items())
            tables.append(f'[[operations]]\ninclude-operation-id = "{preset.name}"\nparameters = {{ {shown} }}\n')
    return "\n".join(tables)


def tried(gateway: Gateway) -> list[str]:
    """Return the ids of the operations to try."""
    paths = gateway.request("GET", "/openapi.json").json()["paths"].values()
    ids = sorted(
        operation["operationId"] for path in paths for operation in path.values() if "operationId" in operation
    )
    return ids if SHARE is not None else ids[SEED % THIRD :: THIRD]


def test_every_response_is_documented_and_none_is_an_internal_error(gateway: Gateway, tmp_path: Path) -> None:
    admin = administrator(gateway)
    for path, document, method in (("tasks", TASKS, "GET"), ("tasks/:id", TASK, "GET"), ("calls", CREATE, "POST")):
        save(admin, path, document, method)
    (tmp_path / "schemathesis.toml").write_text(configuration(admin))
    command = [str(Path(sys.executable).with_name("schemathesis")), "run", f"{gateway.url}/openapi.json", *OPTIONS]
    ids = tried(gateway)
    assert len(ids) > 20
    command += [option for id in ids for option in ("--include-operation-id", id)]
    done = subprocess.run(
        [*command, "--header", f"Authorization: Bearer {gateway.admin_key}"],
        cwd=tmp_path,
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-8000:] + done.stderr[-2000:]
