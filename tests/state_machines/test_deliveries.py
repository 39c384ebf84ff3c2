"""The state machine of a delivery: it is attempted under one id, and may be sent again once it has failed."""

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.deliveries.test_channels import override
from tests.fakes.http_service import HttpService
from tests.gateways import Gateway
from tests.state_machines.machine import Cast, RecordMachine, Refused, run
from tests.waiting import until
from tests.work import some

KINDS: Final = frozenset({"DeliveryUpdated"})
SHOWN: Final = "id status attempts { number ok statusCode }"
REFUSED: Final = 400


@dataclass
class Model:
    """A delivery to a receiver that accepts or refuses it."""

    accepts: bool
    status: str = ""
    attempts: int = 0

    def attempt(self) -> list[str]:
        """Attempt it."""
        self.attempts += 1
        self.status = "SUCCESS" if self.accepts else "FAILED"
        return []

    def retry(self, caller: str) -> list[str]:
        """Send it again."""
        if caller not in ("requester", "operator"):
            raise Refused("NOT_FOUND")
        if self.status != "FAILED":
            raise Refused("CONFLICT")
        return self.attempt()


class DeliveryMachine(RecordMachine):
    """Operations on a delivery to the requester."""

    model: Model

    def __init__(self, cast: Cast, service: HttpService) -> None:
        super().__init__(cast)
        self.service = service

    @initialize(accepts=st.booleans())
    def create(self, accepts: bool) -> None:
        """Submit it, twice under one key."""
        self.model = Model(accepts)
        self.path = f"/{some('receiver')}"
        self.behave(accepts)
        given = {"enabled": True, "retryCount": 0, "config": {"url": f"{self.service.url}{self.path}"}}
        override(self.cast["requester"], "WEBHOOK", **given)
        key = some("delivery")
        message = {"content": "Hello", "channels": ["WEBHOOK"], "idempotencyKey": key}
        for _ in range(2):
            [made] = self.cast["requester"].done("deliver", "deliveries { id }", **message)["deliveries"]
            assert made["id"] == (self.id or made["id"])
            self.id = made["id"]
        self.model.attempt()
        self.check()

    @rule(accepts=st.booleans())
    def behave(self, accepts: bool) -> None:
        """Change what the receiver does from now on."""
        self.model.accepts = accepts
        self.service.answers[self.path] = (200 if accepts else REFUSED, {}, b"")

    @rule(caller=st.sampled_from(["requester", "requester", "operator", "member", "viewer", "outsider"]))
    def retry(self, caller: str) -> None:
        """Send it again."""
        self.operate(caller, "retryDelivery", "delivery { id }", self.model.retry, id=self.id)

    def check(self) -> None:
        """Require that it is as the model says in a moment, and that the receiver has got each attempt."""
        until(lambda: self.read() == self.expected(), 30)
        received = [each for each in self.service.requests if each.path == self.path]
        assert len(received) == self.model.attempts
        assert {each.headers["webhook-id"] for each in received} == {self.id}
        self.recorded()

    def read(self) -> Any:
        """See `RecordMachine`."""
        query = f"query($id: ID!) {{ delivery(id: $id) {{ {SHOWN} }} }}"
        found = self.cast["requester"].data(query, id=self.id)["delivery"]
        return found["status"], [each["number"] for each in found["attempts"]]

    def expected(self) -> Any:
        """See `RecordMachine`."""
        return self.model.status, list(range(1, self.model.attempts + 1))

    def recorded(self) -> list[str]:
        """See `RecordMachine`. A retry may have an event more than an attempt that begins at once."""
        found = self.cast.events(self.id, KINDS)
        ends = [payload["delivery"]["status"] for _, payload in found if payload["delivery"]["status"] in ENDED]
        assert len(ends) == self.model.attempts, "each attempt ends once"
        assert ends[-1] == self.model.status
        return [kind for kind, _ in found]


ENDED: Final = ("SUCCESS", "FAILED", "EXPIRED")


@pytest.fixture(scope="module")
def service() -> Iterator[HttpService]:
    """The receiver of all deliveries."""
    with HttpService() as running:
        yield running


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], service: HttpService) -> Iterator[Gateway]:
    """A gateway that may reach the receiver."""
    settings = {"HTTP_ALLOWED_HOSTS": f"127.0.0.1:{service.port}", "CIRCUIT_FAILURE_THRESHOLD": "1000"}
    with Gateway({**backend, **settings}) as running:
        yield running


@pytest.fixture(scope="module")
def cast(gateway: Gateway) -> Cast:
    """The callers."""
    return Cast(gateway)


def test_every_operation_on_a_delivery_does_what_its_state_allows(
    cast: Cast, service: HttpService, chance: random.Random
) -> None:
    run(lambda: DeliveryMachine(cast, service), chance)
