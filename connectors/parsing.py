"""Parsing the replies of JSON APIs: into types, and into messages that may be shown."""

import hashlib
import re
from typing import Final, TypeVar
from urllib.parse import quote

import msgspec

from connectors.transport.exchange import Reply
from errors import InvalidInput, OutcomeUnknown, UpstreamFailed
from json_types import Json
from shown import as_json

MAX_MESSAGE_LENGTH: Final = 300
"""The maximum length of a provider's own message."""

# The form of providers' tokens; an error may quote the token that it rejects.
_TOKENS: Final = re.compile(
    r"(xox[a-z]-|xoxe\.|xapp-|gh[a-z]_|github_pat_|ya29\.|1//|eyJ[\w-]+\.|Bearer\s+|Basic\s+)[\w.\-/+=~]+",
    re.IGNORECASE,
)

T = TypeVar("T")


class Wire(msgspec.Struct, frozen=True):
    """A part of a provider's reply, under the provider's names; unknown fields are ignored."""


def decode(reply: Reply, type: type[T], provider: str, *, repeatable: bool) -> T:
    """Return the content of a successful reply.

    Raises:
        UpstreamFailed: the content is not what the provider documents.
        OutcomeUnknown: likewise, after something that must not happen twice.
    """
    try:
        return msgspec.convert(strip_nul(msgspec.json.decode(reply.content)), type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        message = f"{provider} responded with {reply.status} with undocumented content"
    if repeatable:
        raise UpstreamFailed(f"{message}.")
    raise OutcomeUnknown(f"{message}; the request may have taken effect.")


def decode_error(reply: Reply, type: type[T]) -> T | None:
    """Return the content of an error reply; None if it is not what the provider documents."""
    try:
        return msgspec.convert(strip_nul(msgspec.json.decode(reply.content)), type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def any_json(reply: Reply) -> Json:
    """Return the content of a reply, which may be any JSON.

    Raises:
        ValueError: it is not JSON, or nested too deep.
    """
    try:
        return strip_nul(msgspec.json.decode(reply.content))
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise ValueError(str(error)) from None


def sanitize(text: str, max_length: int = MAX_MESSAGE_LENGTH) -> str:
    """Return a provider's message in a form that may be shown: on one line, of limited length, without tokens."""
    line = _TOKENS.sub(r"\1…", " ".join(text[: 10 * max_length].split()))
    line = "".join(character for character in line if character.isprintable())
    return (line if len(line) <= max_length else f"{line[:max_length]}…").rstrip(".")


def said(value: Json) -> str:
    """Return what a provider gives as the reason for an error: a text as it is, nothing if empty, else JSON, cut."""
    if isinstance(value, str):
        return value
    return "" if value is None or value in ({}, []) else as_json(value)


def path(*segments: str | int) -> str:
    """Return a URL path of segments, each percent-encoded so that it stays one segment.

    Raises:
        InvalidInput: a segment is `.` or `..`, which would change the path.
    """
    if any(segment in (".", "..") for segment in segments):
        raise InvalidInput("A name cannot be “.” or “..”.", field=["params"])
    return "/".join(quote(str(segment), safe="") for segment in segments)


def simulated_number(*parts: object, digits: int = 6) -> int:
    """Return a number for a simulated reply: the same for the same parts."""
    digest = hashlib.sha256(repr(parts).encode()).digest()
    return int(int.from_bytes(digest[:8], "big") % 10**digits)


def strip_nul(value: Json) -> Json:
    """Return the value without NUL, the one character that PostgreSQL cannot store in text."""
    match value:
        case str():
            return value.replace("\0", "")
        case list():
            return [strip_nul(each) for each in value]
        case dict():
            return {key.replace("\0", ""): strip_nul(each) for key, each in value.items()}
    return value
