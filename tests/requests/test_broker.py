"""Requests over a broker: they leave as CloudEvents, and the agent service's replies complete them, once."""

import itertools
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from models.users import Role
from tests.fakes.http_service import Asked
from tests.fakes.streaming import Answer, Hang, Outcome, StreamingService
from tests.gateways import Gateway
from tests.people import Person, person
from tests.requests.conftest import NOBODY, read, submit
from tests.waiting import until

_ids = itertools.count(1)


class KnativeBroker(StreamingService):
    """A broker's ingress: it keeps CloudEvents, and accepts all but some requests."""

    def answer(self, asked: Asked) -> Outcome:
        match asked.json["data"].get("content") if asked.json["type"] == "request.received" else None:
            case "Again" if len(self.events("Again")) == 1:
                return Answer(503)
            case "Reject":
                return Answer(400)
            case "Hang" if len(self.events("Hang")) == 1:
                return Hang()
        return Answer(202)

    def events(self, content: str) -> list[dict[str, Any]]:
        """Return the requests with this content that have arrived. The broker gets other events too."""
        received = [each.json for each in self.requests if each.json["type"] == "request.received"]
        return [each for each in received if each["data"]["content"] == content]


@pytest.fixture(scope="module")
def running_broker() -> Iterator[KnativeBroker]:
    with KnativeBroker() as broker:
        yield broker


@pytest.fixture
def broker(running_broker: KnativeBroker) -> KnativeBroker:
    running_broker.clear()
    return running_broker


@pytest.fixture(scope="module")
def gateway(backend: Mapping[str, str], running_broker: KnativeBroker) -> Iterator[Gateway]:
    settings = {"K_SINK": running_broker.url, "REQUEST_REPLY_TIMEOUT": "10"}
    with Gateway({**backend, **settings, "HTTP_ALLOWED_HOSTS": running_broker.host_and_port}) as running:
        yield running


@pytest.fixture
def service(gateway: Gateway) -> Person:
    """The agent service's own user."""
    return person(gateway, Role.OPERATOR)


def sent(broker: KnativeBroker, content: str) -> dict[str, Any]:
    """Return the CloudEvent of a request, once it has arrived."""
    until(lambda: broker.events(content), 20)
    return broker.events(content)[0]


def delivered(caller: Person, data: dict[str, Any], id: str | None = None) -> int:
    """Deliver a CloudEvent as a broker does, and return the status."""
    event = {
        "specversion": "1.0",
        "id": id or f"reply-{next(_ids)}",
        "source": "/agent-service",
        "type": "com.example.agent.response",
        "datacontenttype": "application/json",
        "data": data,
    }
    with caller.gateway.client(caller.token) as client:
        headers = {"content-type": "application/cloudevents+json"}
        return client.post("/events", json=event, headers=headers).status_code


def test_a_request_leaves_as_a_cloudevent(asker: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Leave", metadata={"client_ip": "192.168.1.100"}, waitSeconds=0)
    event = sent(broker, "Leave")
    kinds = {each.headers["content-type"] for each in broker.requests}
    assert kinds == {"application/cloudevents+json; charset=utf-8"}
    assert (event["id"], event["type"]) == (request["cloudeventId"], request["cloudeventType"])
    assert event["specversion"] == "1.0"
    assert (event["subject"], event["sessionid"]) == (request["id"], request["session"]["id"])
    data = event["data"]
    assert (data["request_id"], data["user_id"], data["client_ip"]) == (request["id"], asker.id, "192.168.1.100")
    assert data["context"]["user_context"]["user_id"] == asker.id
    now = read(asker, request["id"])
    assert now is not None
    assert (now["status"], now["agent"]) == ("PROCESSING", None)
    assert now["routingReason"] == "The agent service behind the broker chooses the agent."


def test_the_reply_completes_the_same_request_once(asker: Person, service: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Reply", waitSeconds=0)
    sent(broker, "Reply")
    metadata = {"conversation_context": {"state": "done"}, "llama_stack_session_id": "llama-9"}
    reply = {"request_id": request["id"], "content": "Done.", "metadata": metadata}
    assert delivered(service, reply, "twice") == 202
    done = read(asker, request["id"])
    assert done is not None
    assert (done["status"], done["response"], done["responseMetadata"]) == ("COMPLETED", "Done.", metadata)
    assert done["session"]["context"]["conversation_context"] == {"state": "done"}
    assert done["session"]["llamaStackSessionId"] == "llama-9"
    assert delivered(service, reply, "twice") == 202, "the broker delivers again"
    assert delivered(service, {**reply, "content": "Done twice."}) == 202, "another event about the same request"
    assert read(asker, request["id"]) == done
    query = "query($id: ID!) { session(id: $id) { messages { nodes { content } } } }"
    messages = asker.data(query, id=request["session"]["id"])["session"]["messages"]["nodes"]
    assert [message["content"] for message in messages if message["content"].startswith("Done")] == ["Done."]


def test_the_caller_waits_for_the_reply(asker: Person, service: Person, broker: KnativeBroker) -> None:
    with ThreadPoolExecutor() as threads:
        waiting = threads.submit(submit, asker, "Wait")
        event = sent(broker, "Wait")
        delivered(service, {"requestId": event["data"]["request_id"], "response": "Here."})
        assert waiting.result(20)["response"] == "Here."


def test_a_reply_names_its_agent(asker: Person, service: Person, broker: KnativeBroker) -> None:
    given = {"name": "Behind", "type": "desk", "runtime": "LYZR"}
    agent = service.done("createAgent", "agent { id }", **given)["agent"]["id"]
    request = submit(asker, "Name", waitSeconds=0)
    sent(broker, "Name")
    delivered(service, {"request_id": request["id"], "content": "Hello", "agent_id": agent})
    done = read(asker, request["id"])
    assert done is not None and done["agent"] == {"id": agent}


@pytest.mark.parametrize("id", ["agt_" + "x" * 300, "agt_\0", "nobody"])
def test_an_agent_that_cannot_exist_is_not_recorded(
    asker: Person, service: Person, broker: KnativeBroker, id: str
) -> None:
    said = f"Nobody {len(id)}"
    request = submit(asker, said, waitSeconds=0, metadata=NOBODY)
    sent(broker, said)
    assert delivered(service, {"request_id": request["id"], "content": "Hello", "agent_id": id}) == 202
    done = read(asker, request["id"])
    assert done is not None and (done["response"], done["agent"]) == ("Hello", None)


def test_an_error_fails_the_request(asker: Person, service: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Fail", waitSeconds=0)
    sent(broker, "Fail")
    assert delivered(service, {"request_id": request["id"], "error": {"message": "The model is overloaded."}}) == 202
    failed = read(asker, request["id"])
    assert failed is not None
    assert (failed["status"], failed["error"]) == ("FAILED", "UPSTREAM_FAILED: The model is overloaded.")


def test_a_reply_from_a_member_is_rejected(asker: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Forge", waitSeconds=0)
    sent(broker, "Forge")
    assert delivered(asker, {"request_id": request["id"], "content": "Forged."}) == 403
    assert read(asker, request["id"])["status"] == "PROCESSING"  # type: ignore[index]


def test_a_reply_from_another_organization_is_rejected(gateway: Gateway, asker: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Cross", waitSeconds=0)
    sent(broker, "Cross")
    stranger = person(gateway, Role.ADMIN, "Elsewhere")
    assert delivered(stranger, {"request_id": request["id"], "content": "Forged."}) == 404
    assert read(asker, request["id"])["status"] == "PROCESSING"  # type: ignore[index]


def test_a_request_that_the_broker_does_not_accept_is_sent_again(asker: Person, broker: KnativeBroker) -> None:
    submit(asker, "Again", waitSeconds=0)
    until(lambda: len(broker.events("Again")) == 2, 20)
    first, second = broker.events("Again")
    assert first["id"] == second["id"], "the agent service recognizes the repetition"


def test_a_request_that_the_broker_rejects_fails(asker: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Reject")
    assert request["status"] == "FAILED"
    assert request["error"].startswith("UPSTREAM_FAILED: ")


def test_without_a_reply_the_request_fails(asker: Person, service: Person, broker: KnativeBroker) -> None:
    request = submit(asker, "Overdue", waitSeconds=0)
    until(lambda: read(asker, request["id"])["status"] == "FAILED", 60)  # type: ignore[index]
    failed = read(asker, request["id"])
    assert failed is not None
    assert failed["error"] == "UPSTREAM_UNAVAILABLE: No reply came over the broker within 10 s."
    assert delivered(service, {"request_id": request["id"], "content": "Too late."}) == 202
    assert read(asker, request["id"]) == failed


def test_the_outcome_is_published_to_a_destination_that_lists_it(
    asker: Person, service: Person, broker: KnativeBroker
) -> None:
    given = {"name": "Outcomes", "type": "CLOUDEVENTS", "eventTypes": ["request.completed"]}
    service.done("createEventDestination", "destination { id }", **given, config={"url": f"{broker.url}/outcomes"})
    request = submit(asker, "Publish", waitSeconds=0)
    sent(broker, "Publish")
    delivered(service, {"request_id": request["id"], "content": "Published."})

    def outcomes() -> list[dict[str, Any]]:
        return [each.json for each in broker.requests if each.path == "/outcomes"]

    until(outcomes, 20)
    [outcome] = outcomes()
    assert (outcome["type"], outcome["subject"]) == ("request.completed", request["id"])
    assert (outcome["data"]["status"], outcome["data"]["response"]) == ("COMPLETED", "Published.")


def test_the_reply_over_the_broker_is_delivered_to_the_user(
    asker: Person, service: Person, broker: KnativeBroker
) -> None:
    request = submit(asker, "Deliver", waitSeconds=0)
    sent(broker, "Deliver")
    delivered(service, {"request_id": request["id"], "content": "Delivered."})
    query = "query($id: ID!) { request(id: $id) { deliveries { channel content user { id } } } }"
    deliveries = asker.data(query, id=request["id"])["request"]["deliveries"]
    assert deliveries == [{"channel": "TEST", "content": "Delivered.", "user": {"id": asker.id}}]
