"""An agent that calls an HTTP API for its tasks.

PARLEY_TOKEN=<the agent's key> python -m parley_client.examples.api_integration agt_…
"""

import sys
from typing import Final

import httpx

from parley_client.agent import BaseAgent
from parley_client.examples.results import needed, timed
from parley_client.tasks import Task, TaskFailed
from parley_client.values import Json, JsonObject

_TIMEOUT_SECONDS: Final = 30.0


class APIIntegrationAgent(BaseAgent):
    """Does `call_api` with the task's `payload.endpoint`, and with its `method`, `params` and `body` if there are such.

    `config.settings["base_url"]` is what an endpoint without a host is joined to; with one, others are refused, so that
    whoever creates tasks cannot have this process call whatever it can reach.
    """

    async def execute_task(self, task: Task) -> Json:
        """Returns {success, data, executionTime}."""
        endpoint = str(needed(task, "endpoint"))
        given = task.payload
        return await timed(self.call_api(endpoint, given.get("method", "GET"), given.get("params"), given.get("body")))

    async def call_api(
        self, endpoint: str, method: str = "GET", params: JsonObject | None = None, body: Json = None
    ) -> Json:
        """Returns {status, body} of the API's answer.

        Raises:
            TaskFailed: the API refused, or cannot be reached. Its own faults may be passing, a refusal is not.
        """
        async with httpx.AsyncClient(timeout=_TIMEOUT_SECONDS, trust_env=self.config.trust_env) as http:
            try:
                response = await http.request(method, self._address(endpoint), params=params, json=body)
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise TaskFailed(f"{endpoint} is no address: {error}", retryable=False) from error
            except httpx.TransportError as error:
                raise TaskFailed(f"{endpoint} cannot be reached: {error!r}") from error
        if response.is_error:
            passing = response.is_server_error or response.status_code == httpx.codes.TOO_MANY_REQUESTS
            raise TaskFailed(f"{endpoint} answered {response.status_code}: {response.text[:500]}", retryable=passing)
        is_json = "json" in response.headers.get("content-type", "")
        return {"status": response.status_code, "body": response.json() if is_json else response.text}

    def _address(self, endpoint: str) -> httpx.URL:
        base = self.config.settings.get("base_url")
        if base is None:
            return httpx.URL(endpoint)
        address = httpx.URL(str(base)).join(endpoint)
        if (address.scheme, address.netloc) != (httpx.URL(str(base)).scheme, httpx.URL(str(base)).netloc):
            raise TaskFailed(f"{endpoint} is not on {base}.", retryable=False)
        return address


if __name__ == "__main__":
    APIIntegrationAgent(sys.argv[1]).run()
