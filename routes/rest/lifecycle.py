"""The lifecycle of endpoints in headers: `Deprecation` (RFC 9745), `Sunset` (RFC 8594) and the successor's `Link`."""

from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from urllib.parse import quote

from resolvers.endpoints.reading import OrganizationEndpoints, ServedEndpoint
from routes.rest.paths import PARAMETER


def lifecycle_headers(
    endpoint: ServedEndpoint, organization: OrganizationEndpoints, parameters: Mapping[str, str]
) -> dict[str, str]:
    """Return the headers that say since when an endpoint is deprecated, until when it is served, and what replaces it.

    Args:
        endpoint: one that is deprecated or has a sunset.
        parameters: those of the request's path, for the successor's.
    """
    headers = dict[str, str]()
    if endpoint.deprecated_at is not None:
        headers["deprecation"] = f"@{int(endpoint.deprecated_at.timestamp())}"
    if endpoint.sunset_at is not None:
        headers["sunset"] = format_datetime(endpoint.sunset_at, usegmt=True)
    if (successor := organization.replacement_of(endpoint)) is not None:
        headers |= _link(successor.path, parameters)
    return headers


def is_over(endpoint: ServedEndpoint, moment: datetime) -> bool:
    """Return whether an endpoint is no longer served."""
    return endpoint.sunset_at is not None and endpoint.sunset_at <= moment


def _link(path: str, parameters: Mapping[str, str]) -> dict[str, str]:
    """Return the link to a successor: to its address for the same parameters, or its template (RFC 9652)."""
    if set(PARAMETER.findall(path)) <= parameters.keys():
        address = PARAMETER.sub(lambda found: quote(parameters[found[1]], safe=""), path)
        return {"link": f'<{address}>; rel="successor-version"'}
    return {"link-template": f'"{path}"; rel="successor-version"'}
