"""GraphiQL, to which `/` redirects."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from routes.built_pages import built_page_routes


async def root(_request: Request) -> Response:
    """Redirect `/` to GraphiQL."""
    return RedirectResponse("/graphiql", 307)


def graphiql_routes() -> list[BaseRoute]:
    """Return the routes of the page and its assets."""
    return [Route("/", root), *built_page_routes("graphiql")]
