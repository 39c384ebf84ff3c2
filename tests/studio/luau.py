"""The plugin of examples/roblox in a Luau virtual machine, with the parts of Roblox that it uses (`roblox.luau`).

The machine is Roblox's own Luau. Modules of its package need Python 3.12, so its extension is loaded directly.
"""

import importlib.util
import json
import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import httpx

from tests.gateways import ROOT, TLS

SOURCES: Final = ROOT / "examples/roblox/src"
_ROBLOX: Final = Path(__file__).parent / "roblox.luau"
_TIMEOUT: Final = 30.0
"""The limits of Roblox's HttpService on a request."""


def _extension() -> Any:
    package = importlib.util.find_spec("pluau")
    assert package is not None and package.submodule_search_locations is not None
    [found] = Path(package.submodule_search_locations[0]).glob("_pluau.*.so")
    spec = importlib.util.spec_from_file_location("_pluau", found)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _noting(found: list[Any], kind: Callable[[Any], Any]) -> Callable[[Any], list[Any]]:
    """Return a function for the machine that appends its argument to a list."""

    def note(value: Any) -> list[Any]:
        found.append(kind(value))
        return []

    return note


class Machine:
    """A Luau virtual machine with the plugin's modules."""

    def __init__(self, request: Callable[..., list[Any]] | None = None) -> None:
        self._lua = _extension().Lua()
        self._modules: dict[str, Any] = {}
        self.printed: list[str] = []
        self.recordings: list[str] = []
        self.pauses: list[float] = []
        host = self._table(
            guid=lambda: [str(uuid.uuid4())],
            time=lambda: [datetime.now(UTC).isoformat()],
            encode=lambda value: [json.dumps(self.plain(value))],
            decode=lambda text: [self.lua(json.loads(str(text)))],
            request=request or (lambda *_: [None, "no gateway"]),
            recorded=_noting(self.recordings, str),
            paused=_noting(self.pauses, float),
            print=lambda *words: _noting(self.printed, str)(words[0]),
        )
        [self.roblox] = self._lua.load_chunk(_ROBLOX.read_text(), name="=roblox")(host)
        for name, value in self.roblox:
            self._lua.globals().set(str(name), value)
        self._lua.globals().set("require", self._function(lambda name: [self.module(str(name))]))

    def compile(self, source: str, name: str) -> Any:
        """Compile a source without running it.

        Raises:
            RuntimeError: it has a syntax error.
        """
        return self._lua.load_chunk(source, name=f"={name}")

    def module(self, name: str) -> Any:
        """Return what a module of the plugin returns; `require(script.Parent.X)` does the same."""
        if name not in self._modules:
            source = (SOURCES / f"{name}.luau").read_text()
            names = {path.stem: path.stem for path in SOURCES.glob("*.luau")}
            self._lua.globals().set("script", self._table(Parent=names, **names))
            [self._modules[name]] = self.compile(source, name)() or [None]
        return self._modules[name]

    def run(self, source: str, *arguments: Any) -> list[Any]:
        """Run a chunk with arguments, and return its results as plain values."""
        return [self.plain(value) for value in self.compile(source, "test")(*map(self.lua, arguments))]

    # ---------------------------------------------------------------- values

    def lua(self, value: Any) -> Any:
        """Return a plain value as the machine has it; null is nil, which a table does not keep."""
        if isinstance(value, dict):
            return self._table(**value)
        if isinstance(value, list):
            table = self._lua.create_table()
            for item in value:
                table.push(self.lua(item))
            return table
        return value

    def plain(self, value: Any) -> Any:
        """Return a value of the machine as JSON has it; an empty table is a list, as for Roblox."""
        match type(value).__name__:
            case "String":
                return str(value)
            case "Table":
                items = [(self.plain(key), self.plain(item)) for key, item in value]
                is_list = all(key == index for index, (key, _) in enumerate(items, 1))
                return [item for _, item in items] if is_list else dict(items)
        return int(value) if isinstance(value, float) and value.is_integer() else value

    def _table(self, **values: Any) -> Any:
        table = self._lua.create_table()
        for name, value in values.items():
            table.set(name, self._function(value) if callable(value) else self.lua(value))
        return table

    def _function(self, work: Callable[..., Any]) -> Any:
        return self._lua.create_function(lambda _lua, arguments: work(*arguments))


class LuauStudio(Machine):
    """A window of Studio in which the plugin runs, one step at a time."""

    def __init__(self, url: str, token: str, key: str) -> None:
        self._client = httpx.Client(timeout=_TIMEOUT, trust_env=False, verify=TLS)
        self.requests: list[str] = []
        self.lose: set[str] = set()
        """The paths of requests whose next response is lost on the way."""
        super().__init__(self._request)
        self.statuses: list[list[str]] = []
        [self._bridge] = self.compile(
            """local Bridge, Output, url, token, key, onStatus = ...
            local place = { key = key, name = "Obby", placeId = "4711", placeName = "Obby" }
            return Bridge.new(url, token, place, Output.new(), onStatus)""",
            "test",
        )(
            self.module("Bridge"),
            self.module("Output"),
            url,
            token,
            key,
            self._function(lambda status, text: _noting(self.statuses, list)(map(str, (status, text)))),
        )
        self._bridge.set("_running", True)

    def call(self, method: str, *arguments: Any) -> list[Any]:
        """Call a method of the plugin's bridge."""
        return [self.plain(each) for each in self._bridge_method(method)(self._bridge, *map(self.lua, arguments))]

    def _bridge_method(self, name: str) -> Any:
        return self.module("Bridge").get(name)

    @property
    def instance_id(self) -> str:
        """The id of the instance that it is."""
        return str(self._bridge.get("_instanceId"))

    def script(self, path: str) -> dict[str, Any] | None:
        """Return the class and source of a script in the place, or None."""
        [found] = self.run(
            """local found = require("Scripts").find(...)
            return if found then { class = found.ClassName, source = found.Source } else nil""",
            path,
        ) or [None]
        return found if isinstance(found, dict) else None

    def print(self, message: str, kind: str = "MessageOutput") -> None:
        """Print something in Studio."""
        self.run('game:GetService("LogService").MessageOut:Fire(..., { Name = select(2, ...) })', message, kind)

    def _request(self, url: Any, method: Any, headers: Any, body: Any) -> list[Any]:
        path = str(url).rpartition("/")[2]
        self.requests.append(path)
        try:
            response = self._client.request(str(method), str(url), headers=self.plain(headers), content=str(body))
        except httpx.HTTPError as error:
            return [None, str(error) or type(error).__name__, None]
        if path in self.lose:
            self.lose.discard(path)
            return [None, "ConnectFail", None]
        return [response.status_code, response.text, response.headers.get("retry-after")]

    def close(self) -> None:
        """Close the window."""
        self.call("close")
        self._client.close()
