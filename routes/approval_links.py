"""The pages of links to approvals, `/approvals/{token}`: GET shows the request, POST decides it.

Scanners of mail open every link, some of them with HEAD, so only a POST changes anything. The token in the address is
the only credential: there is no cookie that another site's form could use. A form of another site is rejected anyway.
"""

from typing import Final
from urllib.parse import parse_qsl

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from context.faults import logged_fault
from errors import Conflict, Forbidden, InvalidInput, NotFound, ParleyError, Unauthenticated
from resolvers.approvals.links import decide_through_link, linked_approval
from routes.approval_pages import approval_page
from routes.bodies import BodyTooLarge, BodyTooSlow, UnsupportedBody, declared_type, read_body
from routes.pages import NOT_STORED, Mark, page, paragraph
from routes.responses import retry_headers
from routes.state import resources_of
from subscriptions.transports.origin_policy import Origins

_FORM: Final = "application/x-www-form-urlencoded"
_LARGEST_FORM: Final = 131_072
_MOST_FIELDS: Final = 10
_DECISIONS: Final = {"approve": True, "reject": False}
_OWN_SITES: Final = frozenset({"same-origin", "none"})
"""Values of Sec-Fetch-Site: a form of the page itself, or no page at all."""


async def show(request: Request) -> Response:
    """Show the request. GET and HEAD change nothing."""
    try:
        return approval_page(await linked_approval(resources_of(request.scope).settings, request.path_params["token"]))
    except ParleyError as error:
        return _unusable(error)
    except Exception:  # the last resort: the client gets no traceback
        return _failed()


async def decide(request: Request) -> Response:
    """Record the decision in the form, and redirect to the page, which then shows it."""
    settings, token = resources_of(request.scope).settings, request.path_params["token"]
    try:
        fields = await _fields(request)
        feedback = fields.get("feedback", "").replace("\r\n", "\n")
        await decide_through_link(settings, token, approved=_approved(fields), feedback=feedback or None)
    except (UnsupportedBody, BodyTooSlow, BodyTooLarge) as error:
        return page("Not decided", paragraph(str(error)), 400, mark=Mark.BAD)
    except (InvalidInput, Conflict, Forbidden) as error:
        return await _not_decided(request, error, feedback)
    except ParleyError as error:
        return _unusable(error)
    except Exception:  # the last resort: the client gets no traceback
        return _failed()
    return RedirectResponse(token, 303, NOT_STORED)


async def _fields(request: Request) -> dict[str, str]:
    """Return the fields of the form.

    Raises:
        UnsupportedBody: it is not a form in UTF-8, or has a field twice.
    """
    if declared_type(request.headers) != _FORM:
        raise UnsupportedBody(f"Send decision=approve or decision=reject as {_FORM}.")
    body = await read_body(request, _LARGEST_FORM)
    try:
        given = parse_qsl(body.decode(), keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except ValueError:
        raise UnsupportedBody("The form is malformed.") from None
    fields = dict(given)
    if len(fields) < len(given):  # such as both decisions: which one was meant is not for us to guess
        raise UnsupportedBody("The form has a field twice. Choose either Approve or Reject.")
    return fields


def _approved(fields: dict[str, str]) -> bool:
    approved = _DECISIONS.get(fields.get("decision", ""))
    if approved is None:
        raise InvalidInput("Choose Approve or Reject.", field=["decision"])
    return approved


async def _not_decided(request: Request, problem: ParleyError, feedback: str) -> Response:
    """Show the request as it is, and why the decision does not count."""
    status = {Conflict: 409, Forbidden: 403}.get(type(problem), 400)
    try:
        linked = await linked_approval(resources_of(request.scope).settings, request.path_params["token"])
    except ParleyError as error:
        return _unusable(error)
    return approval_page(linked, status, problem=problem.message, feedback=feedback)


def _unusable(error: ParleyError) -> Response:
    if isinstance(error, NotFound):
        return page("Link not valid", paragraph("This link is incomplete, or its request no longer exists."), 404)
    if isinstance(error, Unauthenticated | Forbidden):
        text = "It ended with your sign-ins, or you may no longer decide approvals. Sign in to see the request."
        return page("This link no longer works", paragraph(text), 410, mark=Mark.BAD)
    return page("Not available", paragraph(error.message), 503, mark=Mark.BAD, headers=retry_headers(error))


def _failed() -> Response:
    return page("Something went wrong", paragraph(logged_fault("approval link").message), 500, mark=Mark.BAD)


def approval_link_routes(origins: Origins) -> list[Route]:
    """Return the route.

    Args:
        origins: the pages whose forms are accepted, beside those that hide their origin, as this one does.
    """

    async def endpoint(request: Request) -> Response:
        if request.method != "POST":
            return await show(request)
        if not _is_own_form(request, origins):
            return page("Not decided", paragraph("The form was sent from another site."), 403, mark=Mark.BAD)
        return await decide(request)

    return [Route("/approvals/{token}", endpoint, methods=["GET", "POST"])]


def _is_own_form(request: Request, origins: Origins) -> bool:
    """Return whether a form was sent from our page, or by a program.

    Because of the page's Referrer-Policy, browsers send `Origin: null` with its own form, those of before 2023 without
    `Sec-Fetch-Site`. To accept this adds no risk: another site cannot know the token, and there is no cookie.
    """
    if request.headers.get("sec-fetch-site", "none") not in _OWN_SITES:
        return False
    origin = request.headers.get("origin")
    return origin == "null" or origins.allow(origin, request.headers.get("host", ""))
