"""The command line: `python cli.py --help` lists the commands; without one it serves."""

# ruff: noqa: E402
import gc

from models import MODELS
from models.database import open_database

# While modules come in nothing becomes garbage, and to look for it among them again and again is a fifth of the start.
gc.disable()

import argparse
import asyncio
import logging
import signal
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import httpx
import uvicorn
import uvloop
from starlette.applications import Starlette

from app import Gateway, checked, create_app, database_address, open_gateway
from auth.bootstrap import create_key
from auth.developer import read_developer_key
from connectors import outside_settings
from errors import InvalidInput, Unavailable
from examples.client import GraphQLFailed
from examples.demo import demo
from models.event_log import begin_another_log, begin_log
from models.users import Role
from routes.fast_http import AnswerWriting
from schema import sdl
from settings import SettingError, Settings, documentation
from storage.address import parse_address
from storage.key_rotation import RotatedColumn, rotate
from storage.migrations import check_database, make_migration, migrate, one_process
from subscriptions.transports.fast_websocket import FastWebSocketProtocol

gc.enable()

ROOT = Path(__file__).parent


class Server(uvicorn.Server):
    """Says when it serves, and sends the streams away before uvicorn waits for requests to end: streams do not end."""

    def __init__(
        self, config: uvicorn.Config, application: Starlette, announce: Callable[[Gateway], None] | None
    ) -> None:
        super().__init__(config)
        self._application = application
        self._announce = announce

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Starts as uvicorn does, and then says so."""
        await super().startup(sockets)
        _settle_memory()
        if self.started and self._announce is not None:
            self._announce(self._application.state.gateway)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Drains, then shuts down as uvicorn does."""
        await self._application.state.gateway.drain()
        await super().shutdown(sockets)


def _settle_memory() -> None:
    """Tells the collector that what there is now stays: it would walk the whole schema again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 10, 10)


def server(application: Starlette, settings: Settings, announce: Callable[[Gateway], None] | None = None) -> Server:
    """Returns the server for a gateway, with everything an operator should not have to know about uvicorn.

    Args:
        announce: is given the gateway as soon as it serves.
    """
    config = uvicorn.Config(
        application,
        host=settings.host,
        port=settings.port,
        loop="uvloop",
        http=AnswerWriting,
        ws=FastWebSocketProtocol,
        ws_max_size=65_536,
        ws_per_message_deflate=False,
        # Our own pings are GraphQL ones, which tell of the client's code and not only of its socket.
        ws_ping_interval=None,
        server_header=False,
        access_log=False,
        log_level="warning",
        timeout_graceful_shutdown=10,
        timeout_keep_alive=30,
    )
    return Server(config, application, announce)


def serve(_arguments: argparse.Namespace) -> int:
    """Runs the gateway until it is told to stop."""
    settings = _settings()
    application = create_app(settings)
    asyncio.run(check_database(database_address(settings)))
    gateway = server(application, settings, lambda opened: print(_welcome(opened), flush=True))
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(gateway.serve())
    return 0 if gateway.started else 1


def work(_arguments: argparse.Namespace) -> int:
    """Runs workflows, without a door to the outside, until it is told to stop."""
    settings = _settings()
    address = database_address(settings)

    async def run() -> None:
        told = asyncio.Event()
        for signal_ in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(signal_, told.set)
        async with open_gateway(settings, address):
            print("  This worker runs workflows.", flush=True)
            await told.wait()

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(run())
    return 0


def _welcome(gateway: Gateway) -> str:
    url = gateway.settings.public_url
    lines = ["", f"  GraphQL   {url}/graphql", f"  GraphiQL  {url}/graphiql"]
    if gateway.sign_in_code is not None:
        lines += ["", "  Sign in once with this link (it works for one hour):"]
        lines += [f"  {url}/graphiql#sign-in={gateway.sign_in_code}"]
    if gateway.developer_key is not None:
        demonstration = "see it all move: .venv/bin/python cli.py demo"
        lines += ["", f"  The API key of this machine is in {gateway.developer_key}; {demonstration}"]
    return "\n".join([*lines, ""])


def run_demo(arguments: argparse.Namespace) -> int:
    """Plays the demonstration against a running gateway."""
    settings = _settings()
    token = arguments.token or settings.admin_api_key or read_developer_key(settings.data_dir)
    if token is None:
        print("The demonstration needs a credential: --token, or ADMIN_API_KEY in the environment.", file=sys.stderr)
        return 2
    try:
        return asyncio.run(demo(arguments.url or settings.public_url, token, yes=arguments.yes))
    except (httpx.TransportError, GraphQLFailed) as error:
        print(f"The demonstration ended: {error}. Is the gateway running?", file=sys.stderr)
        return 1


def migrate_database(_arguments: argparse.Namespace) -> int:
    """Brings the database to the newest schema."""
    address = database_address(_settings())
    asyncio.run(check_database(address))
    with one_process(address):
        applied = asyncio.run(migrate(address, MODELS))
    print("\n".join(f"applied {name}" for name in applied) or "nothing to apply")
    return 0


def create_api_key(arguments: argparse.Namespace) -> int:
    """Makes an API key, with its organization and user where they are missing, and prints it once."""
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
            print(f"No key was made: {error}", file=sys.stderr)
            return 2
    return 0


def announce_restore(_arguments: argparse.Namespace) -> int:
    """Says that the database was put back from a backup, so that clients with later cursors are told."""
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
    print("Clients with a cursor from before are told StreamGap (LOG_RESET) and begin with a new snapshot.")
    return 0


def rotate_keys(_arguments: argparse.Namespace) -> int:
    """Seals every stored secret of another system anew, under the first of ENCRYPTION_KEYS."""
    settings = _settings()
    unopened = 0

    def tell(column: RotatedColumn) -> None:
        nonlocal unopened
        unopened += len(column.unopened)
        print(f"{column.column}: {column.sealed} sealed anew", flush=True)
        for id in column.unopened:
            print(f"{column.column}: none of ENCRYPTION_KEYS opens that of {id}", file=sys.stderr)

    async def run() -> None:
        # Not alone on a SQLite file, as other commands are: this one records nothing, and waits for its turn to write.
        database = await open_database(database_address(settings))
        try:
            with database.bind():
                await rotate(settings.encryption_keys, tell)
        finally:
            await database.close()

    asyncio.run(run())
    return 1 if unopened else 0


def write_schema(_arguments: argparse.Namespace) -> int:
    """Writes the schema as the code has it to `schema/schema.graphql`."""
    (ROOT / "schema" / "schema.graphql").write_text(sdl())
    return 0


def write_settings(_arguments: argparse.Namespace) -> int:
    """Writes `docs/settings.md`."""
    (ROOT / "docs" / "settings.md").write_text(documentation(outside_settings()))
    return 0


def write_migration(arguments: argparse.Namespace) -> int:
    """Writes the next migration of both dialects."""
    for url in ("sqlite:///unused.sqlite3", "postgresql://localhost/unused"):
        address = parse_address(url)
        written = asyncio.run(make_migration(address, MODELS, arguments.name))
        print(f"{address.dialect.value}: {written or 'nothing changed'}")
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
    command("worker", work, "run workflows without serving: one more replica of the engine, on PostgreSQL")
    command("migrate", migrate_database, "bring the database to the newest schema")
    key = command("create-key", create_api_key, "make an API key, and its organization and user where missing")
    key.add_argument("--organization", default="Default", help="the organization's name (default: Default)")
    key.add_argument("--email", required=True, help="the user's e-mail address")
    key.add_argument("--role", default="MEMBER", choices=[role.value for role in Role], help="for a new user")
    key.add_argument("--name", default="command line", help="what the key is for")
    command("restored", announce_restore, "say that the database was put back from a backup")
    command("rotate-keys", rotate_keys, "seal every stored secret anew, under the first of ENCRYPTION_KEYS")
    command("schema", write_schema, "write schema/schema.graphql")
    command("settings-docs", write_settings, "write docs/settings.md")
    shown = command("demo", run_demo, "play the demonstration against a running gateway")
    shown.add_argument("--url", help="where the gateway is (default: PUBLIC_URL)")
    shown.add_argument("--token", help="a token or API key (default: ADMIN_API_KEY, or the key of this machine)")
    shown.add_argument("--yes", action="store_true", help="answer the approval instead of asking")
    migration = command("make-migration", write_migration, "write the next migration of both dialects")
    migration.add_argument("name", help="what it does, in snake_case")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Runs a command and returns the exit status."""
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
