"""INTEGRATION: calls an action of a connector."""

from connectors import is_idempotent
from connectors.calls import Caller
from engine.nodes.base import Call, NodeFailure, text_of
from models.base import Json


async def run_integration(call: Call) -> Json:
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
    caller = Caller(call.run.organization_id, call.run.started_by_id)
    simulate = call.config.get("simulate") is True
    outcome = await call.tools.connectors.run(connector, action, params, caller=caller, key=call.key, simulate=simulate)
    return outcome.output
