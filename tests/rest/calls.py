"""Calls of the documented REST paths."""

from typing import Any

import httpx

from models.users import Role
from tests.gateways import ANONYMOUS, Gateway
from tests.people import Person, administrator


def call(caller: Person | Gateway, method: str, path: str, body: Any = None, **more: Any) -> httpx.Response:
    """Send a request as a person, or without a credential to a gateway."""
    gateway, token = (caller, ANONYMOUS) if isinstance(caller, Gateway) else (caller.gateway, caller.token)
    return gateway.request(method, path, token, json=body, **more)


def named(gateway: Gateway, name: str, role: Role = Role.MEMBER) -> Person:
    """Return a new user whose e-mail address begins with a name, in a domain of the module's own."""
    admin = administrator(gateway)
    domain = "".join(each for each in gateway.organization.lower() if each.isalnum())
    given = {"email": f"{name}@{domain}.example.com", "name": name, "role": role.value, "password": "correct horse b"}
    made = admin.done("createUser", "user { id }", **given)["user"]
    token = Person(gateway, "", "").done("signIn", "token", email=given["email"], password=given["password"])["token"]
    return Person(gateway, made["id"], token)
