"""A webhook of Discord: 204 without `wait`, nested errors, mentions that can be switched off, and waits as floats."""

import json
from dataclasses import dataclass
from typing import Any, Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

WEBHOOK, TOKEN = "123456789012345678", "fake-token-of_the-webhook"

JsonObject = dict[str, Any]

CLOUDFLARE: Final[Answer] = (429, {"content-type": "text/html", "retry-after": "7"}, b"<html>error code: 1015</html>")
"""The rate limit of the proxy in front of Discord."""


@dataclass(frozen=True)
class Posted:
    """A message in the channel."""

    id: str
    content: str
    embeds: list[JsonObject]
    thread_id: str | None
    mentions: bool


def error(status: int, code: int, message: str, **more: Any) -> Answer:
    """Return an error in Discord's form."""
    return reply(status, {"message": message, "code": code, **more})


def limited(seconds: float, *, everywhere: bool = False) -> Answer:
    """Return Discord's own rate limit."""
    headers = {
        "x-ratelimit-limit": "5",
        "x-ratelimit-remaining": "0",
        "x-ratelimit-reset-after": str(seconds),
        "x-ratelimit-scope": "global" if everywhere else "shared",
    }
    return reply(429, {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}, headers)


class FakeDiscord(FakeProvider):
    """One webhook, in a channel with the thread 42."""

    def __init__(self) -> None:
        super().__init__()
        self.messages: list[Posted] = []
        self.deleted = False

    @property
    def webhook(self) -> str:
        """The URL of the webhook, as Discord shows it."""
        return f"{self.url}/api/webhooks/{WEBHOOK}/{TOKEN}"

    def serve(self, asked: Asked) -> Answer:
        """See `FakeProvider`."""
        parts = asked.path.strip("/").split("/")
        if parts[:2] != ["api", "webhooks"] or len(parts) != 4:
            return error(404, 0, "404: Not Found")
        if self.deleted or parts[2] != WEBHOOK:
            return error(404, 10015, "Unknown Webhook")
        if parts[3] != TOKEN:
            return error(401, 50027, "Invalid Webhook Token")
        given, query = self._given(asked), dict(asked.query)
        message = self._post(given, query.get("thread_id"))
        if query.get("wait") != "true":
            return 204, {}, b""
        return reply(200, {"id": message.id, "channel_id": query.get("thread_id", "7"), "content": message.content})

    def _given(self, asked: Asked) -> JsonObject:
        try:
            document = json.loads(asked.body)
        except ValueError:
            raise Refusal(error(400, 50109, "The request body contains invalid JSON.")) from None
        given: JsonObject = document
        return given

    def _post(self, given: JsonObject, thread_id: str | None) -> Posted:
        content, embeds = given.get("content", ""), given.get("embeds", [])
        if not content and not embeds:
            raise Refusal(error(400, 50006, "Cannot send an empty message"))
        if thread_id not in (None, "42"):
            raise Refusal(error(400, 10003, "Unknown Channel"))
        self._check_length("content", content, 2000)
        for index, embed in enumerate(embeds):
            self._check_length(f"embeds.{index}.description", embed.get("description", ""), 4096)
            self._check_length(f"embeds.{index}.title", embed.get("title", ""), 256)
        mentions = given.get("allowed_mentions") != {"parse": []}
        message = Posted(f"9{len(self.messages):017d}", content, embeds, thread_id, mentions)
        self.messages.append(message)
        return message

    def _check_length(self, field: str, text: str, longest: int) -> None:
        if len(text) <= longest:
            return
        said = {"code": "BASE_TYPE_MAX_LENGTH", "message": f"Must be {longest} or fewer in length."}
        errors: JsonObject = {"_errors": [said]}
        for name in reversed(field.split(".")):
            errors = {name: errors}
        raise Refusal(error(400, 50035, "Invalid Form Body", errors=errors))
