"""`api_gateway`: operations served as plain HTTP endpoints, with versions, limits and deprecation."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask
from integration_agents.operations import OperationAgent, mutation, query

_ENDPOINT = """id name method path version document response rateLimitPerMinute deprecatedAt sunsetAt enabled preset
    metrics { requests failures averageLatencyMs }"""


class APIGatewayAgent(OperationAgent):
    """Creates, versions, limits and deprecates endpoints; `/openapi.json` describes them."""

    name = "api_gateway"
    description = "Creates API endpoints, versions, limits and deprecates them; /openapi.json describes them."
    group = AgentGroup.BACKEND
    component = "gateway"
    events = ("endpoint.created", "endpoint.updated", "endpoint.deleted")
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "list_endpoints": query("List the endpoints.", f"{{ result: endpoints {{ {_ENDPOINT} }} }}", "endpoints:read"),
        "create_endpoint": mutation(
            "Serve an operation as an endpoint.",
            "createEndpoint",
            "CreateEndpointInput",
            f"endpoint {{ {_ENDPOINT} }}",
            "endpoints:read",
            "endpoints:write",
        ),
        "update_endpoint": mutation(
            "Change, limit, deprecate or disable an endpoint.",
            "updateEndpoint",
            "UpdateEndpointInput",
            f"endpoint {{ {_ENDPOINT} }}",
            "endpoints:read",
            "endpoints:write",
        ),
        "delete_endpoint": mutation(
            "Delete an endpoint.", "deleteEndpoint", "DeleteInput", "deletedId", "endpoints:read", "endpoints:write"
        ),
    }
