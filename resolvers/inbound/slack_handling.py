"""Processing calls from Slack that were stored: messages and commands become requests, buttons decide approvals."""

from dataclasses import dataclass
from typing import Final, Protocol

from auth.access import get_visible, visible
from auth.actor import Actor
from connectors.calls import Caller
from context.operation import Resources
from engine.deliveries.approval_messages import outcome_message
from engine.deliveries.effective import effective
from engine.requests.conversations import Conversation
from engine.requests.receive import NewRequest, receive
from errors import Conflict, Forbidden, InvalidInput, NotFound, ParleyError
from json_types import JsonObject
from models.approvals import Approval, ApprovalStatus
from models.delivery_channels import DeliveryChannel
from models.inbound import InboundReceipt
from models.sessions import Channel, Session
from resolvers import checks
from resolvers.inbound.calls import digest_of, string_in
from resolvers.inbound.identities import Unlinked, known_slack_actor, slack_actor
from storage.database import transaction
from storage.turns import read_on_behalf_of

_EXPECTED: Final = (Forbidden, NotFound, Conflict, InvalidInput)
"""Errors that are explained to the user."""


class Decide(Protocol):
    """The use case with which a user decides an approval, whatever the channel."""

    async def __call__(self, actor: Actor, *, id: str, approved: bool, feedback: str | None, via: Channel) -> Approval:
        """Record the decision; see `resolvers.approvals.deciding.decide`."""


@dataclass(frozen=True, slots=True)
class SlackHandler:
    """Processes stored calls from Slack. One per process."""

    resources: Resources
    decide: Decide

    async def __call__(self, receipt: InboundReceipt) -> str | None:
        """Process a call, and return the id of the request that it created or the approval that it decided."""
        read_on_behalf_of(receipt.organization_id)
        payload: JsonObject = receipt.payload or {}
        call = _StoredCall(self.resources, receipt, payload)
        match receipt.kind:
            case "message":
                return await self._message(call)
            case "command" | "forwarded":
                return await self._asked(call)
            case "decision":
                return await self._decision(call)
        raise InvalidInput(f"Calls of the kind {receipt.kind} are not supported.")

    # ------------------------------------------------------------ requests

    async def _message(self, call: "_StoredCall") -> str | None:
        """Create a request for a direct message, a mention of the app, or a message in a conversation with it."""
        if not call.text("text"):
            return None
        if not call.payload.get("direct") and not call.payload.get("mention"):
            actor = await known_slack_actor(call.organization_id, call.text("team"), call.text("user"))
            if actor is None or not await _is_conversation(actor, call.text("channel"), call.text("thread")):
                return None  # people talking to each other
        return await self._asked(call)

    async def _asked(self, call: "_StoredCall") -> str:
        try:
            actor = await call.actor()
            actor.require("requests:write")
            thread = call.text("thread") or await self._new_thread(call, actor)
            async with transaction():
                request = await receive(_request(call, actor, thread or None), by=actor.id)
        except _EXPECTED as error:
            await call.explain(error.message)
            raise
        return request.id

    async def _new_thread(self, call: "_StoredCall", actor: Actor) -> str:
        """Return the thread that a message in a channel begins, if replies to this user go into threads."""
        if call.receipt.kind != "message" or call.payload.get("direct"):
            return ""
        configs = await effective(self.resources.connectors, actor.organization_id, actor.id)
        slack = next(each for each in configs if each.channel is DeliveryChannel.SLACK)
        return call.text("ts") if slack.config.get("thread_replies") else ""

    # ------------------------------------------------------------ approvals

    async def _decision(self, call: "_StoredCall") -> str | None:
        """Decide an approval as the linked user, and replace the message with its buttons by the outcome."""
        id = call.text("approval")
        try:
            actor = await call.actor()
            approval = await self._decided(call, actor, id)
        except _EXPECTED as error:
            await call.explain(error.message)
            raise
        if approval.status is ApprovalStatus.PENDING:
            await call.explain("Your decision is recorded. The request still needs other approvals.")
        else:
            await call.replace_message(*await outcome_message(approval))
        return approval.id

    async def _decided(self, call: "_StoredCall", actor: Actor, id: str) -> Approval:
        """Return the approval after the decision, or as it was decided before."""
        approved = call.payload.get("approved") is True
        try:
            return await self.decide(actor, id=id, approved=approved, feedback=None, via=Channel.SLACK)
        except Conflict:
            approval = await get_visible(Approval, actor, id)
            if approval.status is ApprovalStatus.PENDING:
                raise  # the user has decided before, and other decisions are missing
            return approval


@dataclass(frozen=True, slots=True)
class _StoredCall:
    """A stored call, and how to respond to it."""

    resources: Resources
    receipt: InboundReceipt
    payload: JsonObject

    @property
    def organization_id(self) -> str:
        """The organization that the workspace belongs to."""
        return self.receipt.organization_id

    @property
    def request_id(self) -> str:
        """The id of the request at its source: a message has one, although Slack may send several events for it."""
        if self.receipt.kind == "message":
            name = f"{self.text('team')} {self.text('channel')} {self.text('ts')}"
            return name if len(name) <= checks.LONGEST_NAME else digest_of(name)
        return self.receipt.external_id

    @property
    def metadata(self) -> JsonObject:
        """The metadata of the request: the message that asks it."""
        return {"messageTs": self.text("ts")} if self.text("ts") else {}

    @property
    def response_url(self) -> str | None:
        """The URL for responses, which is a secret."""
        return self.receipt.response_url(self.resources.settings.encryption_keys)

    def text(self, name: str) -> str:
        """Return a string of the payload; empty if it has none."""
        return string_in(self.payload, name)

    async def actor(self) -> Actor:
        """Return the user who called.

        Raises:
            Unlinked: the Slack user is not known, or belongs to another workspace (Slack Connect).
        """
        if self.text("userTeam") not in ("", self.text("team")):
            raise Unlinked("Your Slack account belongs to another workspace.")
        return await slack_actor(self.resources, self.organization_id, self.text("team"), self.text("user"))

    async def explain(self, message: str) -> None:
        """Show a text to the user who called, and to nobody else."""
        if url := self.response_url:
            await self._run("respond", {"url": url, "text": message})
        elif self.receipt.kind == "message":
            params: JsonObject = {"channel": self.text("channel"), "user": self.text("user"), "text": message}
            if thread := self.text("thread"):
                params["threadTs"] = thread
            await self._run("post_ephemeral", params)

    async def replace_message(self, text: str, blocks: list[JsonObject]) -> None:
        """Replace the message with the buttons; without a usable response URL, as the app that posted it."""
        url = self.response_url
        replacement: JsonObject = {"url": url, "text": text, "blocks": [*blocks], "replaceOriginal": True}
        if url and await self._run("respond", replacement):
            return
        if self.text("channel") and self.text("ts"):
            update: JsonObject = {"channel": self.text("channel"), "ts": self.text("ts"), "text": text}
            await self._run("update_message", {**update, "blocks": [*blocks]})

    async def _run(self, action: str, params: JsonObject) -> bool:
        """Run an action of Slack as the app; return whether it succeeded. What was decided or asked counts anyway."""
        caller, key = Caller(self.organization_id, None), f"{self.receipt.id} {action}"
        try:
            await self.resources.connectors.run("slack", action, params, caller=caller, key=key)
        except ParleyError:
            return False
        return True


def _request(call: "_StoredCall", actor: Actor, thread: str | None) -> NewRequest:
    """Return the request that a message makes, in this thread."""
    channel = call.text("channel")
    return NewRequest(
        conversation=Conversation(actor.organization_id, actor.id, Channel.SLACK, channel_id=channel, thread_id=thread),
        content=call.text("text"),
        metadata=call.metadata,
        extra={
            "channel_id": channel,
            "thread_id": thread,
            "slack_user_id": call.text("user"),
            "slack_team_id": call.text("team"),
        },
        external_id=call.request_id,
    )


async def _is_conversation(actor: Actor, channel: str, thread: str) -> bool:
    """Return whether the user has asked in this thread before."""
    if not thread:
        return False
    place = Conversation(actor.organization_id, actor.id, Channel.SLACK, None, channel, thread)
    return await visible(Session, actor).filter(conversation_key=place.key).exists()
