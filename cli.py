"""The command line: `python cli.py --help` lists the commands; the default is `serve`.

Arguments and settings are parsed before the command is imported: the application takes seconds to import.
"""

import argparse
import gc
import importlib
import sys
from collections.abc import Callable
from typing import Final

from errors import Unavailable
from settings import FILES, LogFormat, SettingError, Settings
from telemetry.logs import configure as configure_log

_INTERRUPTED: Final = 130
_PATHS: Final = frozenset({"file", "anchors"})


def parser() -> argparse.ArgumentParser:
    """Return the parser of the arguments."""
    made = argparse.ArgumentParser(prog="python cli.py", description="Parley, a GraphQL gateway for agents and people.")
    made.set_defaults(run="serving:serve", starts=True, configured=True, keeps_keys=True)
    commands = _Commands(made)
    _add_running(commands)
    _add_credentials(commands)
    _add_operating(commands)
    _add_developing(commands)
    return made


class _Commands:
    """The commands, in the order of the help."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._added = parser.add_subparsers(title="commands", metavar="")

    def add(self, name: str, run: str, help: str, **more: bool) -> argparse.ArgumentParser:
        """Add a command, `module:function` of `commands`, and return the parser of its arguments."""
        added = self._added.add_parser(name, help=help, description=help)
        added.set_defaults(run=run, **{"starts": False, **more})
        return added

    def add_unlisted(self, name: str, run: str) -> argparse.ArgumentParser:
        """Add a command that people do not run, which the help does not list."""
        added = self._added.add_parser(name)
        added.set_defaults(run=run)
        return added


def _add_running(commands: _Commands) -> None:
    commands.add("serve", "serving:serve", "run the gateway (the default)", starts=True)
    part = commands.add_unlisted("serve-process", "supervised:serve_process")  # started by `serve`: WEB_CONCURRENCY
    part.add_argument("--control", type=int, required=True)
    engine = "run the workflow engine without an HTTP server, as another replica (PostgreSQL only)"
    commands.add("worker", "serving:work", engine, starts=True)
    commands.add("migrate", "database:migrate_database", "migrate the database to the latest schema")


def _add_credentials(commands: _Commands) -> None:
    create = "create an API key, and its organization and user if missing"
    key = commands.add("create-key", "credentials:create_api_key", create)
    key.add_argument("--organization", default="Default", help="the organization's name (default: Default)")
    key.add_argument("--email", required=True, help="the user's e-mail address")
    key.add_argument("--role", default="MEMBER", help="the user's role, if it is new (default: MEMBER)")
    key.add_argument("--name", default="command line", help="the key's name (default: command line)")
    single_use = "print a single-use link that signs a user in"
    link = commands.add("sign-in-link", "credentials:sign_in_link", single_use, keeps_keys=False)
    link.add_argument("--email", help="the user's e-mail address (default: the first administrator)")


def _add_operating(commands: _Commands) -> None:
    announce = "start a new event log after restoring a database by other means than `restore`"
    commands.add("restored", "backup:announce_restore", announce)
    check = "check settings, database, Redis, ports and external services, and say what to do"
    doctor = commands.add("doctor", "doctor:run_doctor", check, configured=False)
    doctor.add_argument("--json", action="store_true", help="print a JSON list")
    copy = "copy the SQLite database to a file; the gateway may be running"
    backup = commands.add("backup", "backup:back_up_database", copy)
    backup.add_argument("file", help="the file, which must not exist")
    replace = "put a backup in the place of the SQLite database"
    restore = commands.add("restore", "backup:restore_database", replace)
    restore.add_argument("file", help="the file that `backup` wrote")
    rotate = "encrypt every stored secret again with the first of ENCRYPTION_KEYS"
    commands.add("rotate-keys", "database:rotate_keys", rotate)
    verify = "verify the audit trail of every organization"
    audit = commands.add("verify-audit", "audit:verify_audit", verify, keeps_keys=False)
    audit.add_argument("--organization", help="the id of one organization (default: all of them)")
    audit.add_argument("--anchors", help="a file of anchors to compare the trail with; the present ones are added")


def _add_developing(commands: _Commands) -> None:
    commands.add("schema", "generated:write_schema", "write schema/schema.graphql", configured=False)
    commands.add("settings-docs", "generated:write_settings", "write docs/settings.md", configured=False)
    demo = commands.add("demo", "demo:run_demo", "run the demo against a running gateway", keeps_keys=False)
    demo.add_argument("--url", help="the gateway's URL (default: PUBLIC_URL)")
    demo.add_argument("--token", help="a token or API key (default: ADMIN_API_KEY, or the development API key)")
    demo.add_argument("--yes", action="store_true", help="approve without asking")
    _add_slack_simulate(commands)
    both = "write the next migration for both dialects"
    migration = commands.add("make-migration", "database:write_migration", both, configured=False)
    migration.add_argument("name", help="what it changes, in snake_case")


def _add_slack_simulate(commands: _Commands) -> None:
    send = "send a signed call to a running gateway, as Slack would"
    slack = commands.add("slack-simulate", "slack_simulate:run_slack_simulate", send, keeps_keys=False)
    slack.add_argument("what", choices=["verify", "message", "mention", "command", "button"], help="the kind of call")
    slack.add_argument("text", nargs="?", default="", help="the text, or the id of the approval of a button")
    slack.add_argument("--reject", action="store_true", help="click the button that rejects")
    slack.add_argument("--team", default="TSIMULATED", help="the workspace (default: TSIMULATED)")
    slack.add_argument("--user", default="USIMULATED", help="the Slack user (default: USIMULATED)")
    slack.add_argument("--channel", default="DSIMULATED", help="the channel (default: DSIMULATED)")
    slack.add_argument("--thread", help="the ts of the thread's first message")
    slack.add_argument("--link", action="store_true", help="act as the credential's owner, and wait for the outcome")
    slack.add_argument("--url", help="the gateway's URL (default: PUBLIC_URL)")
    slack.add_argument(
        "--token", help="a token or API key (default: ADMIN_API_KEY, or the development key in DATA_DIR)"
    )


def _command(name: str) -> Callable[..., int]:
    """Import a command, `module:function` of `commands`."""
    module, _, function = name.partition(":")
    # Importing modules creates no garbage, and repeatedly scanning for it takes a fifth of the startup time.
    gc.disable()
    try:
        found: Callable[..., int] = getattr(importlib.import_module(f"commands.{module}"), function)
    finally:
        gc.enable()
    return found


def _not_utf8(parsed: argparse.Namespace) -> str | None:
    """Return the name of an argument that is not encoded in UTF-8, which no database stores; a path may be so."""
    texts = {name: value for name, value in vars(parsed).items() if isinstance(value, str) and name not in _PATHS}
    return next((name for name, value in texts.items() if value.encode(errors="replace").decode() != value), None)


def _run(parsed: argparse.Namespace) -> int:
    if not parsed.configured:
        return _command(parsed.run)(parsed)
    settings = Settings.load(dotenv=FILES, keeps_keys=parsed.keeps_keys)
    configure_log(settings.log_level, as_json=settings.log_format is LogFormat.JSON)
    several = parsed.run == "serving:serve" and settings.web_concurrency > 1
    return _command("supervising:supervise" if several else parsed.run)(parsed, settings)


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return the exit status."""
    known = parser()
    parsed = known.parse_args(arguments)
    if (name := _not_utf8(parsed)) is not None:
        known.error(f"The argument {name} is not encoded in UTF-8.")
    configure_log()
    try:
        return _run(parsed)
    except KeyboardInterrupt:
        print("Stopped.", flush=True)
        return _INTERRUPTED
    except (SettingError, BlockingIOError, Unavailable) as error:
        print(f"{'Parley did not start' if parsed.starts else 'The command failed'}: {error}", file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
