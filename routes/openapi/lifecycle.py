"""An organization's decisions about an endpoint, in its operation: deprecation and limits; conditional requests."""

from json_types import Json, JsonObject, objects_at
from models.endpoints import HttpMethod
from resolvers.endpoints.reading import ServedEndpoint
from routes.openapi.responses import header, problems


def with_lifecycle(
    operation: JsonObject, endpoint: ServedEndpoint, successor: ServedEndpoint | None, *, deprecated: bool
) -> JsonObject:
    """Return an operation with what applies to it now.

    Args:
        successor: the endpoint that replaces it.
    """
    responses = objects_at(operation, "responses")
    headers = _headers(endpoint)
    if endpoint.method is HttpMethod.GET and "200" in responses:
        headers["ETag"] = header("ETag")
        responses["304"] = {"description": "The client has the current response.", "headers": {**headers}}
    for status, response in responses.items():
        if status < "300" and headers:
            responses[status] = {**response, "headers": {**headers}}
    if endpoint.sunset_at is not None:
        responses |= problems([410])
    changed: JsonObject = {**operation, "responses": dict[str, Json](sorted(responses.items()))}
    if deprecated:
        changed["deprecated"] = True
    if text := _text(endpoint, successor):
        changed["description"] = text
    return changed


def _headers(endpoint: ServedEndpoint) -> JsonObject:
    found: JsonObject = {}
    if endpoint.rate_limit_per_minute is not None:
        found |= {"RateLimit": header("RateLimit"), "RateLimit-Policy": header("RateLimitPolicy")}
    if endpoint.deprecated_at is not None:
        found["Deprecation"] = header("Deprecation")
    if endpoint.sunset_at is not None:
        found["Sunset"] = header("Sunset")
    return found


def _text(endpoint: ServedEndpoint, successor: ServedEndpoint | None) -> str:
    parts = list[str]()
    if endpoint.deprecated_at is not None:
        parts.append(f"Deprecated from {endpoint.deprecated_at:%Y-%m-%d} on.")
    if endpoint.sunset_at is not None:
        parts.append(f"Served until {endpoint.sunset_at:%Y-%m-%d %H:%M} UTC.")
    if successor is not None and parts:
        parts.append(f"Replaced by `{successor.method.value} {successor.path}`.")
    if endpoint.rate_limit_per_minute is not None:
        parts.append(f"At most {endpoint.rate_limit_per_minute} requests per minute of each caller.")
    return " ".join(parts)
