"""Validating workflows without storing them."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from auth.access import get_visible
from auth.actor import Actor
from context.operation import Context
from engine.definitions.parse import Definition, to_json
from engine.definitions.run_input import check_input_schema
from engine.triggers.arm import plan
from engine.triggers.configs import TriggerDefinition
from errors import Conflict, Forbidden, InvalidInput, NotFound, ParleyError
from json_types import JsonObject
from models import workflows as tables
from models.workflows import Workflow
from resolvers import checks
from resolvers.definitions import CHECKS, check_trigger_count, examine_nodes, nodes_given, trigger_given
from resolvers.workflows.changing import NULLABLE, require_base, require_fit


class _Problems(list[ParleyError]):
    """The errors that were found so far, all of which a client can correct."""

    @contextmanager
    def noted(self) -> Iterator[None]:
        """Note the expected error that a block raises."""
        try:
            yield
        except (InvalidInput, NotFound, Forbidden, Conflict) as error:
            self.append(error)


async def validate_workflow(ctx: Context, *, id: str | None, given: Mapping[str, Any]) -> list[ParleyError]:
    """Return why `update_workflow` with these values, or `create_workflow` without an id, would fail; store nothing.

    Returns:
        The first error of each value, node and trigger; those of the values together once each of them is valid.

    Raises:
        Forbidden: the caller may not write workflows.
        NotFound: there is no such workflow.
    """
    actor, found = ctx.actor, _Problems()
    actor.require("workflows:write")
    workflow = None if id is None else await get_visible(Workflow, actor, id)
    with found.noted():
        _require_changeable(workflow, given)
    given = {name: value for name, value in given.items() if value is not None or name in NULLABLE}
    for name in [name for name in CHECKS if given.get(name) is not None]:
        with found.noted():
            CHECKS[name](given[name])
    with found.noted():
        await check_input_schema(actor.organization_id, given.get("input_schema"))
    definition = await _examined_nodes(actor, id, given, found)
    triggers = await _examined_triggers(ctx, workflow, given, found)
    if not found:
        values = {name: given[name] for name in CHECKS if name in given}
        values |= {} if definition is None else {"nodes": to_json(definition)}
        values |= {} if triggers is None else {"triggers": triggers}
        with found.noted():
            await require_fit(ctx, workflow, values)
    return found


def _require_changeable(workflow: Workflow | None, given: Mapping[str, Any]) -> None:
    """Require that a workflow can be changed, or that everything is given that a new one needs."""
    if workflow is None:
        for name in ("name", "nodes"):
            if given.get(name) is None:
                raise InvalidInput(f"A workflow needs {name}.", field=[name])
        return
    checks.no_nulls(given, nullable=NULLABLE)
    workflow.require_transition({})
    if given.get("base_version") is not None:
        require_base(workflow, given["base_version"])


async def _examined_nodes(
    actor: Actor, id: str | None, given: Mapping[str, Any], found: _Problems
) -> Definition | None:
    """Return the definition of the new nodes, if they are valid."""
    with found.noted():
        nodes = nodes_given(given)
        if nodes is not None:
            examined = await examine_nodes(actor, nodes, own_id=id)
            if isinstance(examined, Definition):
                return examined
            found.extend(examined)
    return None


async def _examined_triggers(
    ctx: Context, workflow: Workflow | None, given: Mapping[str, Any], found: _Problems
) -> list[JsonObject] | None:
    """Return the new triggers that are valid."""
    if given.get("triggers") is None:
        return None
    wanted: list[TriggerDefinition] = []
    with found.noted():
        check_trigger_count(given["triggers"])
        for index, trigger in enumerate(given["triggers"]):
            with found.noted():
                wanted.append(trigger_given(index, trigger))
        rows = (await tables.triggers_of([workflow.id]))[workflow.id] if workflow else []
        if len(wanted) == len(given["triggers"]):
            plan(wanted, rows, ctx.resources.settings.encryption_keys)
    return [each.to_json() for each in wanted]
