"""INTEGRATION: runs an action of a connector."""

from typing import Annotated, Any, Final

from msgspec import field

from connectors import find_connector, is_idempotent
from connectors.calls import Caller
from connectors.simulation import DEFAULT_SECONDS, Failure
from engine.definitions.configs import About, Config, ConfigError, Text
from engine.expressions.evaluate import is_dynamic
from engine.nodes.base import NodeCall, NodeFailure, async_node
from json_types import Json
from models.executions import WorkflowExecution
from shown import as_json


class IntegrationConfig(Config, frozen=True, kw_only=True):
    """The config of an INTEGRATION. Its params may contain expressions."""

    connector: Annotated[Text, About("The name of the connector.")]
    action: Annotated[Text, About("The name of its action.")]
    params: Annotated[dict[str, Any], About("What the action's `inputSchema` describes.")] = field(default_factory=dict)
    simulate: Annotated[bool | str, About('True for a mock response, or a failure to simulate, such as "429:30".')] = (
        False
    )

    @property
    def simulation(self) -> bool | Failure:
        """True if the action is simulated, or the failure to simulate."""
        return Failure.parse(self.simulate) if isinstance(self.simulate, str) else self.simulate

    def check(self, *, computed: bool) -> None:
        """Require an action that exists and fits the params. The connectors check computed params themselves."""
        if computed:
            return
        try:
            _ = self.simulation
        except ValueError:
            kinds = ", ".join(DEFAULT_SECONDS)
            raise ConfigError(
                f"must be true, false or a failure: {kinds}, optionally with seconds after a colon", "simulate"
            ) from None
        self._check_action()

    def _check_action(self) -> None:
        connector = find_connector(self.connector)
        if connector is None:
            raise ConfigError(f"is not a connector: there is no {as_json(self.connector)}", "connector")
        action = connector.action(self.action)
        if action is None:
            known = ", ".join(sorted(each.name for each in connector.actions))
            raise ConfigError(f"is not an action of {connector.name}, which has {known}", "action")
        for problem in action.problems(self.params, unresolved=is_dynamic):
            reason = problem.message.removesuffix(".")
            raise ConfigError(f"is invalid for {connector.name}.{action.name}. {reason}", "params", *problem.path)


async def _run(call: NodeCall, config: IntegrationConfig) -> Json:
    """Return the action's output."""
    if call.resumed and not is_idempotent(config.connector, config.action, config.params):
        raise NodeFailure(
            "OUTCOME_UNKNOWN: Parley stopped during the call, which may have taken effect and must not be repeated. "
            "Check with the provider.",
            final=True,
        )
    result = await call.tools.connectors.run(
        config.connector,
        config.action,
        config.params,
        caller=_caller(call.run),
        key=call.key,
        simulate=config.simulation,
    )
    return result.output


def _caller(run: WorkflowExecution) -> Caller:
    return Caller(
        run.organization_id, run.started_by_id, depth=run.depth, session_id=run.session_id, execution_id=run.id
    )


INTEGRATION: Final = async_node(IntegrationConfig, _run)
