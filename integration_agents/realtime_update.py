"""`realtime_update`: events to streams and to Pusher, with Parley's own streams as the fallback."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask
from integration_agents.operations import OperationAgent, mutation, query

_DESTINATION = "id name type eventTypes enabled status disabledReason"


class RealtimeUpdateAgent(OperationAgent):
    """Publishes events, and manages the destinations, such as Pusher, to which they are delivered."""

    name = "realtime_update"
    description = "Publishes events to streams, to Pusher and to other destinations, and retries their deliveries."
    group = AgentGroup.FRONTEND
    component = "realtime"
    events = ("destination.created", "destination.updated", "destination.deleted", "destination.disabled")
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "publish": mutation(
            "Publish an event to streams and destinations.",
            "publishEvent",
            "PublishEventInput",
            "event { id type occurredAt }",
            "events:write",
            "events:read",
            "collaboration:read",
            "collaboration:write",
        ),
        "list_destinations": query(
            "List the destinations of events.",
            f"{{ result: eventDestinations {{ {_DESTINATION} }} }}",
            "destinations:read",
        ),
        "create_destination": mutation(
            "Deliver events to a destination, such as a Pusher channel.",
            "createEventDestination",
            "CreateEventDestinationInput",
            f"destination {{ {_DESTINATION} }}",
            "destinations:read",
            "destinations:write",
            "events:read",
        ),
        "delete_destination": mutation(
            "Delete a destination.",
            "deleteEventDestination",
            "DeleteInput",
            "deletedId",
            "destinations:read",
            "destinations:write",
        ),
        "retry_delivery": mutation(
            "Retry a delivery that failed.",
            "retryEventDelivery",
            "RetryEventDeliveryInput",
            "delivery { id status }",
            "destinations:read",
            "destinations:write",
        ),
        "subscribers": query("Count open subscriptions.", "{ result: systemMetrics { subscribers } }", "platform:read"),
    }
