"""Reading what a JSON API answers: into types, and into words that may be shown."""

import hashlib
import re
from typing import Any, Final, TypeVar
from urllib.parse import quote

import msgspec

from connectors.transport.exchange import Reply
from errors import InvalidInput, OutcomeUnknown, UpstreamFailed
from json_types import Json

MAX_SENTENCE_LENGTH: Final = 300
"""So many characters of a vendor's own words are shown."""
MAX_RETRY_AFTER: Final = 24 * 3600

# What vendors' tokens look like; an error may quote the one it refuses.
_TOKENS: Final = re.compile(
    r"(xox[a-z]-|xoxe\.|xapp-|gh[a-z]_|github_pat_|ya29\.|1//|eyJ[\w-]+\.|Bearer\s+|Basic\s+)[\w.\-/+=~]+",
    re.IGNORECASE,
)

T = TypeVar("T")


class Wire(msgspec.Struct, frozen=True):
    """A part of a vendor's reply, under the vendor's names; what is not named here is passed over."""


def decode(reply: Reply, type: type[T], vendor: str, *, repeatable: bool) -> T:
    """Returns the content of a successful reply.

    Raises:
        UpstreamFailed: it is not what the vendor documents.
        OutcomeUnknown: likewise, after something that must not happen twice.
    """
    try:
        return msgspec.convert(strip_nul(msgspec.json.decode(reply.content)), type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        said = f"{vendor} answered {reply.status} with something else than it documents"
    if repeatable:
        raise UpstreamFailed(f"{said}.")
    raise OutcomeUnknown(f"{said}; the request may have had its effect.")


def decode_error(reply: Reply, type: type[T]) -> T | None:
    """Returns the content of a refusal; None when it is not what the vendor documents."""
    try:
        return msgspec.convert(strip_nul(msgspec.json.decode(reply.content)), type)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def sanitize(text: str, longest: int = MAX_SENTENCE_LENGTH) -> str:
    """Returns a vendor's words as they may be shown: on one line, not too long, without anything like a token."""
    line = _TOKENS.sub(r"\1…", " ".join(text[: 10 * longest].split()))
    line = "".join(character for character in line if character.isprintable())
    return (line if len(line) <= longest else f"{line[:longest]}…").rstrip(".")


def retry_after(reply: Reply) -> int | None:
    """Returns the seconds of the header `Retry-After`."""
    value = reply.headers.get("retry-after", "").strip()
    return min(int(value), MAX_RETRY_AFTER) if value.isdecimal() and len(value) < 10 else None


def path(*segments: str | int) -> str:
    """Returns a path of segments, each of which stays one however it is spelt.

    Raises:
        InvalidInput: a segment is `.` or `..`, which would lead elsewhere.
    """
    if any(segment in (".", "..") for segment in segments):
        raise InvalidInput("A name cannot be “.” or “..”.", field=["params"])
    return "/".join(quote(str(segment), safe="") for segment in segments)


def simulated_number(*parts: object, digits: int = 6) -> int:
    """Returns a number for a simulated reply: the same for the same parts."""
    digest = hashlib.sha256(repr(parts).encode()).digest()
    return int(int.from_bytes(digest[:8], "big") % 10**digits)


def strip_nul(value: Any) -> Json:
    """Returns the value without the one character that PostgreSQL keeps in no text."""
    match value:
        case str():
            return value.replace("\0", "")
        case list():
            return [strip_nul(each) for each in value]
        case dict():
            return {key.replace("\0", ""): strip_nul(each) for key, each in value.items()}
    return value  # type: ignore[no-any-return]
