"""`RequestManagerClient`, as the documents use it, against the documented REST paths."""

from collections.abc import AsyncIterator

import httpx
import pytest

from shared_clients import RequestManagerClient
from tests.gateways import Gateway
from tests.people import Person, administrator, person


@pytest.fixture(scope="module")
def owner(gateway: Gateway) -> Person:
    """The administrator, who has created an agent whose replies are simulated."""
    owner = administrator(gateway)
    given = {"name": "Desk", "type": "desk", "runtime": "LYZR", "capabilities": ["laptop"]}
    owner.done("createAgent", "agent { id }", **given)
    return owner


@pytest.fixture
def john(gateway: Gateway, owner: Person) -> Person:
    return person(gateway)


@pytest.fixture
async def client(john: Person) -> AsyncIterator[RequestManagerClient]:
    client = RequestManagerClient(request_manager_url=john.gateway.url, user_id="john.doe")
    client.client.headers.update({"Authorization": f"Bearer {john.token}"})
    yield client
    await client.close()


async def test_a_request_is_answered(client: RequestManagerClient, john: Person) -> None:
    response = await client.send_request(
        content="Hello, I need help with my laptop",
        integration_type="WEB",
        endpoint="web",
        metadata={"client_ip": "192.168.1.100"},
    )
    assert (response["status"], response["user_id"]) == ("completed", "john.doe")
    assert response["response"]["content"] == "Simulated answer to: Hello, I need help with my laptop"
    query = "query($id: ID!) { request(id: $id) { channel normalized user { id } } }"
    request = john.data(query, id=response["request_id"])["request"]
    assert (request["channel"], request["user"]) == ("WEB", {"id": john.id})
    assert request["normalized"]["client_ip"] == "192.168.1.100"


async def test_a_tool_names_itself_in_the_fields_of_the_body(client: RequestManagerClient, john: Person) -> None:
    response = await client.send_request("A laptop expires", "TOOL", "tool", tool_id="snow-integration")
    assert response["status"] in ("received", "processing", "completed")
    query = "query($id: ID!) { request(id: $id) { channel normalized } }"
    request = john.data(query, id=response["request_id"])["request"]
    assert (request["channel"], request["normalized"]["tool_id"]) == ("TOOL", "snow-integration")


async def test_a_generic_request_names_its_integration(client: RequestManagerClient, john: Person) -> None:
    response = await client.send_request("My laptop is slow", integration_type="kiosk")
    query = "query($id: ID!) { request(id: $id) { channel normalized } }"
    request = john.data(query, id=response["request_id"])["request"]
    assert (request["channel"], request["normalized"]["integration_type"]) == ("GENERIC", "kiosk")


async def test_the_credential_is_a_header_of_the_inner_client(john: Person) -> None:
    async with RequestManagerClient(john.gateway.url, "john.doe") as client:
        with pytest.raises(httpx.HTTPStatusError) as rejected:
            await client.send_request("My laptop is slow", endpoint="web")
        assert rejected.value.response.status_code == 401
        client.client.headers.update({"x-api-key": john.token})
        assert (await client.send_request("My laptop is slow", endpoint="web"))["status"] == "completed"


async def test_closing_closes_the_connections(client: RequestManagerClient) -> None:
    await client.send_request("My laptop is slow", endpoint="web")
    await client.close()
    assert client.client.is_closed
