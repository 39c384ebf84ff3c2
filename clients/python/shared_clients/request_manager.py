"""The client for the documented paths `/api/v1/requests/…`."""

from collections.abc import Mapping
from typing import Any, Final, Self

import httpx

REPLY_SECONDS: Final = 35.0
"""The default timeout: the gateway waits up to 25 seconds for an agent's reply."""


class RequestManagerClient:
    """A client that submits requests for one user.

        client = RequestManagerClient(request_manager_url="https://parley.example", user_id="john.doe")
        client.client.headers.update({"Authorization": f"Bearer {token}"})
        response = await client.send_request("My laptop is slow")
        await client.close()

    `client` is the underlying `httpx.AsyncClient`; the credential is one of its headers. The gateway acts for the
    credential's user, whatever `user_id` is, and repeats `user_id` in its response.

    Args:
        request_manager_url: the gateway's URL, without a path.
        user_id: the name of the user.
        timeout: the timeout of one request, in seconds.
    """

    def __init__(self, request_manager_url: str, user_id: str | None = None, *, timeout: float = REPLY_SECONDS) -> None:
        self.request_manager_url = request_manager_url.rstrip("/")
        self.user_id = user_id
        self.client = httpx.AsyncClient(timeout=timeout)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_error: object) -> None:
        await self.close()

    async def send_request(
        self,
        content: str,
        integration_type: str = "WEB",
        endpoint: str = "generic",
        metadata: Mapping[str, Any] | None = None,
        **fields: Any,
    ) -> dict[str, Any]:
        """Submit a request and return the gateway's response.

        The response has `request_id`, `session_id`, `status` and `response`, with the agent's reply as `content`, or
        null if the agent has not replied yet.

        Args:
            integration_type: the name of the integration; for the endpoint `generic`, any name.
            endpoint: `web`, `cli`, `tool` or `generic`.
            metadata: kept with the request; it can contain documented fields, such as `client_ip`.
            fields: more fields of the body, such as `tool_id` for the endpoint `tool`.

        Raises:
            httpx.HTTPStatusError: the gateway has rejected the request, or no agent could reply. `response.json()` of
                the error says why: `detail` if it was rejected, `error` if no agent could reply.
            httpx.TransportError: the gateway cannot be reached or did not respond in time.
        """
        body = {
            "user_id": self.user_id,
            "content": content,
            "integration_type": integration_type,
            "metadata": dict(metadata or {}),
            **fields,
        }
        response = await self.client.post(f"{self.request_manager_url}/api/v1/requests/{endpoint}", json=body)
        response.raise_for_status()
        answer: dict[str, Any] = response.json()
        return answer

    async def close(self) -> None:
        """Close the connections."""
        await self.client.aclose()
