"""INTEGRATION: calls an action of a connector."""

from connectors import is_idempotent
from connectors.calls import Caller
from connectors.simulation import Failure
from engine.nodes.base import NodeCall, NodeFailure, text_of
from json_types import Json, JsonObject

HOPS_HEADER = "parley-hops"
"""The header in which a run that calls a webhook of Parley's says how many runs led to it, so that loops end."""


async def run_integration(call: NodeCall) -> Json:
    """Returns the action's output."""
    connector, action = text_of(call.config, "connector"), text_of(call.config, "action")
    params = call.config.get("params") or {}
    if not isinstance(params, dict):
        raise NodeFailure("config.params must be a JSON object.", final=True)
    if call.resumed and not is_idempotent(connector, action, params):
        raise NodeFailure(
            "OUTCOME_UNKNOWN: Parley stopped during the call, which may or may not have taken effect and must not be "
            "made twice. Look at the other side.",
            final=True,
        )
    if connector == "http":
        params = _with_hops(params, call.run.depth)
    caller = Caller(call.run.organization_id, call.run.started_by_id)
    simulate = _simulation(call.config.get("simulate"))
    outcome = await call.tools.connectors.run(connector, action, params, caller=caller, key=call.key, simulate=simulate)
    return outcome.output


def _simulation(given: Json) -> bool | Failure:
    return Failure.parse(given) if isinstance(given, str) else given is True


def _with_hops(params: JsonObject, depth: int) -> JsonObject:
    given = params.get("headers") or {}
    if not isinstance(given, dict):
        return params
    return {
        **params,
        "headers": {**{name: given[name] for name in given if name.lower() != HOPS_HEADER}, HOPS_HEADER: str(depth)},
    }
