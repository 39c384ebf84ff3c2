"""The Dockerfile, and a gateway from the files that are in the image."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.deployment.files import DEPLOY, image_files
from tests.gateways import ROOT, GatewayProcess

DOCKERFILE = (DEPLOY / "Dockerfile").read_text()


def test_hadolint_finds_nothing() -> None:
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, DEPLOY / "Dockerfile"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


def test_hadolint_would_find_a_mistake() -> None:
    wrong = DOCKERFILE.replace("FROM python:3.11-slim-bookworm", "FROM python", 1)
    hadolint = Path(sys.executable).with_name("hadolint")
    done = subprocess.run([hadolint, "-"], input=wrong, capture_output=True, text=True, check=False)
    assert done.returncode != 0 and "DL3006" in done.stdout


def test_the_image_does_not_run_as_root_and_checks_its_health() -> None:
    assert "\nUSER 10001:10001\n" in DOCKERFILE
    assert "/health/ready" in DOCKERFILE.partition("HEALTHCHECK")[2]


def test_every_package_of_the_image_has_a_wheel_with_a_hash() -> None:
    copied = DOCKERFILE.partition("COPY ")[2].partition("\n")[0].split()[:-1]
    assert copied == ["requirements.txt", "requirements-brokers.txt"]
    assert "--require-hashes --only-binary=:all:" in DOCKERFILE
    assert all("--hash=sha256:" in (ROOT / name).read_text() for name in copied)


def test_the_image_has_what_a_gateway_needs_and_no_more(tmp_path: Path) -> None:
    files = image_files()
    assert not [file for file in files if file.startswith(("tests/", "docs/", "benchmarks/", "web/console/", "."))]
    assert {"cli.py", "app.py", "LICENSE", "web/dist/console/index.html"} <= set(files)
    assert sum((ROOT / file).stat().st_size for file in files) < 25_000_000


@pytest.mark.slow
@pytest.mark.more
def test_a_gateway_runs_from_the_files_of_the_image(tmp_path: Path) -> None:
    root = tmp_path / "parley"
    for file in image_files():
        target = root / file
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / file, target)
    data = tmp_path / "data"
    gateway = GatewayProcess({"DATA_DIR": str(data), "ADMIN_API_KEY": "an administrator of an image"}, tmp_path)
    gateway.program = root / "cli.py"
    gateway.start()
    try:
        with gateway.client() as client:
            assert "<div id" in client.get("/").text
            assert client.get("/graphiql").status_code == 200
        demo = subprocess.run(
            [sys.executable, str(root / "cli.py"), "demo", "--url", gateway.url, "--token", gateway.admin_key, "--yes"],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert demo.returncode == 0, demo.stdout + demo.stderr
        help = subprocess.run(
            [sys.executable, "-m", "examples.worker", "--help"], cwd=root, capture_output=True, check=False
        )
        assert help.returncode == 0, help.stderr
    finally:
        gateway.stop()
