"""Endpoints on several replicas: a change reaches all of them, and their metrics are added."""

from collections.abc import Mapping

import pytest

from tests.gateways import Gateway
from tests.people import Person, administrator
from tests.rest.calls import call
from tests.rest.saved import change, save
from tests.waiting import until

pytestmark = pytest.mark.parametrize("backend_name", ["postgres"], scope="module")


def test_a_change_reaches_every_replica(backend: Mapping[str, str]):
    with Gateway(backend) as one, Gateway(backend) as other:
        here = administrator(one)
        there = Person(other, here.id, here.token)
        made = save(here, "role", "{ viewer { role } }")
        until(lambda: call(there, "GET", "/rest/v1/role").status_code == 200)
        change(here, made["id"], document="{ viewer { scopes } }")
        until(lambda: list(call(there, "GET", "/rest/v1/role").json()["viewer"]) == ["scopes"])
        change(there, made["id"], enabled=False)
        until(lambda: call(here, "GET", "/rest/v1/role").status_code == 404)
        change(here, "ept_getIntegrationDefaults", enabled=False)
        until(lambda: call(there, "GET", "/api/v1/integration-defaults").status_code == 404)


def test_metrics_of_all_replicas_are_added(backend: Mapping[str, str]):
    query = "query($id: ID!) { node(id: $id) { ... on Endpoint { metrics { requests } } } }"
    with Gateway(backend) as one:
        here = administrator(one)
        made = save(here, "counted", "{ viewer { role } }")
        with Gateway(backend) as other:
            there = Person(other, here.id, here.token)
            until(lambda: call(there, "GET", "/rest/v1/counted").status_code == 200)
            assert [call(caller, "GET", "/rest/v1/counted").status_code for caller in (here, there)] == [200, 200]
            assert there.data(query, id=made["id"])["node"]["metrics"]["requests"] >= 2
        # The other replica has stored its counts at its end.
        assert here.data(query, id=made["id"])["node"]["metrics"]["requests"] == 3
