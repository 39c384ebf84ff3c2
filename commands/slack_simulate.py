"""`slack-simulate`: sends signed calls to a running gateway, as Slack would, to try an app without a tunnel.

With `--link`, the simulated Slack user acts as the owner of the credential, and the command waits for the outcome.
"""

import argparse
import asyncio
import contextlib
import json
import sys
import time
import uuid
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

import httpx

from auth.developer import read_developer_key
from connectors.inbound_settings import SLACK, secrets_in
from connectors.providers.slack.responses import HOOKS
from connectors.webhook_signatures import slack_signature
from examples.client import Client, GraphQLFailed
from settings import Settings

FORM: Final = "application/x-www-form-urlencoded"
JSON: Final = "application/json"
_BOT: Final = "USIMULATEDBOT"
_WAIT_SECONDS: Final = 60.0
_UNKNOWN: Final = "unknown"

_LINK: Final = """
mutation($team: String!, $user: String!) {
  linkChannelUser(input: {channel: SLACK, teamId: $team, externalUserId: $user}) { errors { code message } }
}"""
_REQUESTS: Final = "{ requests(first: 1, filter: {channel: [SLACK]}) { nodes { id status response error } } }"
_APPROVAL: Final = "query($id: ID!) { approval(id: $id) { status } }"


@dataclass(frozen=True, slots=True)
class SimulatedCall:
    """A call as Slack sends it: the path, the media type and the raw body."""

    path: str
    type: str
    body: bytes


def run_slack_simulate(arguments: argparse.Namespace, settings: Settings) -> int:
    """Send one call to a running gateway, and print the response and the outcome."""
    secrets = secrets_in(settings.given, SLACK)
    if not secrets:
        return _failed(f"Set {SLACK}, for the gateway and for this command: any text that you choose, to try it.")
    if arguments.what in ("message", "mention", "command", "button") and not arguments.text:
        return _failed("Pass the text of the message or command, or the id of the approval whose button is clicked.")
    url = arguments.url or settings.public_url
    token = arguments.token or settings.admin_api_key or read_developer_key(settings.data_dir)
    hooks = (settings.given.get(HOOKS.name) or HOOKS.default or "").rstrip("/")
    if arguments.link and token is None:
        return _failed("--link needs a credential: pass --token, or set ADMIN_API_KEY or the gateway's DATA_DIR.")
    try:
        return asyncio.run(_simulate(arguments, url, secrets[0], token if arguments.link else None, hooks))
    except httpx.TransportError as error:
        return _failed(f"{url} cannot be reached ({error}). Is it running? If it uses another port, pass --url.")
    except (GraphQLFailed, TimeoutError) as error:
        return _failed(str(error) or f"There was no outcome within {_WAIT_SECONDS:g} seconds.")


async def _simulate(arguments: argparse.Namespace, url: str, secret: str, token: str | None, hooks: str) -> int:
    call, timestamp = call_of(arguments, hooks), str(int(time.time()))
    headers = {
        "content-type": call.type,
        "x-slack-request-timestamp": timestamp,
        "x-slack-signature": slack_signature(secret, timestamp, call.body),
    }
    async with contextlib.AsyncExitStack() as stack:
        client = None if token is None else await stack.enter_async_context(Client(url, token))
        before = None if client is None else await _linked(client, arguments)
        http = await stack.enter_async_context(httpx.AsyncClient(base_url=url, timeout=30))
        response = await http.post(call.path, content=call.body, headers=headers)
        print(f"{call.path}: {response.status_code} {response.text}".rstrip())
        if client is not None and response.is_success:
            outcome = await _outcome(client, arguments, before)
            print(outcome)
            return 1 if outcome.endswith(f" {_UNKNOWN}") and arguments.what == "button" else 0
    return 0 if response.is_success else 1


async def _linked(client: Client, arguments: argparse.Namespace) -> str | None:
    """Link the simulated Slack user to the owner of the credential, and return the owner's newest request."""
    await client.query(_LINK, team=arguments.team, user=arguments.user)
    return await _newest_request(client)


async def _newest_request(client: Client) -> str | None:
    rows = (await client.query(_REQUESTS))["requests"]["nodes"]
    return str(rows[0]["id"]) if rows else None


async def _outcome(client: Client, arguments: argparse.Namespace, before: str | None) -> str:
    if arguments.what == "button":
        return await _decision(client, arguments.text)
    return "" if arguments.what == "verify" else await _reply(client, before)


async def _reply(client: Client, before: str | None) -> str:
    """Return the outcome of the request that follows, once it has ended."""
    async with asyncio.timeout(_WAIT_SECONDS):
        while True:
            rows = (await client.query(_REQUESTS))["requests"]["nodes"]
            if rows and rows[0]["id"] != before and rows[0]["status"] in ("COMPLETED", "FAILED"):
                return f"{rows[0]['id']} {rows[0]['status']}: {rows[0]['response'] or rows[0]['error']}"
            await asyncio.sleep(0.1)


async def _decision(client: Client, id: str) -> str:
    """Return an approval's status, once it is resolved or a moment has passed."""
    status = _UNKNOWN
    for _ in range(50):
        approval = (await client.query(_APPROVAL, id=id))["approval"]
        status = _UNKNOWN if approval is None else str(approval["status"])
        if status != "PENDING":
            break
        await asyncio.sleep(0.1)
    return f"{id} {status}"


def call_of(arguments: argparse.Namespace, hooks: str) -> SimulatedCall:
    """Return the call that Slack would send.

    Args:
        hooks: the base URL of the URLs for responses.
    """
    match arguments.what:
        case "verify":
            document = {"type": "url_verification", "token": "simulated", "challenge": uuid.uuid4().hex}
            return SimulatedCall("/slack/events", JSON, json.dumps(document).encode())
        case "command":
            return SimulatedCall("/slack/commands", FORM, urlencode(_command(arguments, hooks)).encode())
        case "button":
            form = urlencode({"payload": json.dumps(_click(arguments, hooks))})
            return SimulatedCall("/slack/interactive", FORM, form.encode())
    return SimulatedCall("/slack/events", JSON, json.dumps(_event(arguments)).encode())


def escaped(text: str) -> str:
    """Return a text with the escapes that Slack applies to every message; the gateway removes them again."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _event(arguments: argparse.Namespace) -> dict[str, object]:
    mention = arguments.what == "mention"
    event: dict[str, object] = {
        "type": "app_mention" if mention else "message",
        "user": arguments.user,
        "channel": arguments.channel,
        "text": f"<@{_BOT}> {escaped(arguments.text)}" if mention else escaped(arguments.text),
        "ts": f"{time.time():.6f}",
    }
    if not mention:
        event["channel_type"] = "im"
    if arguments.thread:
        event["thread_ts"] = arguments.thread
    return {
        "type": "event_callback",
        "team_id": arguments.team,
        "event_id": f"Ev{uuid.uuid4().hex[:10].upper()}",
        "event_time": int(time.time()),
        "authorizations": [{"team_id": arguments.team, "user_id": _BOT, "is_bot": True}],
        "event": event,
    }


def _command(arguments: argparse.Namespace, hooks: str) -> dict[str, str]:
    return {
        "command": "/parley",
        "text": escaped(arguments.text),
        "team_id": arguments.team,
        "user_id": arguments.user,
        "channel_id": arguments.channel,
        "response_url": f"{hooks}/commands/{arguments.team}/1/simulated",
        "trigger_id": uuid.uuid4().hex,
    }


def _click(arguments: argparse.Namespace, hooks: str) -> dict[str, object]:
    action = "reject" if arguments.reject else "approve"
    return {
        "type": "block_actions",
        "team": {"id": arguments.team},
        "user": {"id": arguments.user, "team_id": arguments.team},
        "channel": {"id": arguments.channel},
        "response_url": f"{hooks}/actions/{arguments.team}/1/simulated",
        "trigger_id": uuid.uuid4().hex,
        "actions": [{"type": "button", "action_id": action, "block_id": arguments.text, "value": arguments.text}],
    }


def _failed(message: str) -> int:
    print(f"Nothing was simulated: {message}", file=sys.stderr)
    return 2
