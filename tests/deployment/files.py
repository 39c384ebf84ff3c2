"""The files of deploy/, and the files that are in the image."""

import fnmatch
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import yaml

from connectors import provider_settings
from settings import own_settings
from settings.secret_files import END
from tests.gateways import ROOT

DEPLOY: Final = ROOT / "deploy"
# libyaml: the manifests are read for most of the tests.
COMPOSE: Final[dict[str, Any]] = yaml.load((DEPLOY / "compose.yaml").read_text(), yaml.CSafeLoader)
SERVICES: Final[dict[str, Any]] = COMPOSE["services"]


def manifests() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Yield every Kubernetes object, with its file."""
    for path in sorted((DEPLOY / "kubernetes").glob("*.yaml")):
        if path.name != "kustomization.yaml":
            yield from ((path, each) for each in yaml.load_all(path.read_text(), yaml.CSafeLoader))


def objects(kind: str) -> dict[str, dict[str, Any]]:
    """Return the Kubernetes objects of a kind, by name."""
    return {each["metadata"]["name"]: each for _, each in manifests() if each["kind"] == kind}


def workloads() -> dict[str, dict[str, Any]]:
    """Return the pod templates of deployments, stateful sets and jobs, by name."""
    found = objects("Deployment") | objects("StatefulSet") | objects("Job")
    return {name: each["spec"]["template"] for name, each in found.items()}


def known_settings() -> set[str]:
    """Return every name that can be set in the environment."""
    own = [each.metadata for each in own_settings()]
    names = {each[key] for each in own for key in ("name", "alias") if each[key]}
    secret = {each[key] for each in own for key in ("name", "alias") if each["secret"] and each[key]}
    outside = provider_settings()
    names |= {each.name for each in outside}
    secret |= {each.name for each in outside if each.secret}
    return names | {name + END for name in secret}


def image_files() -> list[str]:
    """Return the checked-in files that `COPY . .` copies, by the rules of `Dockerfile.dockerignore`."""
    rules = [
        line
        for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines()
        if line and not line.startswith("#")
    ]
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [file for file in listed.stdout.splitlines() if not any(_ignores(rule, file) for rule in rules)]


def _ignores(rule: str, file: str) -> bool:
    """Return whether a rule excludes a file: it matches the file or a folder above it, from the root."""
    parts = file.split("/")
    anywhere = rule.removeprefix("**/")
    if anywhere != rule:
        return any(fnmatch.fnmatchcase(part, anywhere) for part in parts)
    depth = rule.count("/") + 1
    return len(parts) >= depth and all(
        fnmatch.fnmatchcase(part, pattern) for part, pattern in zip(parts, rule.split("/"), strict=False)
    )
