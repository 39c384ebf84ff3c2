"""The commands that let people and programs in: `create-key` and `sign-in-link`."""

import argparse
import asyncio
import sys
from dataclasses import replace
from pathlib import Path
from typing import Final

from tortoise.exceptions import OperationalError

from auth.bootstrap import create_key, new_sign_in_code
from configuration import database_address
from errors import InvalidInput
from models.database import open_database, upgrade
from models.event_log import begin_log
from models.users import Role
from resolvers import checks
from settings import Settings
from storage.startup import one_process

_ADDRESS_UNLESS_SET: Final = f"http://{Settings().host}:{Settings().port}"


def create_api_key(arguments: argparse.Namespace, settings: Settings) -> int:
    """Create an API key, with its organization and user if they do not exist, and print it once."""
    address = database_address(settings)

    async def create() -> str:
        organization = checks.text(arguments.organization, "organization")
        name, role = checks.text(arguments.name, "name"), _role(arguments.role)
        await upgrade(address)
        database = await open_database(address)
        try:
            with database.bind():
                await begin_log()
                return await create_key(settings, organization, arguments.email, role, name)
        finally:
            await database.close()

    try:
        with one_process(address):
            print(asyncio.run(create()))
    except BlockingIOError as error:
        advice = "Call the mutation createApiKey (before it, createUser for a new user), or stop the gateway first."
        return _failed(f"No API key was created: {error}. {advice}")
    except InvalidInput as error:
        return _failed(f"No API key was created: {error}")
    return 0


def sign_in_link(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print a new single-use sign-in link. The gateway may be running: a link is not an event.

    Nothing is created but the link: with a new database or secret key, no gateway would accept it.
    """
    address = database_address(settings)

    async def create() -> str:
        database = await open_database(address)
        try:
            with database.bind():
                return await new_sign_in_code(keyed, arguments.email)
        finally:
            await database.close()

    try:
        if address.path is not None:
            _require(address.path)
        keyed = _with_the_gateways_key(settings)
        code = asyncio.run(create())
    except InvalidInput as error:
        return _failed(f"No sign-in link was created: {error}")
    except OperationalError as error:
        return _failed(f"No sign-in link was created: {error}. Start the gateway once, to create the tables.")
    print(f"{settings.public_url}/#sign-in={code}")
    if settings.public_url == _ADDRESS_UNLESS_SET:
        print("If the gateway has another address, set PORT or PUBLIC_URL here as for the gateway.", file=sys.stderr)
    return 0


def _with_the_gateways_key(settings: Settings) -> Settings:
    if settings.secret_key:
        return settings
    path = settings.data_dir / "secret_key"
    _require(path)
    return replace(settings, secret_key=path.read_text())


def _require(path: Path) -> None:
    if not path.exists():
        raise InvalidInput(f"{path} does not exist. Start the gateway once, or set DATA_DIR.")


def _role(name: str) -> Role:
    if name not in Role.__members__:
        raise InvalidInput(f"--role must be one of {', '.join(Role.__members__)}.", field=["role"])
    return Role[name]


def _failed(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
