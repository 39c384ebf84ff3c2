"""The page to unsubscribe from e-mails, `/unsubscribe/{token}`: GET asks, POST unsubscribes.

Scanners of mail open every link, so only a POST changes anything: that of the page's form, or the one that a mail
program sends for the header List-Unsubscribe (RFC 8058), which expects no redirect. The token is the only credential.
"""

from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from context.faults import logged_fault
from errors import NotFound, ParleyError
from resolvers.integration_settings import UNSUBSCRIBE_PATH, unsubscribe, unsubscribing
from routes.pages import Mark, page, paragraph
from routes.responses import retry_headers
from routes.state import resources_of

_FORM: Final = '  <form method="post"><div class="buttons"><button>Unsubscribe</button></div></form>'


async def _endpoint(request: Request) -> Response:
    settings, token = resources_of(request.scope).settings, request.path_params["token"]
    try:
        if request.method != "POST":
            email = await unsubscribing(settings, token)
            question = paragraph(f"No more e-mails from Parley will be sent to the user {email}.")
            return page("Unsubscribe from e-mails?", f"{question}\n{_FORM}")
        email = await unsubscribe(settings, token)
    except NotFound:
        return page("Link not valid", paragraph("This link is incomplete, or the user no longer exists."), 404)
    except ParleyError as error:
        return page("Not available", paragraph(error.message), 503, mark=Mark.BAD, headers=retry_headers(error))
    except Exception:  # the last resort: the client gets no traceback
        return page("Something went wrong", paragraph(logged_fault("unsubscribing").message), 500, mark=Mark.BAD)
    text = f"The user {email} gets no more e-mails. To get them again, enable EMAIL in the integration settings."
    return page("Unsubscribed", paragraph(text), mark=Mark.GOOD)


def unsubscribe_routes() -> list[Route]:
    """Return the route."""
    return [Route(f"{UNSUBSCRIBE_PATH}/{{token}}", _endpoint, methods=["GET", "POST"])]
