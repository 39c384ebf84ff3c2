"""The README's blocks, executed in order."""

import re
import shutil
import subprocess
from typing import Final

import pytest

from tests.docs.blocks import DOCUMENTS, SHOWN_ADDRESS, Page, Workshop, next_line, streaming
from tests.gateways import ROOT

README: Final = Page(
    "README.md",
    {
        "make": lambda block: block.text in ("make run\n", "make test\n"),
        "welcome": lambda block: block.kind == "text" and block.text.startswith("  Console "),
        "prelude": lambda block: block.text.startswith("export PARLEY_URL"),
        "request": lambda block: block.text.startswith("parley -d"),
        "answer": lambda block: block.kind == "json",
        "stream": lambda block: block.text.startswith("parley -H 'Accept: text/event-stream' \\\n"),
    },
)

PAGES: Final = [
    "README.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "clients/python/README.md",
    "clients/typescript/README.md",
    *DOCUMENTS,
]

needs_curl = pytest.mark.skipif(shutil.which("curl") is None, reason="the README makes its requests with curl")


# ---------------------------------------------------------------- the README as a whole


def test_every_block_is_tested() -> None:
    assert README.faults() == []


def test_it_fits_a_screen_and_a_half() -> None:
    assert 80 <= (ROOT / "README.md").read_text().count("\n") <= 110


@pytest.mark.parametrize("file", PAGES)
def test_its_links_point_to_existing_targets(file: str) -> None:
    for target, anchor in re.findall(r"\]\(([^)#]*)#?([^)]*)\)", (ROOT / file).read_text()):
        if target.startswith("http"):
            continue
        linked = (ROOT / file).parent / target if target else ROOT / file
        assert linked.exists(), f"{file} links to {target}"
        assert not anchor or anchor in anchors(linked.read_text()), f"{file} links to {target}#{anchor}"


@pytest.mark.parametrize("file", PAGES)
def test_a_blank_line_precedes_every_heading(file: str) -> None:
    prose = re.sub(r"^```.*?^```$", "", (ROOT / file).read_text(), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"[^\n]\n(#+ .+)", prose) == []


def anchors(markdown: str) -> set[str]:
    """Return the anchors of a page's headings, as code hosts generate them."""
    headings = re.findall(r"^#+ (.+)$", markdown, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


# ---------------------------------------------------------------- run it


@pytest.mark.parametrize(
    ("verb", "command"), [("run", r"\S+/python cli\.py serve"), ("test", r"\S+/python -m pytest\b.*")]
)
def test_the_two_make_targets_work_as_documented(verb: str, command: str) -> None:
    assert f"make {verb}\n" in [block.text for block in README.every("make")]
    done = subprocess.run(["make", "-n", verb], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(command, done.stdout.splitlines()[-1].strip()), done.stdout


def test_programs_started_by_tests_inherit_nothing_from_make() -> None:
    shown = subprocess.run(["env"], capture_output=True, text=True, check=True).stdout
    assert re.findall(r"^M(?:AKE\w*|FLAGS)=", shown, re.MULTILINE) == []


def test_the_first_start_prints_the_documented_output(workshop: Workshop) -> None:
    # The gateway under test has another port, and then the demo's command names its address.
    said = workshop.gateway.output().replace(f" --url {workshop.gateway.url}", "")
    said = said.replace(workshop.gateway.url, SHOWN_ADDRESS).replace(str(workshop.folder), "/home/ada/parley")
    assert re.sub(r"#sign-in=\S+", "#sign-in=…", said).strip("\n") == README.only("welcome").text.strip("\n")


def test_the_link_signs_in_once(workshop: Workshop) -> None:
    [code] = re.findall(r"#sign-in=(\S+)", workshop.gateway.output())
    with workshop.gateway.client("") as client:
        first, second = (client.post("/auth/sign-in", json={"code": code}) for _ in range(2))
    assert (first.status_code, second.status_code) == (200, 401)
    assert workshop.gateway.data("{ viewer { role } }", token=first.json()["token"]) == {"viewer": {"role": "ADMIN"}}


# ---------------------------------------------------------------- talk to it


@needs_curl
def test_requests_get_the_documented_responses(workshop: Workshop) -> None:
    for request in README.every("request"):
        done = workshop.bash(README.only("prelude").text + request.text)
        assert done.returncode == 0, done.stderr
        # The mutation's response is followed by the output of the open stream.
        assert done.stdout == README.answer(request).text.splitlines()[0], request


@needs_curl
def test_the_stream_shows_the_event_of_the_mutation(workshop: Workshop) -> None:
    mutation = README.every("request")[-1]
    with streaming(workshop, README.only("prelude").text + README.only("stream").text + "wait\n") as lines:
        next_line(lines, "id: ")
        assert "StreamOpened" in next_line(lines, "data: ")
        workshop.bash(README.only("prelude").text + mutation.text)
        assert next_line(lines, "id: ")
        event = next_line(lines, "data: ").removeprefix("data: ")
    assert event == README.answer(mutation).text.splitlines()[1]
