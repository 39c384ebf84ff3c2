"""The port of `WS_PORT`: the socket of agents, and the health checks of a load balancer."""

from typing import Final

from starlette.types import Receive, Scope, Send

from routes.agents_socket import AGENTS_PATH, UpgradeRequired

_HEALTH: Final = "/health"
_SERVED: Final = f"This port serves the WebSocket at {AGENTS_PATH}, and {_HEALTH}."


class AgentsPort:
    """A port that serves nothing else."""

    def __init__(self, port: int) -> None:
        self._port = port

    def rejects(self, scope: Scope) -> bool:
        """Return whether a request or socket arrived on this port and asks for something else."""
        if scope["type"] == "lifespan" or (scope.get("server") or ("", None))[1] != self._port:
            return False
        path: str = scope["path"]
        if scope["type"] == "websocket":
            return path != AGENTS_PATH
        return path != _HEALTH and not path.startswith(f"{_HEALTH}/")

    async def reject(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Respond with what the port serves, or refuse the handshake."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close"})
        else:
            await UpgradeRequired(_SERVED)(scope, receive, send)
