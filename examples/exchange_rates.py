"""A built-in agent of one's own: it converts amounts of money by the rates of an external service.

RATES_URL=https://rates.example.com INTEGRATION_AGENTS=examples.exchange_rates:ExchangeRates python cli.py serve
"""

import os
import time
from collections.abc import Mapping
from typing import ClassVar

import httpx

from integration_agents import (
    AgentGroup,
    AgentTask,
    BaseIntegrationAgent,
    Health,
    HealthStatus,
    InvalidInput,
    Json,
    JsonObject,
    LoggedEvent,
    TaskContext,
    UpstreamFailed,
    UpstreamUnavailable,
)

PUBLISH = """mutation($input: PublishEventInput!) { publishEvent(input: $input) {
    event { id } errors { code message field } } }"""
FRESH_SECONDS = 60.0


class ExchangeRates(BaseIntegrationAgent):
    """Converts amounts of money, and the amount of every `invoice.created` event."""

    name = "exchange_rates"
    description = "Converts amounts of money by the current rates."
    group = AgentGroup.BACKEND
    events = ("invoice.created",)
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "convert": AgentTask(
            description="Convert an amount into another currency.",
            params={
                "type": "object",
                "properties": {
                    "amount": {"type": "number"},
                    "from": {"type": "string", "pattern": "^[A-Z]{3}$"},
                    "to": {"type": "string", "pattern": "^[A-Z]{3}$"},
                },
                "required": ["amount", "from", "to"],
                "additionalProperties": False,
            },
        )
    }

    async def start(self) -> None:
        """Open the client of the service."""
        self._rates: dict[str, tuple[float, dict[str, float]]] = {}
        url = os.environ.get("RATES_URL")
        if not url:
            raise RuntimeError("RATES_URL is not set.")
        self._http = httpx.AsyncClient(base_url=url, timeout=5)

    async def stop(self) -> None:
        """Close it."""
        await self._http.aclose()

    async def check_health(self) -> Health:
        """Return whether the service is available."""
        await self._fetch("EUR")
        return Health(HealthStatus.HEALTHY)

    async def execute_task(self, task: str, params: JsonObject, context: TaskContext) -> Json:
        """Convert an amount."""
        if task != "convert":
            return await super().execute_task(task, params, context)
        rates = await self._rates_of(str(params["from"]), context)
        if params["to"] not in rates:
            raise InvalidInput(f"There is no rate for {params['to']}.", field=["params", "to"])
        return {"amount": round(float(str(params["amount"])) * rates[str(params["to"])], 2), "currency": params["to"]}

    async def _process_integration_event(self, event: LoggedEvent, context: TaskContext) -> None:
        """Convert the amount of an invoice into euros, and publish the result."""
        invoice = event.payload["data"]
        if not isinstance(invoice, dict) or invoice.get("currency") == "EUR":
            return
        given: JsonObject = {"amount": invoice["amount"], "from": invoice["currency"], "to": "EUR"}
        converted = await self.execute_task("convert", given, context)
        data: JsonObject = {"invoice": invoice["id"], "converted": converted}
        published: JsonObject = {"type": "invoice.converted", "data": data, "idempotencyKey": context.key}
        await context.graphql(PUBLISH, {"input": published})

    async def _rates_of(self, currency: str, context: TaskContext) -> dict[str, float]:
        """Return the rates of a currency, at most a minute old."""
        known = self._rates.get(currency)
        fresh = known is not None and known[0] > time.monotonic() - FRESH_SECONDS
        context.count_cache(hit=fresh)
        if known is not None and fresh:
            return known[1]
        rates = await self._fetch(currency)
        self._rates[currency] = time.monotonic(), rates
        return rates

    async def _fetch(self, currency: str) -> dict[str, float]:
        """Fetch the rates of a currency. What `UpstreamUnavailable` reports is retried and opens the circuit."""
        try:
            response = await self._http.get(f"/{currency}")
        except httpx.TransportError as error:
            reason = str(error) or type(error).__name__  # a timeout has no text
            raise UpstreamUnavailable(f"The service of the rates is unavailable: {reason}") from error
        if response.status_code >= 500:
            raise UpstreamUnavailable(f"The service of the rates responded with {response.status_code}.")
        if response.status_code != 200:
            raise UpstreamFailed(f"There are no rates of {currency}.", permanent=True)
        rates: dict[str, float] = response.json()["rates"]
        return rates
