"""What stands in a node's `config`, by its type. A value with an expression in it is checked when the node runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from connectors import find_connector
from connectors.simulation import DEFAULT_SECONDS, Failure
from engine.expressions.evaluate import ExpressionError, check_condition, is_dynamic
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json, JsonObject
from models.approvals import OnExpiry
from models.workflows import NodeType

LONGEST_WAIT: Final = 31_536_000
LONGEST_DELAY: Final = 315_360_000


class _Refused(Exception):
    """A value cannot be used; leads to an error that names the node and the field."""

    def __init__(self, message: str, *path: str, absent: bool = False) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.absent = absent


@dataclass(frozen=True, slots=True)
class Lookups:
    """Which ids exist."""

    agents: frozenset[str]
    users: frozenset[str]
    workflows: frozenset[str]


Check = Callable[[Any, Lookups], None]


@dataclass(frozen=True, slots=True)
class _Field:
    """One field of a config."""

    check: Check
    required: bool = False
    dynamic: bool = True
    """Whether it may be an expression as a whole."""


def check_config(type: NodeType, config: Json, lookups: Lookups, path: list[str]) -> JsonObject:
    """Returns the config of a node, if it can be one.

    Raises:
        InvalidInput: it cannot; the path goes on from `path`.
        NotFound: it names something that does not exist.
    """
    try:
        if not isinstance(config, dict):
            raise _Refused("must be a JSON object")
        _check_fields(config, _FIELDS[type], lookups)
        for rule in _RULES.get(type, ()):
            rule(config)
    except _Refused as refused:
        error = NotFound if refused.absent else InvalidInput
        where = ".".join(["config", *refused.path])
        field = [*path, "config", *map(Verbatim, refused.path)]
        raise error(f"{where} {refused.message}.", field=field) from None
    return config


def _check_fields(config: JsonObject, fields: Mapping[str, _Field], lookups: Lookups) -> None:
    for name in config:
        if name not in fields:
            known = ", ".join(fields)
            raise _Refused(f"is no field of such a node, which has {known}", name[:100])
    for name, field in fields.items():
        value = config.get(name)
        if value is None:
            if field.required and not (name == "value" and name in config):
                raise _Refused("is needed", name)
        elif not (field.dynamic and is_dynamic(value)):
            try:
                field.check(value, lookups)
            except _Refused as refused:
                raise _Refused(refused.message, name, *refused.path, absent=refused.absent) from None


# ---------------------------------------------------------------- kinds of values


def _anything(value: Any, lookups: Lookups) -> None:
    pass


def _text(value: Any, lookups: Lookups) -> None:
    if not isinstance(value, str) or not value.strip():
        raise _Refused("must be a text that is not empty")


def _object(value: Any, lookups: Lookups) -> None:
    if not isinstance(value, dict):
        raise _Refused("must be a JSON object")


def _simulation(value: Any, lookups: Lookups) -> None:
    if isinstance(value, bool):
        return
    try:
        Failure.parse(value if isinstance(value, str) else "")
    except ValueError:
        raise _Refused(
            f"must be true, false or a failure: {', '.join(DEFAULT_SECONDS)}, with seconds after a colon"
        ) from None


def _whole(low: int, high: int) -> Check:
    def check(value: Any, lookups: Lookups) -> None:
        if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
            raise _Refused(f"must be a whole number from {low} to {high}")

    return check


def _seconds(value: Any, lookups: Lookups) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= LONGEST_DELAY:
        raise _Refused(f"must be a number from 0 to {LONGEST_DELAY}")


def _moment(value: Any, lookups: Lookups) -> None:
    try:
        datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise _Refused("must be a time such as 2030-01-31T12:00:00Z") from None


def _condition(value: Any, lookups: Lookups) -> None:
    _text(value, lookups)
    try:
        check_condition(value)
    except ExpressionError as error:
        raise _Refused(f"cannot be used. {str(error).removesuffix('.')}") from None


def _one_of(*words: str) -> Check:
    def check(value: Any, lookups: Lookups) -> None:
        if value not in words:
            raise _Refused(f"must be {', '.join(words[:-1])} or {words[-1]}")

    return check


def _agent(value: Any, lookups: Lookups) -> None:
    _text(value, lookups)
    if value not in lookups.agents:
        raise _Refused("is no agent", absent=True)


def _workflow(value: Any, lookups: Lookups) -> None:
    _text(value, lookups)
    if value not in lookups.workflows:
        raise _Refused("is no workflow", absent=True)


def _users(value: Any, lookups: Lookups) -> None:
    if not isinstance(value, list) or len(value) > 100:
        raise _Refused("must be a list of at most 100 ids of users")
    for index, id in enumerate(value):
        if not is_dynamic(id) and id not in lookups.users:
            raise _Refused("is no user", str(index), absent=True)


# ---------------------------------------------------------------- what belongs together


def _either(*names: str, needed: bool) -> Callable[[JsonObject], None]:
    def rule(config: JsonObject) -> None:
        given = [name for name in names if config.get(name) is not None]
        if len(given) > 1:
            raise _Refused(f"cannot be together with {given[0]}", given[1])
        if needed and not given:
            raise _Refused(f"is needed, or {' or '.join(names[1:])}", names[0])

    return rule


def _only_with(name: str, *others: str) -> Callable[[JsonObject], None]:
    def rule(config: JsonObject) -> None:
        for other in others:
            if config.get(other) is not None and config.get(name) is None:
                raise _Refused(f"has no meaning without {name}", other)

    return rule


def _enough_approvers(config: JsonObject) -> None:
    approvers, required = config.get("approvers"), config.get("requiredApprovals")
    if isinstance(approvers, list) and approvers and isinstance(required, int) and required > len(approvers):
        raise _Refused(f"is {required}, but only {len(approvers)} approvers are named", "requiredApprovals")


def _fitting_action(config: JsonObject) -> None:
    connector = find_connector(str(config["connector"]))
    if connector is None:
        raise _Refused(f"names no connector: there is no “{str(config['connector'])[:100]}”", "connector")
    action = connector.action(str(config["action"]))
    if action is None:
        known = ", ".join(sorted(each.name for each in connector.actions))
        raise _Refused(f"names no action of {connector.name}, which has {known}", "action")
    for problem in action.problems(config.get("params") or {}, unresolved=is_dynamic):
        raise _Refused(f"does not fit {connector.name}.{action.name}. {problem.message.removesuffix('.')}",
                       "params", *problem.path)  # fmt: skip


_FIELDS: Final[Mapping[NodeType, Mapping[str, _Field]]] = {
    NodeType.AGENT: {"agentId": _Field(_agent, required=True), "message": _Field(_text, required=True)},
    NodeType.INTEGRATION: {
        "connector": _Field(_text, required=True, dynamic=False),
        "action": _Field(_text, required=True, dynamic=False),
        "params": _Field(_object, dynamic=False),
        "simulate": _Field(_simulation, dynamic=False),
    },
    NodeType.APPROVAL: {
        "title": _Field(_text),
        "description": _Field(_text),
        "data": _Field(_anything),
        "approvers": _Field(_users),
        "requiredApprovals": _Field(_whole(1, 100)),
        "expiresInSeconds": _Field(_whole(1, LONGEST_WAIT)),
        "onExpiry": _Field(_one_of(*(each.value for each in OnExpiry)), dynamic=False),
    },
    NodeType.TASK: {
        "title": _Field(_text),
        "type": _Field(_text, required=True),
        "payload": _Field(_anything),
        "priority": _Field(_whole(0, 10)),
        "agentId": _Field(_agent),
        "capability": _Field(_text),
    },
    NodeType.CONDITION: {"expression": _Field(_condition, required=True, dynamic=False)},
    NodeType.DELAY: {"seconds": _Field(_seconds), "until": _Field(_moment)},
    NodeType.TRANSFORM: {"value": _Field(_anything, required=True)},
    NodeType.WORKFLOW: {"workflowId": _Field(_workflow, required=True), "input": _Field(_anything)},
    NodeType.EVENT: {
        "waitFor": _Field(_text),
        "timeoutSeconds": _Field(_whole(0, LONGEST_WAIT)),
        "emit": _Field(_text),
        "data": _Field(_anything),
    },
}

_RULES: Final[Mapping[NodeType, tuple[Callable[[JsonObject], None], ...]]] = {
    NodeType.INTEGRATION: (_fitting_action,),
    NodeType.APPROVAL: (_enough_approvers,),
    NodeType.TASK: (_either("agentId", "capability", needed=False),),
    NodeType.DELAY: (_either("seconds", "until", needed=True),),
    NodeType.EVENT: (
        _either("waitFor", "emit", needed=True),
        _only_with("waitFor", "timeoutSeconds"),
        _only_with("emit", "data"),
    ),
}
