"""`demo`: runs `examples/demo.py` against a running gateway, with a credential of this machine."""

import argparse
import asyncio
import sys

import httpx

from auth.developer import read_developer_key
from examples.client import GraphQLFailed
from examples.demo import demo
from examples.terminal import NoAnswer
from settings import Settings


def run_demo(arguments: argparse.Namespace, settings: Settings) -> int:
    """Run the demo against a running gateway."""
    url = arguments.url or settings.public_url
    token = arguments.token or settings.admin_api_key or read_developer_key(settings.data_dir)
    if token is None:
        where = settings.data_dir.absolute()
        return _failed(f"The demo needs a credential: pass --token or set ADMIN_API_KEY; {where} contains no key.", 2)
    try:
        return asyncio.run(demo(url, token, yes=arguments.yes))
    except httpx.TransportError as error:
        return _failed(
            f"The demo failed: {url} cannot be reached ({error}). Is the gateway running? "
            "If it uses another port, pass --url.",
            1,
        )
    except TimeoutError:
        return _failed("The demo failed: an expected event did not arrive within 60 seconds.", 1)
    except NoAnswer:
        return _failed("The demo was cancelled: nobody answers. Run it in a terminal, or pass --yes.", 1)
    except GraphQLFailed as error:
        return _failed(f"The demo failed: {error}", 1)


def _failed(message: str, status: int) -> int:
    print(message, file=sys.stderr)
    return status
