"""Records for the requests of the description: whatever examples and paths name exists."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

from tests.approvals.links import asked
from tests.people import Person, agent, opened, person
from tests.running import Runs, value

_ID: Final = re.compile(r"([a-z]{3})_[0-9a-hjkmnp-tv-z]{26}")


def _workflow(owner: Person, _agents: Sequence[str]) -> str:
    return str(owner.done("createWorkflow", "workflow { id }", name="W", nodes=[value("a", 1)])["workflow"]["id"])


def _task(owner: Person, agents: Sequence[str]) -> str:
    given = {"title": "Call", "type": "call", "assignTo": agents[0] if agents else agent(owner).id}
    return str(owner.done("createTask", "task { id }", **given)["task"]["id"])


_CREATE: Final[Mapping[str, Callable[[Person, Sequence[str]], str]]] = {
    "apr": lambda owner, _agents: asked(person(owner.gateway), owner),
    "exe": lambda owner, _agents: Runs(owner).start(value("a", 1)),
    "ses": lambda owner, agents: opened(owner, agentIds=list(agents)),
    "tsk": _task,
    "wfl": _workflow,
}
"""The creation of a record that concerns some agents, by the prefix of its ids."""


def with_records(owner: Person, example: Any) -> Any:
    """Return an example in which each id is that of a new record; its agents are in its session and have its task."""
    found = dict.fromkeys(match[0] for match in _ID.finditer(repr(example)))
    made = {id: agent(owner).id for id in found if id.startswith("agt_")}
    agents = list(made.values())
    made |= {id: _CREATE[id[:3]](owner, agents) for id in found if id not in made}
    return _replaced(example, made)


def _replaced(value: Any, made: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return _ID.sub(lambda match: made[match[0]], value)
    if isinstance(value, list):
        return [_replaced(each, made) for each in value]
    if isinstance(value, dict):
        return {key: _replaced(each, made) for key, each in cast(dict[str, Any], value).items()}
    return value
