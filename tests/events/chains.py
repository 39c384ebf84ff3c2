"""Events with causes, in an organization of their own."""

from typing import Any

from models.events import EventKind, record
from models.users import Role
from storage.database import transaction
from tests.gateways import Gateway
from tests.ledger import placed
from tests.people import Person, on_database, person

CAUSES = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on Event { id causedBy cause { __typename id } } } }"
CHAIN = "query($of: ID!, $first: Int) { eventChain(of: $of, first: $first) { __typename id cause { id } } }"


class Chains:
    """An organization whose events have causes: `a` led to `b` and `c`, `b` to `d` and `e`, `e` to `f`, `f` to `g`."""

    def __init__(self, gateway: Gateway, organization: str) -> None:
        self.reader = person(gateway, Role.ADMIN, organization)
        found = self.reader.data("{ viewer { organization { id } } }")["viewer"]
        self.organization_id = found["organization"]["id"]
        self.ids: dict[str, str] = {}
        for name, cause in [("a", None), ("b", "a"), ("c", "a"), ("d", "b"), ("e", "b"), ("f", "e")]:
            self.ids[name] = self.add(self.ids[cause] if cause else None)
        agent = {"record_id": "agt_x", "changes": {}}
        self.ids["g"] = self.add(self.ids["f"], kind=EventKind.RecordChanged, type="agent.updated", payload=agent)

    def add(self, cause: str | None, **details: Any) -> str:
        given: dict[str, Any] = {"kind": EventKind.CustomEvent, "type": "test.step", "payload": {"data": {}}} | details

        async def write() -> str:
            async with transaction():
                return await record(
                    given.pop("kind"), organization_id=self.organization_id, by=self.reader.id, caused_by=cause, **given
                )

        id = on_database(self.reader.gateway, write)
        placed(self.reader.gateway)
        return id

    def names(self, events: list[dict[str, Any]]) -> str:
        by_id = {id: name for name, id in self.ids.items()}
        return "".join(by_id[event["id"]] for event in events)

    def chain(self, of: str, by: Person | None = None, **variables: Any) -> str:
        found = (by or self.reader).data(CHAIN, of=self.ids.get(of, of), **variables)["eventChain"]
        return self.names(found)
