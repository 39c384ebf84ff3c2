"""docs/mcp.md: its example connects, the configuration is one, and its lists match the code."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from routes.mcp.resources import KINDS, MOST_LISTED
from routes.mcp.tools import TOOLS
from tests.docs.blocks import SHOWN_ADDRESS, blocks
from tests.gateways import ROOT, Gateway
from tests.people import administrator
from tests.suite import one_backend

TEXT: Final = (ROOT / "docs" / "mcp.md").read_text()
KEY, CONFIGURATION, EXAMPLE = (block.text for block in blocks("docs/mcp.md"))


@one_backend
def test_the_example_runs_with_the_documented_key(gateway: Gateway, tmp_path: Path) -> None:
    key = administrator(gateway).data(KEY)["createApiKey"]
    assert key["errors"] == []
    script = tmp_path / "example.py"
    script.write_text(EXAMPLE.replace(SHOWN_ADDRESS, gateway.url))
    environment = {"PATH": os.environ["PATH"], "PARLEY_KEY": key["secret"], "NO_PROXY": "127.0.0.1"}
    done = subprocess.run(
        [sys.executable, str(script)], env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    tools, *progress, output = done.stdout.splitlines()
    assert "'executeWorkflow'" in tools and "'sendMessage'" not in tools
    assert progress and all(re.fullmatch(r"[\d.]+ of 2.0: .+", line) for line in progress)
    assert output == "{'sum': 3}"


@one_backend
def test_the_configuration_names_the_server(gateway: Gateway) -> None:
    server = json.loads(CONFIGURATION)["mcpServers"]["parley"]
    path = server["url"].removeprefix(SHOWN_ADDRESS)
    call = {"jsonrpc": "2.0", "id": 1, "method": "ping"}
    with gateway.client("") as client:
        headers = {name: text.replace("parley_your_key", gateway.admin_key) for name, text in server["headers"].items()}
        accept = {"accept": "application/json, text/event-stream"}
        assert client.post(path, json=call, headers={**headers, **accept}).status_code == 200
        assert client.post(path, json=call, headers={**server["headers"], **accept}).status_code == 401


@one_backend
def test_an_expected_error_reads_as_shown(gateway: Gateway) -> None:
    [shown] = re.findall(r'`(\{"code": .+\})`', TEXT)
    arguments = {"title": "", "type": "call"}
    params = {"name": "createTask", "arguments": arguments}
    call = {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": params}
    headers = {"accept": "application/json, text/event-stream"}
    with gateway.client() as client:
        answer = client.post("/mcp", json=call, headers=headers)
    [line] = re.findall(r"\{.*\}", answer.text)
    result = json.loads(line)["result"]
    assert result["isError"]
    assert json.loads(result["content"][0]["text"]) == json.loads(shown)


def test_every_tool_and_resource_is_listed() -> None:
    tools = TEXT.partition("## Tools")[2].partition("\n\nAnnotations")[0]
    listed = re.findall(r"`(\w+)`", "\n".join(line.split("|")[1] for line in tools.splitlines() if "|" in line))
    assert sorted(listed) == sorted(tool.name for tool in TOOLS)
    assert re.findall(r"^\| `(parley://\S+)`", TEXT, re.MULTILINE) == [kind.template for kind in KINDS]
    assert f"the newest {MOST_LISTED} of each kind" in TEXT
