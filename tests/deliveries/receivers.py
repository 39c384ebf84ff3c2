"""People who receive deliveries through a webhook, each on a path of its own."""

import itertools
from dataclasses import dataclass, field
from typing import Any, Final

from models.users import Role
from tests.deliveries.house import until
from tests.fakes.http_service import Answer, Asked, HttpService
from tests.gateways import Gateway
from tests.people import Person, person

_numbers: Final = itertools.count(1)
OK: Final[Answer] = (200, {}, b"")


def failing(status: int, **headers: str) -> Answer:
    """Return a response with an error."""
    return status, {name.replace("_", "-"): value for name, value in headers.items()}, b"no"


@dataclass
class Receivers:
    """People of one organization whose webhooks are paths of a service."""

    gateway: Gateway
    service: HttpService
    organization: str = field(default_factory=lambda: f"Receivers {next(_numbers)}")

    def add(self, *answers: Answer, role: Role = Role.MEMBER, **override: Any) -> Person:
        """Return a user whose webhook gives these responses in turn, and the last one from then on."""
        user = person(self.gateway, role, self.organization)
        self.service.in_turn[self.path(user)] = list(answers or [OK])
        given = {"enabled": True, "retryDelaySeconds": 1, "config": {"url": self.url(user)}} | override
        user.done("setIntegrationOverride", "settings { usingDefaults }", channel="WEBHOOK", **given)
        return user

    def path(self, user: Person) -> str:
        """Return the path of a user's webhook."""
        return f"/{user.id}"

    def url(self, user: Person) -> str:
        """Return the URL of a user's webhook."""
        return f"{self.service.url}{self.path(user)}"

    def received(self, user: Person) -> list[Asked]:
        """Return the requests to a user's webhook, oldest first."""
        return [asked for asked in list(self.service.requests) if asked.path == self.path(user)]

    def requests(self, user: Person, count: int) -> list[Asked]:
        """Return the requests to a user's webhook once there are this many."""
        return until(lambda: self.received(user), lambda found: len(found) >= count)
