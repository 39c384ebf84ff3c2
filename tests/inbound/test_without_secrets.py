"""Without the secret of a service, its routes do not exist."""

from typing import Final

from tests.gateways import ANONYMOUS, Gateway
from tests.inbound.workspace import FORM
from tests.people import unchanged

JSON: Final = "application/json"
ROUTES: Final = {
    "/slack/events": JSON,
    "/slack/interactive": FORM,
    "/slack/commands": FORM,
    "/api/v1/requests/slack": JSON,
    "/github/webhook": JSON,
    "/twilio/status": FORM,
}


def test_without_a_secret_the_routes_do_not_exist(gateway: Gateway) -> None:
    with gateway.client(ANONYMOUS) as client, unchanged(gateway):
        for route, type in [*ROUTES.items(), *((route, "text/html") for route in ROUTES)]:
            response = client.post(route, content=b"{}", headers={"content-type": type})
            assert response.status_code == 404, route
            assert response.json()["errors"][0]["extensions"]["code"] == "NOT_CONFIGURED"
