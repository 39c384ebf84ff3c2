"""A Roblox Studio on a real socket, which speaks the protocol of the plugin in examples/roblox (docs/studio.md).

It has the scripts of a place, and runs in a thread until it is closed. What it does wrong on request, such as writing
something else than it was sent, is what the gateway has to notice.
"""

import hashlib
import threading
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Final, Self

import httpx

from tests.gateways import TLS

TIMEOUT: Final = 28.0
"""Roblox's HttpService gives up after 30 seconds."""
_RETRY_SECONDS: Final = 0.1

Handler = Callable[[dict[str, Any]], Any]


def sha256(source: str) -> str:
    """Return the hash of a source."""
    return hashlib.sha256(source.encode()).hexdigest()


class Rejected(Exception):
    """The plugin rejects a command; the text is its error."""


@dataclass
class Script:
    """A script in Studio."""

    type: str
    source: str


@dataclass
class Studio:
    """A window of Studio with a place.

    Args:
        url: the gateway's; it may change while the window is open, as that of a replica that was killed.
        token: the API key.
        writes: what is really written of a source; for tests of the verification.
    """

    url: str
    token: str
    key: str = field(default_factory=lambda: f"test-{uuid.uuid4()}")
    place_name: str = "Obby"
    place_id: str | None = "4711"
    window: str = field(default_factory=lambda: str(uuid.uuid4()))
    writes: Callable[[str], str] = lambda source: source
    scripts: dict[str, Script] = field(default_factory=dict)
    handlers: dict[str, Handler] = field(default_factory=dict)
    instance_id: str = ""
    executed: list[str] = field(default_factory=list)
    """The ids of the commands that were executed, once each."""
    received: list[str] = field(default_factory=list)
    """The ids of the commands that were delivered, as often as they were."""
    statuses: list[int] = field(default_factory=list)
    """The statuses of the responses to polls."""

    def __post_init__(self) -> None:
        self._responses: dict[str, dict[str, Any]] = {}
        self._closing = threading.Event()
        self._thread: threading.Thread | None = None
        self._sequence = 0
        self.client = httpx.Client(timeout=TIMEOUT, trust_env=False, verify=TLS, headers={"x-api-key": self.token})

    def __enter__(self) -> Self:
        self.connect()
        self._thread = threading.Thread(target=self._run, name="studio", daemon=True)
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the window as a user does: the plugin says goodbye, and its poll ends."""
        if not self._closing.is_set():
            self._closing.set()
            self.post("disconnect", {})
            if self._thread is not None:
                self._thread.join(timeout=30)
            self.client.close()

    # ---------------------------------------------------------------- requests

    def post(self, name: str, body: dict[str, Any], **headers: str) -> httpx.Response:
        """Send a request of the protocol."""
        named = {"instanceId": self.instance_id, "window": self.window} if name != "connect" else {}
        return self.client.post(f"{self.url}/studio/{name}", json=named | body, headers=headers)

    def connect(self) -> None:
        """Connect as an instance, which must succeed."""
        hello = {
            "key": self.key,
            "window": self.window,
            "placeName": self.place_name,
            "placeId": self.place_id,
            "pluginVersion": "1.0.0",
        }
        response = self.post("connect", hello)
        assert response.status_code == 200, response.text
        self.instance_id, self._sequence = response.json()["instanceId"], response.json()["outputSequence"]

    def print(self, *lines: str, level: str = "OUTPUT", sequence: int | None = None) -> bool:
        """Send lines of output as one batch, and return whether the gateway had not got it yet."""
        self._sequence = self._sequence + 1 if sequence is None else sequence
        sent = {"sequence": self._sequence, "lines": [{"level": level, "message": line} for line in lines]}
        response = self.post("output", sent)
        assert response.status_code == 200, response.text
        stored: bool = response.json()["stored"]
        return stored

    # ---------------------------------------------------------------- the loop

    def _run(self) -> None:
        while not self._closing.is_set():
            try:
                self.work(self.fetch())
            except (httpx.HTTPError, RuntimeError):  # the gateway restarts, or the window is being closed
                self._closing.wait(_RETRY_SECONDS)

    def fetch(self) -> list[dict[str, Any]]:
        """Return the commands of one poll."""
        response = self.post("poll", {"inProgress": []})
        self.statuses.append(response.status_code)
        if response.status_code != 200:
            self._closing.wait(_RETRY_SECONDS)
            return []
        found: list[dict[str, Any]] = response.json()["commands"]
        return found

    def work(self, commands: list[dict[str, Any]]) -> None:
        """Execute commands, each once, and respond to all of them."""
        for command in commands:
            self.received.append(command["id"])
            if command["id"] not in self._responses:
                self.executed.append(command["id"])
                self._responses[command["id"]] = {"id": command["id"], **self._execute(command)}
        if commands:
            self.respond(*(self._responses[command["id"]] for command in commands))

    def respond(self, *results: dict[str, Any]) -> list[str]:
        """Send responses, and return the ids of the commands that they ended."""
        response = self.post("results", {"results": list(results)})
        ended: list[str] = response.json()["ended"] if response.status_code == 200 else []
        return ended

    def _execute(self, command: dict[str, Any]) -> dict[str, Any]:
        known: dict[str, Handler] = {
            "ping": dict,
            "writeScript": self._write,
            "readScript": self._read,
            "listScripts": self._list,
            **self.handlers,
        }
        handler = known.get(command["method"])
        if handler is None:
            return {"error": f"This plugin has no method {command['method']}."}
        try:
            result = handler(command["params"])
        except Rejected as error:
            return {"error": str(error)}
        hash = result.pop("hash", None) if isinstance(result, dict) else None
        return {"result": result, "hash": hash}

    def _write(self, params: dict[str, Any]) -> dict[str, Any]:
        path, there = params["path"], self.scripts.get(params["path"])
        known = {params["expectedHash"], params["hash"]}
        if there is not None and sha256(there.source) not in known and not params["overwrite"]:
            raise Rejected(
                "CHANGED_IN_STUDIO: the script was changed in Studio since the last version was written or pulled."
            )
        self.scripts[path] = Script(params["type"], self.writes(params["source"]))
        return {"hash": sha256(self.scripts[path].source)}

    def _list(self, params: dict[str, Any]) -> dict[str, Any]:
        root = f"{params['root']}/" if "root" in params else ""
        found = {path: each for path, each in self.scripts.items() if path.startswith(root)}
        listed = [{"path": path, "type": each.type, "hash": sha256(each.source)} for path, each in found.items()]
        return {"scripts": listed}

    def _read(self, params: dict[str, Any]) -> dict[str, Any]:
        script = self.scripts.get(params["path"])
        if script is None:
            raise Rejected(f"There is no script {params['path']}.")
        return {"path": params["path"], "type": script.type, "source": script.source, "hash": sha256(script.source)}
