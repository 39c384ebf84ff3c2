"""docs/guides/deploy.md: its commands, with stand-ins for docker and kubectl, and what it says of the files."""

import re
import subprocess
from pathlib import Path
from typing import Final

from tests.deployment.files import SERVICES, manifests, objects
from tests.docs.blocks import blocks
from tests.gateways import ROOT

FILE: Final = "docs/guides/deploy.md"
TEXT: Final = (ROOT / FILE).read_text()


def commands(text: str, folder: Path) -> list[list[str]]:
    """Run a block and return the arguments of each call of docker or kubectl."""
    for name in ("docker", "kubectl"):
        program = folder / name
        program.write_text(f"#!/bin/sh\nprintf '{name}\\0' >>calls; printf '%s\\0' \"$@\" >>calls; echo >>calls\n")
        program.chmod(0o755)
    environment = {"PATH": f"{folder}:/usr/bin:/bin"}
    subprocess.run(["bash", "-euo", "pipefail", "-c", text], cwd=folder, env=environment, check=True)
    return [line.rstrip("\0").split("\0") for line in (folder / "calls").read_text().splitlines()]


def test_the_commands_name_existing_files_and_create_the_secrets_that_are_mounted(tmp_path: Path) -> None:
    compose, kubernetes = (each.text for each in blocks(FILE))
    [start] = commands(compose, tmp_path)
    assert start[:3] == ["docker", "compose", "-f"] and (ROOT / start[3]).is_file()
    (tmp_path / "calls").unlink()
    namespace, secret, everything = commands(kubernetes, tmp_path)
    assert (ROOT / namespace[-1]).is_file() and (ROOT / everything[-1] / "kustomization.yaml").is_file()
    created = dict(each.removeprefix("--from-literal=").split("=", 1) for each in secret if "from-literal" in each)
    settings = objects("ConfigMap")["parley"]["data"]
    mounted = {value.removeprefix("/secrets/") for value in settings.values() if value.startswith("/secrets/")}
    assert created.keys() == mounted
    assert len(created["secret_key"]) >= 32 and len(created["encryption_keys"]) == 44


def test_the_tables_list_every_service_and_manifest() -> None:
    listed = set(re.findall(r"`([a-z.-]+)`", "".join(re.findall(r"^\| (`.*?) \|", TEXT, re.MULTILINE))))
    files = {path.name for path, _ in manifests()} - {"namespace.yaml", "settings.yaml", "ingress.yaml"}
    assert listed == SERVICES.keys() | files
    assert all((ROOT / path).is_file() for path in re.findall(r"`(deploy/[A-Za-z./]+\.[a-z]+|deploy/caddy/\w+)`", TEXT))
