"""Workflow definitions, parsed from input. Each error names the node and the field."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from types import NoneType
from typing import Any, Final, TypeAlias, TypeVar, cast

from engine.definitions.configs import MAX_WAIT, Config, ConfigError, Referent, conditions_of, parse_config
from engine.definitions.configs import references as references_in
from engine.expressions.evaluate import (
    ExpressionError,
    check_condition,
    check_expressions,
    paths_of,
    paths_of_condition,
)
from errors import InvalidInput, NotFound, Verbatim
from json_types import Json, JsonObject
from models.workflows import (
    DEFAULT_ATTEMPTS,
    DEFAULT_BACKOFF,
    DEFAULT_ON_ERROR,
    DEFAULT_RETRY_DELAY_SECONDS,
    Backoff,
    NodeType,
    OnError,
)
from shown import as_json


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """The number of attempts at a node, and the delay between them."""

    max_attempts: int = DEFAULT_ATTEMPTS
    delay_seconds: float = DEFAULT_RETRY_DELAY_SECONDS
    backoff: Backoff = DEFAULT_BACKOFF

    def delay_after(self, attempt: int) -> float:
        """Return the seconds to wait after an attempt; attempts are numbered from 1."""
        doublings = min(attempt - 1, 30) if self.backoff is Backoff.EXPONENTIAL else 0
        return min(self.delay_seconds * 2.0**doublings, MAX_RETRY_DELAY)


MAX_RETRY_DELAY: Final = 86_400.0
"""A day, in seconds: the longest delay, however often it has doubled."""
MAX_ATTEMPTS: Final = 100
MAX_NODES: Final = 500
MAX_EXPRESSION_CHARACTERS: Final = 65_536
MAX_EXPRESSIONS: Final = 2_000

_KEY: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,63}")


@dataclass(frozen=True, slots=True)
class NodeDefinition:
    """One node, with every default filled in."""

    key: str
    name: str
    type: NodeType
    config: JsonObject
    depends_on: tuple[str, ...] = ()
    when: str | None = None
    retry: RetryPolicy = RetryPolicy()
    timeout_seconds: int | None = None
    on_error: OnError = DEFAULT_ON_ERROR


@dataclass(frozen=True, slots=True)
class Definition:
    """The nodes, in the order of the input. Every `depends_on` names one of them, and there are no cycles."""

    nodes: tuple[NodeDefinition, ...]


def to_json(definition: Definition) -> list[JsonObject]:
    """Return the nodes in the form that is stored and that `parse_definition` accepts."""
    return [
        {
            "key": node.key,
            "name": node.name,
            "type": node.type.value,
            "config": node.config,
            "depends_on": list(node.depends_on),
            "when": node.when,
            "retry": {
                "max_attempts": node.retry.max_attempts,
                "delay_seconds": node.retry.delay_seconds,
                "backoff": node.retry.backoff.value,
            },
            "timeout_seconds": node.timeout_seconds,
            "on_error": node.on_error.value,
        }
        for node in definition.nodes
    ]


def from_json(nodes: Sequence[Mapping[str, Any]]) -> Definition:
    """Return the definition that `to_json` wrote, without checking it again."""
    return Definition(
        tuple(
            NodeDefinition(
                key=node["key"],
                name=node["name"],
                type=NodeType(node["type"]),
                config=node["config"],
                depends_on=tuple(node["depends_on"]),
                when=node["when"],
                retry=RetryPolicy(
                    node["retry"]["max_attempts"], node["retry"]["delay_seconds"], Backoff(node["retry"]["backoff"])
                ),
                timeout_seconds=node["timeout_seconds"],
                on_error=OnError(node["on_error"]),
            )
            for node in nodes
        )
    )


DefinitionError: TypeAlias = InvalidInput | NotFound

Configs: TypeAlias = Mapping[NodeType, type[Config]]
"""The config that each node type declares: `engine.nodes.CONFIGS`."""


@dataclass(frozen=True, slots=True)
class Known:
    """The records of the organization that a definition may refer to; `references` returns the ids to look up."""

    agents: frozenset[str] = frozenset()
    built_in: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """By id: the tasks of those agents that are built in."""
    users: frozenset[str] = frozenset()
    approvers: frozenset[str] = frozenset()
    """The users who may decide approvals."""
    workflows: Mapping[str, Sequence[JsonObject]] = field(default_factory=dict)
    """By id: the nodes of the newest version, of these workflows and of all that they lead to."""

    def has(self, kind: Referent, id: str) -> bool:
        """Return whether a record exists."""
        ids = {Referent.AGENT: self.agents, Referent.USER: self.users, Referent.WORKFLOW: self.workflows}
        return id in ids[kind]


def references(nodes: Sequence[Mapping[str, Any]], configs: Configs) -> Mapping[Referent, frozenset[str]]:
    """Return the ids that nodes name, except in expressions. Malformed nodes are left to `parse_definition`."""
    found: dict[Referent, set[str]] = {kind: set() for kind in Referent}
    for node in nodes:
        config, type = node.get("config"), _node_type(node.get("type"))
        if isinstance(config, dict) and type is not None:
            for kind, id, _ in references_in(configs[type], config):
                found[kind].add(id)
    return {kind: frozenset(ids) for kind, ids in found.items()}


def _node_type(value: object) -> NodeType | None:
    try:
        return NodeType(value)
    except ValueError:
        return None


def parse_definition(
    nodes: Sequence[Mapping[str, object]],
    configs: Configs,
    known: Known,
    *,
    own_id: str | None = None,
    field: str = "nodes",
) -> Definition:
    """Return the definition that consists of these nodes.

    Args:
        nodes: as `to_json` writes them; all but `key`, `type` and `config` may be missing.
        known: the records that nodes may refer to.
        own_id: the id of the workflow that is being changed, which none of its nodes may lead back to.
        field: the name of the nodes in the operation's input, for the errors.

    Raises:
        InvalidInput: a node is invalid; `field` is the path, e.g. `["nodes", "2", "depends_on"]`, and the message
            names the node by its key.
        NotFound: a node names a record that does not exist.
    """
    parsed = examine_definition(nodes, configs, known, own_id=own_id, field=field)
    if isinstance(parsed, Definition):
        return parsed
    raise parsed[0]


def examine_definition(
    nodes: Sequence[Mapping[str, object]],
    configs: Configs,
    known: Known,
    *,
    own_id: str | None = None,
    field: str = "nodes",
) -> Definition | Sequence[DefinitionError]:
    """Return what `parse_definition` returns, or else its errors: the first of each node's own, then of their keys.

    Expressions and nested runs are examined once all of that is valid.
    """
    if not nodes:
        return [InvalidInput("A workflow needs at least one node.", field=[field])]
    if len(nodes) > MAX_NODES:
        return [InvalidInput(f"A workflow has at most {MAX_NODES} nodes, not {len(nodes)}.", field=[field])]
    try:
        _check_size(nodes, configs, field)
    except InvalidInput as error:
        return [error]
    parsed, errors = _parsed_nodes(nodes, configs, known, field)
    graph = _Graph(parsed, configs, field)
    structure = list(graph.key_errors()) or list(graph.cycle_errors())
    errors = [*errors, *structure] or list(graph.expression_errors())
    if own_id is not None and not errors:
        errors = list(_recursion_errors(parsed, configs, known, own_id, field))
    return errors or Definition(parsed)


def _parsed_nodes(
    nodes: Sequence[Mapping[str, object]], configs: Configs, known: Known, field: str
) -> tuple[tuple[NodeDefinition, ...], list[DefinitionError]]:
    parsed: list[NodeDefinition] = []
    errors: list[DefinitionError] = []
    for index, node in enumerate(nodes):
        try:
            parsed.append(_node(node, configs, known, [field, str(index)]))
        except (InvalidInput, NotFound) as error:
            errors.append(error)
            parsed.append(_outline(node, index))
    return tuple(parsed), errors


def _outline(given: Mapping[str, object], index: int) -> NodeDefinition:
    """Return what an invalid node says of its place among the others, which may be wrong as well."""
    key, keys = given.get("key"), given.get("depends_on")
    depends_on = tuple(each for each in keys if isinstance(each, str)) if isinstance(keys, list | tuple) else ()
    key = key if isinstance(key, str) else f"#{index}"
    return NodeDefinition(key=key, name=key, type=NodeType.TRANSFORM, config={}, depends_on=depends_on)


def _check_size(nodes: Sequence[Mapping[str, object]], configs: Configs, field: str) -> None:
    """Refuse more expressions than may be compiled, before the first is. Malformed nodes are left to `_node`."""
    characters = count = 0
    for index, node in enumerate(nodes):
        for text in _expressions(node, configs):
            characters += len(text)
            count += max(1, text.count("${"))
        if characters > MAX_EXPRESSION_CHARACTERS or count > MAX_EXPRESSIONS:
            message = (
                f"the expressions of a workflow are limited to {MAX_EXPRESSION_CHARACTERS} characters in total, "
                f"and to {MAX_EXPRESSIONS} expressions"
            )
            raise InvalidInput(f"Node {as_json(node.get('key'))}: {message}.", field=[field, str(index), "config"])


def _expressions(node: Mapping[str, object], configs: Configs) -> Iterator[str]:
    if isinstance(when := node.get("when"), str):
        yield when
    type = _node_type(node.get("type"))
    if type is None or not isinstance(config := node.get("config"), dict):
        return
    for path, text in _texts(config, ("config",)):
        if "${" in text or path[1] in conditions_of(configs[type]):
            yield text


# ---------------------------------------------------------------- one node


def _node(given: Mapping[str, Any], configs: Configs, known: Known, path: list[str]) -> NodeDefinition:
    key = given.get("key")
    if not isinstance(key, str) or not _KEY.fullmatch(key):
        raise InvalidInput(
            "A node's key must begin with a letter or _ and have at most 64 letters, digits, _ and -.",
            field=[*path, "key"],
        )
    try:
        node_type = _enum_member(NodeType, given.get("type"), "type", path)
        return NodeDefinition(
            key=key,
            name=_name(given.get("name"), key, path),
            type=node_type,
            config=_config(configs[node_type], given.get("config"), known, path),
            depends_on=_keys(given.get("depends_on"), path),
            when=given.get("when"),
            retry=_retry(given.get("retry") or {}, [*path, "retry"]),
            timeout_seconds=_timeout(given.get("timeout_seconds"), path),
            on_error=_enum_member(OnError, given.get("on_error") or DEFAULT_ON_ERROR, "on_error", path),
        )
    except (InvalidInput, NotFound) as error:
        raise type(error)(f"Node {as_json(key)}: {error.message}", field=error.field) from None


def _config(type: type[Config], given: Any, known: Known, path: list[str]) -> JsonObject:
    """Return the config as it was given, if it is valid."""
    try:
        parse_config(type, given, computed=False)
        for kind, id, place in references_in(type, given):
            if not known.has(kind, id):
                raise ConfigError(f"names no existing {kind.value}", *place, not_found=True)
            if kind is Referent.AGENT:
                _check_task(given.get("task"), known.built_in.get(id))
            if kind is Referent.USER and id not in known.approvers:
                raise ConfigError("names a user who is disabled or may not decide approvals", *place)
    except ConfigError as error:
        raise error.at(path) from None
    return cast(JsonObject, given)


def _check_task(task: Any, tasks: frozenset[str] | None) -> None:
    """Require a task of the agent if it is built in, and none otherwise."""
    if tasks is None and task is not None:
        raise ConfigError("requires a built-in agent: no other has tasks", "task")
    if tasks is not None and task not in tasks:
        known = ", ".join(sorted(tasks))
        raise ConfigError(f"must be a task of this built-in agent: {known}", "task")


WordType = TypeVar("WordType", bound=Enum)


def _enum_member(words: type[WordType], value: Any, name: str, path: list[str]) -> WordType:
    try:
        return value if isinstance(value, words) else words(value)
    except ValueError:
        known = ", ".join(str(each.value) for each in words)
        raise InvalidInput(f"{as_json(value)} is not a {name}; use one of {known}.", field=[*path, name]) from None


def _name(value: object, key: str, path: list[str]) -> str:
    if value is None:
        return key
    if not isinstance(value, str) or not value.strip() or len(value) > 255:
        raise InvalidInput("name must have 1 to 255 characters.", field=[*path, "name"])
    return value


def _keys(value: object, path: list[str]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple | NoneType) or not all(isinstance(each, str) for each in value or ()):
        raise InvalidInput("dependsOn must be a list of node keys.", field=[*path, "depends_on"])
    return tuple(dict.fromkeys(value or ()))


def _retry(given: Mapping[str, Any], path: list[str]) -> RetryPolicy:
    default = RetryPolicy()
    attempts = default.max_attempts if given.get("max_attempts") is None else given["max_attempts"]
    delay = default.delay_seconds if given.get("delay_seconds") is None else given["delay_seconds"]
    if not 1 <= attempts <= MAX_ATTEMPTS:
        raise InvalidInput(f"maxAttempts must be from 1 to {MAX_ATTEMPTS}.", field=[*path, "max_attempts"])
    if not 0 <= delay <= MAX_RETRY_DELAY:
        raise InvalidInput(f"delaySeconds must be from 0 to {MAX_RETRY_DELAY:.0f}.", field=[*path, "delay_seconds"])
    return RetryPolicy(
        attempts, float(delay), _enum_member(Backoff, given.get("backoff") or default.backoff, "backoff", path)
    )


def _timeout(value: Any, path: list[str]) -> int | None:
    if value is not None and not 1 <= value <= MAX_WAIT:
        raise InvalidInput(f"timeoutSeconds must be from 1 to {MAX_WAIT}.", field=[*path, "timeout_seconds"])
    timeout: int | None = value
    return timeout


# ---------------------------------------------------------------- the nodes together


class _Graph:
    """The checks that need all nodes of a definition."""

    def __init__(self, nodes: Sequence[NodeDefinition], configs: Configs, field: str) -> None:
        self._nodes = nodes
        self._configs = configs
        self._field = field
        self._positions = {node.key: index for index, node in reversed(list(enumerate(nodes)))}
        self._ancestors: dict[str, frozenset[str]] = {}
        """By key: the nodes that have ended when the node begins."""

    def key_errors(self) -> Iterator[DefinitionError]:
        """Yield the errors of duplicate keys, and of dependencies on nodes that do not exist."""
        for index, node in enumerate(self._nodes):
            missing = [key for key in node.depends_on if key not in self._positions]
            if self._positions[node.key] != index:
                yield self._error(node, index, "another node already has this key", "key")
            elif missing:
                yield self._error(node, index, f"there is no node {as_json(missing[0])} to depend on", "depends_on")

    def cycle_errors(self) -> Iterator[DefinitionError]:
        """Yield the error of the first nodes that wait for each other in a cycle."""
        waiting = {node.key: set(node.depends_on) for node in self._nodes}
        while ready := [key for key, needs in waiting.items() if not needs]:
            for key in ready:
                del waiting[key]
                needs = self._nodes[self._positions[key]].depends_on
                self._ancestors[key] = frozenset(needs).union(*(self._ancestors[each] for each in needs))
            for needs_left in waiting.values():
                needs_left.difference_update(ready)
        if waiting:
            cycle = _find_cycle(waiting)
            first = self._nodes[self._positions[cycle[0]]]
            shown = " → ".join([*cycle[:20], cycle[0]])
            yield self._error(first, self._positions[first.key], f"it waits for itself: {shown}", "depends_on")

    def expression_errors(self) -> Iterator[DefinitionError]:
        """Yield, once for each node, an expression that does not compile or uses a node that may not have ended."""
        for index, node in enumerate(self._nodes):
            try:
                self._check_expressions(node, index)
            except InvalidInput as error:
                yield error

    def _check_expressions(self, node: NodeDefinition, index: int) -> None:
        if node.when is not None:
            self._check(node, index, ("when",), partial(check_condition, node.when))
            self._check_paths(node, index, ("when",), paths_of_condition(node.when))
        for path, text in _texts(node.config, ("config",)):
            if path[1] in conditions_of(self._configs[node.type]):
                self._check_paths(node, index, path, paths_of_condition(text))
            elif "${" in text:
                self._check(node, index, path, partial(check_expressions, text))
                self._check_paths(node, index, path, paths_of(text))

    def _check(self, node: NodeDefinition, index: int, path: tuple[str, ...], check: Callable[[], None]) -> None:
        try:
            check()
        except ExpressionError as error:
            raise self._error(node, index, str(error).removesuffix("."), *path) from None

    def _check_paths(
        self, node: NodeDefinition, index: int, path: tuple[str, ...], used: Iterable[Sequence[str]]
    ) -> None:
        for names in used:
            if names[0] != "nodes" or len(names) < 2 or names[1] in self._ancestors[node.key]:
                continue
            used_key = names[1][:64]
            message = f"it uses nodes.{used_key}, but there is no node {as_json(used_key)}"
            if names[1] in self._positions:
                message = f"it uses nodes.{used_key}, but does not depend on that node, directly or through others"
            raise self._error(node, index, message, *path)

    def _error(self, node: NodeDefinition, index: int, message: str, *path: str) -> InvalidInput:
        place = [self._field, str(index), *path[:1], *map(Verbatim, path[1:])]
        return InvalidInput(f"Node {as_json(node.key)}: {message}.", field=place)


def _find_cycle(waiting: Mapping[str, set[str]]) -> list[str]:
    """Return the keys of one cycle among nodes that all wait."""
    seen: dict[str, int] = {}
    key = next(iter(waiting))
    while key not in seen:
        seen[key] = len(seen)
        key = min(waiting[key])
    return list(seen)[seen[key] :]


def _texts(value: Json, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, str(index)))


def _recursion_errors(
    nodes: Sequence[NodeDefinition], configs: Configs, known: Known, own_id: str, field: str
) -> Iterator[DefinitionError]:
    """Yield the errors of nodes that run a workflow that leads back to this one, unless an expression names it."""
    for index, node in enumerate(nodes):
        for kind, id, path in references_in(configs[node.type], node.config):
            if kind is Referent.WORKFLOW and _leads_to(own_id, id, configs, known):
                yield InvalidInput(
                    f"Node {as_json(node.key)}: this workflow would run itself, directly or through others.",
                    field=[field, str(index), "config", *map(Verbatim, path)],
                )


def _leads_to(wanted: str, start: str, configs: Configs, known: Known) -> bool:
    """Return whether a run of the workflow `start` may start one of `wanted`."""
    seen: set[str] = set()
    pending = [start]
    while pending:
        id = pending.pop()
        if id == wanted:
            return True
        if id not in seen:
            seen.add(id)
            pending.extend(references(known.workflows.get(id, ()), configs)[Referent.WORKFLOW])
    return False
