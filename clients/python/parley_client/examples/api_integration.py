"""An agent that calls an HTTP API for its tasks.

PARLEY_TOKEN=<the agent's key> python -m parley_client.examples.api_integration agt_…

It claims tasks of the type `api_integration`.
"""

import logging
import sys
from typing import Final

import httpx

from parley_client.agent import BaseAgent
from parley_client.examples.results import needed, timed
from parley_client.tasks import Task, TaskFailed
from parley_client.values import Json, JsonObject

_TIMEOUT_SECONDS: Final = 30.0


class APIIntegrationAgent(BaseAgent):
    """Run `call_api` with the task's `payload.endpoint` and, if present, its `method`, `params` and `body`.

    If `config.settings["base_url"]` is set, endpoints are resolved against it and other hosts are rejected, so that
    the creators of tasks cannot make this process call arbitrary addresses.
    """

    task_types = ("api_integration",)

    async def execute_task(self, task: Task) -> Json:
        """Return {success, data, executionTime}."""
        endpoint = str(needed(task, "endpoint"))
        given = task.payload
        return await timed(self.call_api(endpoint, given.get("method", "GET"), given.get("params"), given.get("body")))

    async def call_api(
        self, endpoint: str, method: str = "GET", params: JsonObject | None = None, body: Json = None
    ) -> Json:
        """Return {status, body} of the API's response.

        Raises:
            TaskFailed: the API rejected the call, failed or is unreachable. Only a rejection is not retryable.
        """
        async with httpx.AsyncClient(timeout=_TIMEOUT_SECONDS, trust_env=self.config.trust_env) as http:
            try:
                response = await http.request(method, self._address(endpoint), params=params, json=body)
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise TaskFailed(f"{endpoint} is not a valid URL: {error}", retryable=False) from error
            except httpx.TransportError as error:
                raise TaskFailed(f"{endpoint} cannot be reached: {error!r}") from error
        if response.is_error:
            status = response.status_code
            transient = response.is_server_error or status == httpx.codes.TOO_MANY_REQUESTS
            raise TaskFailed(f"{endpoint} returned {status}: {response.text[:500]}", retryable=transient)
        is_json = "json" in response.headers.get("content-type", "")
        return {"status": response.status_code, "body": response.json() if is_json else response.text}

    def _address(self, endpoint: str) -> httpx.URL:
        base = self.config.settings.get("base_url")
        if base is None:
            return httpx.URL(endpoint)
        address = httpx.URL(str(base)).join(endpoint)
        if (address.scheme, address.netloc) != (httpx.URL(str(base)).scheme, httpx.URL(str(base)).netloc):
            raise TaskFailed(f"{endpoint} is not at {base}.", retryable=False)
        return address


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    APIIntegrationAgent(sys.argv[1] if sys.argv[1:] else None).run()
