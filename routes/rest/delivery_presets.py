"""The documented endpoint for the deliveries to a user."""

from typing import Final

from resolvers.deliveries import ALL_DELIVERIES
from routes.rest.kinds import DIGITS
from routes.rest.preset import Example, Nobody, Preset, Skip

_SHOWN: Final = """id integration_type: channel subject content status error_message: errorMessage
    request { id session { id } } created_at: createdAt updated_at: updatedAt completed_at: completedAt"""

DELIVERY_PRESETS: Final = (
    Preset(
        name="listUserDeliveries",
        summary="List the deliveries to a user, newest first",
        tag="deliveries",
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
        example=Example(
            path={"user_id": "john.doe"},
            query={"limit": "20", "offset": "0"},
            response=[
                {
                    "id": "dlv_01kbdxr5m2e4pvf0ay6c8t3hqz",
                    "delivery_id": "dlv_01kbdxr5m2e4pvf0ay6c8t3hqz",
                    "request_id": "req_01kbdxr0c7fq5nh9w2j4sd6k8v",
                    "session_id": "ses_01kbdxqzv1a8m3rt5g7y9b0cde",
                    "user_id": "john.doe",
                    "integration_type": "EMAIL",
                    "subject": None,
                    "content": "Your laptop is due for a refresh.",
                    "status": "SUCCESS",
                    "error_message": None,
                    "created_at": "2026-03-02T09:30:00.000Z",
                    "updated_at": "2026-03-02T09:30:01.250Z",
                    "completed_at": "2026-03-02T09:30:01.250Z",
                }
            ],
        ),
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
