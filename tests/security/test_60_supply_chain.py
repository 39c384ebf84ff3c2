"""Attack 60: something else than what was reviewed is installed, or a credential is published with the source.

Everything here is read from the repository and from installed metadata, without a network. `make audit` asks the
advisory databases; `make sbom` writes the bill of materials.
"""

import json
import math
import re
import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import pytest
import yaml

from tests.deployment.files import DEPLOY
from tests.supply_chain.audit import NotChecked, vulnerabilities
from tests.supply_chain.licences import SHIPPED, is_allowed, of_metadata
from tests.supply_chain.packages import (
    ROOT,
    RUNTIME,
    all_packages,
    entries_of,
    npm_locks,
    python_locks,
    refused,
    requirements_of,
)

MINIMUMS: Final = {"strawberry-graphql": (0, 312, 3), "starlette": (1, 3, 1)}
"""Earlier versions can be reached without the authentication of sockets, and subscribe without limit."""

_NAMED: Final = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)")
_VERSION: Final = re.compile(r"^[\w./-]+(?::v?\d[\w.-]*|@sha256:[0-9a-f]{64})$")
_OWN_IMAGES: Final = frozenset({"parley", "packages"})


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def tracked() -> Iterator[tuple[str, str]]:
    """Yield path and text of every file of the repository that people write."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    for name in listed.rstrip("\0").split("\0"):
        path = ROOT / name
        if path.is_file() and not path.is_symlink() and not name.startswith("web/dist/"):
            yield name, path.read_bytes().decode(errors="replace")


# ---------------------------------------------------------------- what is installed


@pytest.mark.parametrize("lock", python_locks(), ids=relative)
def test_every_python_package_is_locked_by_version_and_hash(lock: Path) -> None:
    locked = {normal(name): hashes for name, _, hashes in requirements_of(lock)}
    assert locked and all(locked.values()), "a package without a hash"
    assert "://" not in lock.read_text(), "an index, or a package from elsewhere"
    wanted = [_NAMED.match(line) for line in lock.with_suffix(".in").read_text().splitlines()]
    assert {normal(each[1]) for each in wanted if each} <= locked.keys(), "make lock"


@pytest.mark.parametrize("lock", npm_locks(), ids=relative)
def test_every_npm_package_is_locked_by_version_and_hash(lock: Path) -> None:
    for name, entry in entries_of(lock):
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", entry["integrity"]), name
    assert "://" not in json.dumps([entry.get("resolved") for _, entry in entries_of(lock)]), "a registry"
    wanted, root = json.loads(lock.with_name("package.json").read_text()), json.loads(lock.read_text())["packages"][""]
    for kind in ("dependencies", "devDependencies"):
        assert wanted.get(kind, {}) == root.get(kind, {}), "npm install"


def test_every_command_that_installs_checks_hashes_and_builds_nothing() -> None:
    commands = [line for name in ("Makefile", "deploy/Dockerfile") for line in (ROOT / name).read_text().split("\n")]
    pip = [line for line in commands if "pip install" in line and not line.lstrip().startswith("#")]
    assert len(pip) == 4
    assert all("--require-hashes" in line and "--only-binary" in line for line in pip), pip
    npm = [line for line in commands if re.search(r"\bnpm\b.* (?:ci|install|i)\b", line)]
    assert npm and all(" ci " in line for line in npm), "npm ci installs exactly what the lock says"


def test_a_package_with_another_hash_is_not_installed(tmp_path: Path) -> None:
    wheel = tmp_path / "swapped-1.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("swapped-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: swapped\nVersion: 1.0\n")
        archive.writestr(
            "swapped-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        archive.writestr("swapped-1.0.dist-info/RECORD", "")
    (tmp_path / "lock.txt").write_text(f"swapped==1.0 --hash=sha256:{'0' * 64}\n")
    [install] = re.findall(r"^INSTALL := \S+ (.*)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    where = ["--no-index", "--find-links", str(tmp_path), "--target", str(tmp_path / "installed")]
    command = [sys.executable, *install.split(), *where, "-r", str(tmp_path / "lock.txt")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "DO NOT MATCH THE HASHES" in done.stderr, done.stderr
    assert not (tmp_path / "installed").exists()


def test_the_minimum_versions_are_locked_and_installed() -> None:
    for lock in (ROOT / name for name in (*RUNTIME, "requirements-dev.txt")):
        locked = {name: given for name, given, _ in requirements_of(lock)}
        for name, least in MINIMUMS.items():
            assert tuple(map(int, locked[name].split("."))) >= least
            assert locked[name] == version(name)


# ---------------------------------------------------------------- what runs it


def test_every_image_has_a_version() -> None:
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"].values()
    images = {each["image"] for each in compose if "image" in each}
    images |= set(re.findall(r"^FROM (\S+)", (DEPLOY / "Dockerfile").read_text(), re.MULTILINE))
    for manifest in (DEPLOY / "kubernetes").glob("*.yaml"):
        images |= set(re.findall(r"^\s*image:\s*(\S+)", manifest.read_text(), re.MULTILINE))
    others = images - _OWN_IMAGES
    assert len(others) > 6 and all(_VERSION.match(image) for image in others), others


def test_ci_runs_no_program_of_others_but_locked_ones() -> None:
    """Debian's packages are signed; a hosted workflow's actions would have to be pinned by commit."""
    script = (ROOT / ".ci/run").read_text()
    assert not re.search(r"curl|wget|pip install|npx|npm install|\| *(?:ba)?sh\b", script)
    actions = [found for _, text in workflows() for found in re.findall(r"uses:\s*(\S+)", text)]
    assert all(re.search(r"@[0-9a-f]{40}$", action) for action in actions)


def workflows() -> Iterator[tuple[str, str]]:
    yield from ((name, text) for name, text in tracked() if name.startswith((".github/workflows/", ".gitlab-ci")))


# ---------------------------------------------------------------- licences, vulnerabilities, bill of materials


def test_every_licence_is_allowed() -> None:
    """Packages of tools with an environment of their own are missing here; `make sbom` looks at them, too."""
    packages = all_packages()
    assert refused(packages) == []
    installed = {f"pkg:pypi/{name}@{given}" for name, given, _ in requirements_of(ROOT / "requirements-dev.txt")}
    assert all(package.licence for package in packages if package.purl in installed)
    assert len(refused([replace(package, licence="UNKNOWN") for package in packages])) == len(packages)


@pytest.mark.parametrize(
    ("given", "classifiers", "licence"),
    [
        ("MIT", ("License :: OSI Approved :: Apache Software License",), "MIT"),
        ("UNKNOWN", ("Topic :: Utilities", "License :: OSI Approved :: MIT License"), "MIT"),
        (
            "Copyright …\nPermission is granted …",
            ("License :: OSI Approved :: BSD License",),
            "BSD-3-Clause",
        ),
        ("UNKNOWN", (), "UNKNOWN"),
        ("", (), "UNKNOWN"),
    ],
)
def test_a_licence_is_read_from_what_a_package_says(given: str, classifiers: tuple[str, ...], licence: str) -> None:
    assert of_metadata("pypi", "some-package", given, classifiers) == licence


def test_the_bill_of_materials_has_every_locked_package() -> None:
    listed = {package.purl: package for package in all_packages()}
    assert len({package.name for package in listed.values() if package.deployed}) > 100
    for lock in python_locks():
        assert {f"pkg:pypi/{name}@{given}" for name, given, _ in requirements_of(lock)} <= listed.keys()
    for lock in npm_locks():
        found = {f"pkg:npm/{name.replace('@', '%40')}@{entry['version']}" for name, entry in entries_of(lock)}
        assert found <= listed.keys()
    assert all(package.digests for package in listed.values())


@pytest.mark.parametrize(
    ("expression", "allowed"),
    [
        ("MIT", True),
        ("MIT OR GPL-2.0-only", True),
        ("MIT AND GPL-2.0-only", False),
        ("MPL-2.0 AND (Apache-2.0 OR MIT)", True),
        ("UNKNOWN", False),
        ("", False),
    ],
)
def test_an_expression_of_licences_is_allowed_or_not(expression: str, allowed: bool) -> None:
    assert is_allowed(expression, SHIPPED) is allowed


@pytest.mark.parametrize(
    ("report", "found"),
    [
        ({"dependencies": [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}]}, ["a 1: CVE-1"]),
        ({"dependencies": [{"name": "a", "version": "1", "vulns": []}]}, []),
        ({"vulnerabilities": {"a": {"range": "<2", "severity": "high"}}, "metadata": {}}, ["a <2: high"]),
        ({"vulnerabilities": {}, "metadata": {}}, []),
    ],
)
def test_the_audit_reports_what_the_tools_found(report: Any, found: list[str]) -> None:
    assert vulnerabilities(report) == found


@pytest.mark.parametrize(
    "report",
    [
        {
            "dependencies": [
                {"name": "a", "skip_reason": "Dependency not found on PyPI and could not be audited: a (1)"}
            ]
        },
        {"message": "405 Method Not Allowed - POST …", "method": "POST"},
        None,
    ],
)
def test_the_audit_fails_if_a_database_does_not_answer(report: Any) -> None:
    with pytest.raises(NotChecked):
        vulnerabilities(report)


# ---------------------------------------------------------------- credentials in the source

_TOKENS: Final = re.compile(
    r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bgithub_pat_\w{60,}"
    r"|\bxox[abeoprs]-[A-Za-z0-9-]{20,}"
    r"|\bAIza[\w-]{35}\b|\bya29\.[\w-]{30,}"
    r"|\b[rs]k_live_[0-9A-Za-z]{20,}|\bsk-[A-Za-z0-9]{32,}|\bnpm_[A-Za-z0-9]{36}\b"
    r"|\bSG\.[\w-]{20,}\.[\w-]{20,}"
    r"|\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}"
)
_ASSIGNED: Final = re.compile(
    r"(?i)(?:secret|token|password|api_?key|private_?key|credential)[\w-]*[\"']?\s*[:=]\s*[\"']([\w+/=.-]{20,})[\"']"
)
_RANDOM: Final = 4.3
"""Bits per character: words have less, and 20 random characters of base64 more."""
_PUBLIC: Final = frozenset(
    {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",  # the example in the specification of Standard Webhooks
        "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=",  # 0123456789abcdef0123456789abcdef
    }
)


def credentials_in(text: str) -> list[str]:
    """Return what looks like a credential."""
    assigned = (value for value in _ASSIGNED.findall(text) if _entropy(value) > _RANDOM and value not in _PUBLIC)
    return [*_TOKENS.findall(text), *assigned]


def _entropy(text: str) -> float:
    shares = [count / len(text) for count in Counter(text).values()]
    return -sum(share * math.log2(share) for share in shares)


@pytest.mark.more  # the files of the repository have 30 MB
def test_no_file_contains_a_credential() -> None:
    files = dict(tracked())
    assert len(files) > 1_000
    assert {name: found for name, text in files.items() if (found := credentials_in(text))} == {}


@pytest.mark.parametrize(
    "planted",
    [
        "-----BEGIN RSA " + "PRIVATE KEY-----",
        "AKIA" + "Q3EGRZ7XBJ2WNLD5",
        "ghp_" + "a8Kd02LmQz71PvXtRw49YbNc36HsJf5GeUoI",
        'API_KEY = "' + 'qT7vZ2mK9xWc4RbY6nLs"',
        "password: '" + "Zk3+Vq8/Lm1=Xw5-Tb9_Rd7'",
    ],
)
def test_a_planted_credential_is_found(planted: str) -> None:
    assert credentials_in(f"x\n{planted}\n")
