"""The documented endpoint for the deliveries to a user."""

from typing import Final

from resolvers.deliveries import ALL_DELIVERIES
from routes.rest.kinds import DIGITS
from routes.rest.preset import Nobody, Preset, Skip

_SHOWN: Final = """id integration_type: channel subject content status error_message: errorMessage
    request { id session { id } } created_at: createdAt updated_at: updatedAt completed_at: completedAt"""

DELIVERY_PRESETS: Final = (
    Preset(
        method="GET",
        path="/api/v1/users/{user_id}/deliveries",
        document=f"""query($filter: DeliveryFilter, $first: Int, $after: String) {{
            page: deliveries(filter: $filter, first: $first, after: $after) {{ nodes {{ {_SHOWN} }} }} }}""",
        variables='{"filter": {"userId": user}, "first": has(query.limit) ? int(query.limit) : 50}',
        response="""data.page.nodes.map(each, merge(without(each, ["request"]), {
            "delivery_id": each.id,
            "user_id": path.user_id,
            "request_id": each.request == null ? null : each.request.id,
            "session_id": each.request == null ? null : each.request.session.id
        }))""",
        names={"first": "limit"},
        kinds={"query": {"limit": DIGITS, "offset": DIGITS}},
        others=ALL_DELIVERIES,
        nobody=Nobody("[]"),
        skip=Skip(
            count="has(query.offset) ? int(query.offset) : 0",
            document="""query($filter: DeliveryFilter, $first: Int, $after: String) {
                page: deliveries(filter: $filter, first: $first, after: $after) {
                    pageInfo { endCursor hasNextPage } } }""",
        ),
    ),
)
"""The preset."""
