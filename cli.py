"""The command line: `python cli.py --help` lists the commands; the default is `serve`."""

# ruff: noqa: E402
import gc

from models import MODELS
from models.database import open_database

# Importing modules creates no garbage, and repeatedly scanning for it takes a fifth of the startup time.
gc.disable()

import argparse
import asyncio
import functools
import logging
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import httpx
import uvicorn
import uvloop
from starlette.applications import Starlette

from app import Gateway, checked, create_app, database_address, open_gateway
from auth.bootstrap import create_key
from auth.developer import read_developer_key
from connectors import provider_settings
from errors import InvalidInput, Unavailable
from examples.client import GraphQLFailed
from examples.demo import demo
from models.event_log import begin_another_log, begin_log
from models.users import Role
from routes.fast_http import FastHttpProtocol
from routes.http_connections import ConnectionLimits, raise_descriptor_limit
from schema import sdl
from settings import SettingError, Settings, documentation
from storage.address import parse_address
from storage.key_rotation import RotatedColumn, rotate
from storage.migrations import check_database, make_migration, migrate, one_process
from subscriptions.transports.fast_websocket import FastWebSocketProtocol

gc.enable()

ROOT = Path(__file__).parent


class Server(uvicorn.Server):
    """Announce readiness, and close the streams before uvicorn waits for requests: streams never end on their own."""

    def __init__(
        self, config: uvicorn.Config, application: Starlette, announce: Callable[[Gateway], None] | None
    ) -> None:
        super().__init__(config)
        self._application = application
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start as uvicorn does, then announce it."""
        await super().startup(sockets)
        _settle_memory()
        if self.started and self._announce is not None:
            self._announce(self._application.state.gateway)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drain the streams, then shut down as uvicorn does."""
        await self._application.state.gateway.drain()
        await super().shutdown(sockets)


def _settle_memory() -> None:
    """Exclude all current objects from garbage collection, which would walk the whole schema again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def server(application: Starlette, settings: Settings, announce: Callable[[Gateway], None] | None = None) -> Server:
    """Return the server for a gateway, with all uvicorn options that an operator should not have to know.

    Args:
        announce: called with the gateway as soon as it is serving.
    """
    limits = ConnectionLimits(per_address=settings.connections_per_address)
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        # uvicorn calls the class with its own arguments.
        http=cast(Any, functools.partial(FastHttpProtocol, limits=limits)),
        ws=FastWebSocketProtocol,
        ws_max_size=65_536,
        ws_per_message_deflate=False,
        # We send GraphQL pings instead, which prove that the client's code responds, not only its socket.
        ws_ping_interval=None,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
        timeout_keep_alive=30,
        forwarded_allow_ips=settings.forwarded_allow_ips,
        limit_concurrency=raise_descriptor_limit(),
    )
    return Server(config, application, announce)


def serve(_arguments: argparse.Namespace) -> int:
    """Run the gateway until it receives a signal to stop."""
    settings = _settings()
    application = create_app(settings)
    asyncio.run(check_database(database_address(settings)))
    gateway = server(application, settings, lambda opened: print(_welcome(opened), flush=True))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(gateway.serve())
    return 0 if gateway.started else 1


def work(_arguments: argparse.Namespace) -> int:
    """Run workflows without an HTTP server, until it receives a signal to stop."""
    settings = _settings()
    address = database_address(settings)

    async def run() -> None:
        stop = asyncio.Event()
        for signal_ in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(signal_, stop.set)
        async with open_gateway(settings, address):
            print("  Worker started; running workflows.", flush=True)
            await stop.wait()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run())
    return 0


def _welcome(gateway: Gateway) -> str:
    url = gateway.settings.public_url
    lines = ["", f"  GraphQL   {url}/graphql", f"  GraphiQL  {url}/graphiql"]
    if gateway.sign_in_code is not None:
        lines += ["", "  Sign in with this link (single use, valid for one hour):"]
        lines += [f"  {url}/graphiql#sign-in={gateway.sign_in_code}"]
    if gateway.developer_key is not None:
        lines += ["", f"  A development API key is in {gateway.developer_key}"]
        lines += ["  Run the demo with: .venv/bin/python cli.py demo"]
    return "\n".join([*lines, ""])


def run_demo(arguments: argparse.Namespace) -> int:
    """Run the demo against a running gateway."""
    settings = _settings()
    token = arguments.token or settings.admin_api_key or read_developer_key(settings.data_dir)
    if token is None:
        print("The demo needs a credential: pass --token or set ADMIN_API_KEY.", file=sys.stderr)
        return 2
    try:
        return asyncio.run(demo(arguments.url or settings.public_url, token, yes=arguments.yes))
    except (httpx.TransportError, GraphQLFailed) as error:
        print(f"The demo failed: {error}. Is the gateway running?", file=sys.stderr)
        return 1


def migrate_database(_arguments: argparse.Namespace) -> int:
    """Migrate the database to the latest schema."""
    address = database_address(_settings())
    asyncio.run(check_database(address))
    with one_process(address):
        applied = asyncio.run(migrate(address, MODELS))
    print("\n".join(f"applied {name}" for name in applied) or "no migrations to apply")
    return 0


def create_api_key(arguments: argparse.Namespace) -> int:
    """Create an API key, with its organization and user if they do not exist, and print it once."""
    settings = _settings()

    async def create() -> str:
        address = database_address(settings)
        await migrate(address, MODELS)
        database = await open_database(address)
        try:
            with database.bind():
                await begin_log()
                return await create_key(
                    settings, arguments.organization, arguments.email, Role(arguments.role), arguments.name
                )
        finally:
            await database.close()

    with one_process(database_address(settings)):
        try:
            print(asyncio.run(create()))
        except InvalidInput as error:
            print(f"No API key was created: {error}", file=sys.stderr)
            return 2
    return 0


def announce_restore(_arguments: argparse.Namespace) -> int:
    """Start a new event log after the database was restored from a backup, so that clients learn of the gap."""
    address = database_address(_settings())

    async def announce() -> None:
        await migrate(address, MODELS)
        database = await open_database(address)
        try:
            with database.bind():
                await begin_log()
                await begin_another_log()
        finally:
            await database.close()

    with one_process(address):
        asyncio.run(announce())
    print("Started a new event log. Clients with an older cursor receive StreamGap (LOG_RESET) and a new snapshot.")
    return 0


def rotate_keys(_arguments: argparse.Namespace) -> int:
    """Encrypt every stored OAuth token and secret again with the first of ENCRYPTION_KEYS."""
    settings = _settings()
    unopened = 0

    def tell(column: RotatedColumn) -> None:
        nonlocal unopened
        unopened += len(column.unopened)
        print(f"{column.column}: {column.sealed} re-encrypted", flush=True)
        for id in column.unopened:
            print(f"{column.column}: none of ENCRYPTION_KEYS decrypts the value of {id}", file=sys.stderr)

    async def run() -> None:
        # Unlike other commands, this one does not need the SQLite file to itself: it records no events, and waits for
        # its turn to write.
        database = await open_database(database_address(settings))
        try:
            with database.bind():
                await rotate(settings.encryption_keys, tell)
        finally:
            await database.close()

    asyncio.run(run())
    return 1 if unopened else 0


def write_schema(_arguments: argparse.Namespace) -> int:
    """Write `schema/schema.graphql` from the code."""
    (ROOT / "schema" / "schema.graphql").write_text(sdl())
    return 0


def write_settings(_arguments: argparse.Namespace) -> int:
    """Write `docs/settings.md` from the code."""
    (ROOT / "docs" / "settings.md").write_text(documentation(provider_settings()))
    return 0


def write_migration(arguments: argparse.Namespace) -> int:
    """Write the next migration for both dialects."""
    for url in ("sqlite:///unused.sqlite3", "postgresql://localhost/unused"):
        address = parse_address(url)
        written = asyncio.run(make_migration(address, MODELS, arguments.name))
        print(f"{address.dialect.value}: {written or 'no changes'}")
    return 0


def _settings() -> Settings:
    return checked(Settings.load(dotenv=Path(".env")))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python cli.py", description="Parley, a GraphQL gateway for agents and people."
    )
    parser.set_defaults(run=serve)
    commands = parser.add_subparsers(title="commands", metavar="")

    def command(name: str, run: Callable[[argparse.Namespace], int], help: str) -> argparse.ArgumentParser:
        added = commands.add_parser(name, help=help, description=help)
        added.set_defaults(run=run)
        return added

    command("serve", serve, "run the gateway (the default)")
    command("worker", work, "run the workflow engine without an HTTP server, as another replica (PostgreSQL only)")
    command("migrate", migrate_database, "migrate the database to the latest schema")
    key = command("create-key", create_api_key, "create an API key, and its organization and user if missing")
    key.add_argument("--organization", default="Default", help="the organization's name (default: Default)")
    key.add_argument("--email", required=True, help="the user's e-mail address")
    role_help = "the user's role, if it is new (default: MEMBER)"
    key.add_argument("--role", default="MEMBER", choices=[role.value for role in Role], help=role_help)
    key.add_argument("--name", default="command line", help="the key's name (default: command line)")
    command("restored", announce_restore, "start a new event log after restoring the database from a backup")
    command("rotate-keys", rotate_keys, "encrypt every stored secret again with the first of ENCRYPTION_KEYS")
    command("schema", write_schema, "write schema/schema.graphql")
    command("settings-docs", write_settings, "write docs/settings.md")
    shown = command("demo", run_demo, "run the demo against a running gateway")
    shown.add_argument("--url", help="the gateway's URL (default: PUBLIC_URL)")
    shown.add_argument("--token", help="a token or API key (default: ADMIN_API_KEY, or the development API key)")
    shown.add_argument("--yes", action="store_true", help="approve without asking")
    migration = command("make-migration", write_migration, "write the next migration for both dialects")
    migration.add_argument("name", help="what it changes, in snake_case")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return the exit status."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    for noisy in ("httpx", "httpcore", "tortoise", "aerich", "asyncio"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    parsed = _parser().parse_args(arguments)
    try:
        status: int = parsed.run(parsed)
    except (SettingError, BlockingIOError, Unavailable) as error:
        print(f"Parley did not start: {error}", file=sys.stderr)
        return 2
    return status


if __name__ == "__main__":
    sys.exit(main())
