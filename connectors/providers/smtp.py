"""The connector `smtp`: sends e-mails through the operator's mail server. DKIM and bounces are left to that server.

The server is the operator's, so it may be on a private network; callers choose recipients only. Each message has a
connection of its own. A reply of 4xx is temporary, one of 5xx permanent (RFC 5321 §4.2.1). If the connection breaks
after the content was sent, the message may have been accepted: its Message-ID, which is derived from the idempotency
key, lets mailboxes recognize a second copy.
"""

import asyncio
import contextlib
import ipaddress
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Final

import aiosmtplib
from msgspec import Meta, field

from connectors.actions import Params, Result, typed_action
from connectors.base import Auth, Call, Connector, ProviderSetting
from connectors.mail import (
    Address,
    Attachments,
    Body,
    Composed,
    Draft,
    Html,
    Sender,
    Subject,
    bare_addresses,
    compose,
)
from connectors.parsing import sanitize, simulated_number
from errors import (
    InvalidInput,
    NotConfigured,
    OutcomeUnknown,
    ParleyError,
    Unauthenticated,
    UpstreamFailed,
    UpstreamUnavailable,
)

MAX_RECIPIENTS: Final = 50
"""In one message, so that a caller cannot use the operator's mail server to send a mass mailing in one call."""

_CONNECT_SECONDS: Final = 10.0
_REPLY_SECONDS: Final = 20.0
"""The timeout for each of the server's replies; some check a message for spam before they accept it."""
_TOTAL_SECONDS: Final = 45.0
_LOGIN_FAILED: Final = frozenset({530, 534, 535, 538})

Recipients = Address | Annotated[list[Address], Meta(min_length=1, max_length=MAX_RECIPIENTS)]


class Tls(Enum):
    """The encryption of the connection: `tls` from the first byte, `starttls` before the login, `none` never."""

    STARTTLS = "starttls"
    TLS = "tls"
    NONE = "none"


_PORTS: Final[Mapping[Tls, int]] = {Tls.STARTTLS: 587, Tls.TLS: 465, Tls.NONE: 25}


# ---- settings


def _check_port(value: str) -> None:
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 65535:
        raise ValueError("must be a port number from 1 to 65535")


def _check_tls(value: str) -> None:
    if value not in {each.value for each in Tls}:
        raise ValueError("must be starttls, tls or none")


def _check_from(value: str) -> None:
    try:
        found = bare_addresses(value)
    except InvalidInput:
        found = []
    if len(found) != 1:
        raise ValueError("must be one e-mail address, such as Parley <parley@example.com>")


_HOST: Final = ProviderSetting("SMTP_HOST", "The mail server that sends e-mails.", required=True)
_PORT: Final = ProviderSetting(
    "SMTP_PORT", "Its port; by default 587 with `starttls`, 465 with `tls` and 25 with `none`.", check=_check_port
)
_USERNAME: Final = ProviderSetting("SMTP_USERNAME", "The user name, if the mail server requires a login.")
_PASSWORD: Final = ProviderSetting("SMTP_PASSWORD", "The password of `SMTP_USERNAME`.", secret=True)
_FROM: Final = ProviderSetting(
    "SMTP_FROM", "The sender: `parley@example.com` or `Parley <parley@example.com>`.", required=True, check=_check_from
)
_TLS: Final = ProviderSetting(
    "SMTP_TLS",
    "`starttls` (encrypted before the login), `tls` (from the first byte) or `none`.",
    default=Tls.STARTTLS.value,
    check=_check_tls,
)


@dataclass(frozen=True, slots=True)
class _Server:
    """The mail server of the settings."""

    host: str
    port: int
    tls: Tls
    username: str | None
    password: str | None

    @classmethod
    def of(cls, settings: Mapping[str, str]) -> "_Server":
        tls = Tls(settings.get(_TLS.name, Tls.STARTTLS.value))
        port = int(settings.get(_PORT.name, _PORTS[tls]))
        return cls(settings[_HOST.name], port, tls, settings.get(_USERNAME.name), settings.get(_PASSWORD.name))

    @property
    def url(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"smtp://{host}:{self.port}"

    def require_private_login(self) -> None:
        """Require that the password is not sent unencrypted over a network."""
        if self.username is not None and self.tls is Tls.NONE and not _is_loopback(self.host):
            raise NotConfigured("SMTP_PASSWORD is not sent without encryption: set SMTP_TLS to starttls or tls.")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


# ---- actions


class SendEmail(Params, frozen=True, kw_only=True):
    """A new e-mail from the operator's address."""

    to: Recipients
    subject: Subject
    body: Body
    html: Html | None = None
    cc: Recipients | None = None
    bcc: Recipients | None = None
    reply_to: Address | None = None
    attachments: Attachments = field(default_factory=list)
    unsubscribe: Annotated[
        list[Annotated[str, Meta(max_length=910)]],
        Meta(max_length=2, description="For List-Unsubscribe: URLs that begin with https:// or mailto:."),
    ] = field(default_factory=list)


class RefusedRecipient(Result, frozen=True, kw_only=True):
    """An address that the mail server did not accept, although it accepted others."""

    address: str
    status: int
    message: str


class SentEmail(Result, frozen=True, kw_only=True):
    """An e-mail that the mail server has accepted."""

    message_id: str
    accepted: list[str]
    refused: list[RefusedRecipient]
    response: str


async def _send_email(params: SendEmail, call: Call) -> SentEmail:
    server, mail = _Server.of(call.settings), _composed(params, call)

    async def once() -> SentEmail:
        return await _deliver(server, mail)

    return await call.provider.perform(server.url, once, credential=server.username or "")


def _composed(params: SendEmail, call: Call) -> Composed:
    sender = call.settings[_FROM.name]
    draft = Draft(
        to=params.to,
        subject=params.subject,
        body=params.body,
        html=params.html,
        cc=params.cc,
        bcc=params.bcc,
        attachments=params.attachments,
        sender=Sender(sender, datetime.now(UTC)),
        reply_to=params.reply_to,
        unsubscribe=params.unsubscribe,
    )
    mail = compose(draft, call.key, domain=bare_addresses(sender)[0].rpartition("@")[2])
    if len(mail.recipients) > MAX_RECIPIENTS:
        raise InvalidInput(f"An e-mail can have at most {MAX_RECIPIENTS} recipients.", field=["params", "to"])
    return mail


async def _probe(call: Call) -> None:
    server = _Server.of(call.settings)

    async def once() -> None:
        with _translated(_Progress()):
            async with asyncio.timeout(_TOTAL_SECONDS), _session(server) as session:
                await session.noop()

    await call.provider.perform(server.url, once, credential=server.username or "")


# ---- the exchange


@dataclass(slots=True)
class _Progress:
    """Whether the content of a message is being sent, so that the server may accept it."""

    content: bool = False


async def _deliver(server: _Server, mail: Composed) -> SentEmail:
    """Hand a message to the server. Recipients that it refuses are a result, unless it refuses all of them."""
    sent = _Progress()
    with _translated(sent):
        async with asyncio.timeout(_TOTAL_SECONDS), _session(server) as session:
            await session.mail(mail.sender)
            refused = await _envelope(session, mail.recipients)
            sent.content = True
            response = await session.data(mail.content)
    names = {each.address for each in refused}
    accepted = [each for each in mail.recipients if each not in names]
    return SentEmail(
        message_id=mail.message_id, accepted=accepted, refused=refused, response=sanitize(response.message)
    )


async def _envelope(session: aiosmtplib.SMTP, recipients: Sequence[str]) -> list[RefusedRecipient]:
    """Send the recipients and return those that the server refuses.

    Raises:
        ParleyError: it refuses all of them.
    """
    refused: list[aiosmtplib.SMTPRecipientRefused] = []
    for recipient in recipients:
        try:
            await session.rcpt(recipient)
        except aiosmtplib.SMTPRecipientRefused as error:
            refused.append(error)
    if len(refused) == len(recipients):
        # A temporary refusal is the more hopeful of several.
        raise min(refused, key=lambda each: each.code)
    return [
        RefusedRecipient(address=each.recipient, status=each.code, message=sanitize(each.message)) for each in refused
    ]


@contextlib.asynccontextmanager
async def _session(server: _Server) -> AsyncIterator[aiosmtplib.SMTP]:
    """Yield a connection that is encrypted and logged in as the settings say."""
    server.require_private_login()
    session = aiosmtplib.SMTP(
        hostname=server.host,
        port=server.port,
        use_tls=server.tls is Tls.TLS,
        start_tls=server.tls is Tls.STARTTLS,
        timeout=_REPLY_SECONDS,
    )
    try:
        await session.connect(timeout=_CONNECT_SECONDS)
        if server.username is not None:
            await _log_in(session, server.username, server.password or "")
        yield session
        with contextlib.suppress(aiosmtplib.SMTPException, OSError):
            await session.quit(timeout=1.0)
    finally:
        session.close()


async def _log_in(session: aiosmtplib.SMTP, username: str, password: str) -> None:
    """Log in with the first method that the server supports.

    Not with the library's `login`, which tries the other methods after a rejected password: some servers close the
    connection then, and the reason would be lost.
    """
    await session.ehlo()
    methods = {"plain": session.auth_plain, "login": session.auth_login, "cram-md5": session.auth_crammd5}
    for name in session.server_auth_methods:
        if name in methods:
            await methods[name](username, password)
            return
    raise aiosmtplib.SMTPException("it offers no login with a user name and a password")


# ---- errors


@contextlib.contextmanager
def _translated(sent: _Progress) -> Iterator[None]:
    """Raise the errors of `connectors.base` in place of the library's."""
    try:
        yield
    except aiosmtplib.SMTPResponseException as error:
        raise _refusal(error) from error
    except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
        raise _broken(error, sent) from error


def _refusal(error: aiosmtplib.SMTPResponseException) -> ParleyError:
    """Return the error for a reply that says that the server did not accept something."""
    raised = _refusal_of(error.code, sanitize(error.message), during_connect=_is_greeting(error))
    raised.upstream_status = error.code
    return raised


def _refusal_of(code: int, message: str, *, during_connect: bool) -> ParleyError:
    said = f"The mail server responded with {code} {message}".rstrip() + "."
    if code in _LOGIN_FAILED:
        return Unauthenticated(said)
    if 400 <= code < 500:
        return UpstreamUnavailable(said, busy=True)
    # A refused greeting or HELO concerns the connection, not the message.
    return UpstreamFailed(said, permanent=500 <= code < 600 and not during_connect)


def _is_greeting(error: aiosmtplib.SMTPResponseException) -> bool:
    return isinstance(error, aiosmtplib.SMTPConnectResponseError | aiosmtplib.SMTPHeloError)


def _broken(error: Exception, sent: _Progress) -> ParleyError:
    """Return the error for a connection that was not made, or broke."""
    if sent.content:
        return OutcomeUnknown("The mail server did not confirm the message; it may have been sent.")
    if isinstance(error, aiosmtplib.SMTPTimeoutError | TimeoutError):
        return UpstreamUnavailable("The mail server did not respond in time.")
    if isinstance(error, aiosmtplib.SMTPConnectError | aiosmtplib.SMTPServerDisconnected | OSError):
        return UpstreamUnavailable("The mail server cannot be reached, or closed the connection.")
    # The library's own: no STARTTLS, no common login method.
    return UpstreamFailed(f"The mail server cannot be used: {sanitize(str(error))}.")


# ---- simulated replies


def _simulated(params: SendEmail) -> SentEmail:
    to = [params.to] if isinstance(params.to, str) else params.to
    return SentEmail(
        message_id=f"<{simulated_number(params)}@parley.invalid>", accepted=list(to), refused=[], response="OK"
    )


SMTP: Final = Connector(
    name="smtp",
    title="E-mail (SMTP)",
    description="Sends e-mails from the operator's address through a mail server.",
    auth=Auth.BASIC,
    settings=(_HOST, _PORT, _USERNAME, _PASSWORD, _FROM, _TLS),
    probe=_probe,
    actions=(
        typed_action(
            "send_email",
            "Send an e-mail",
            "Sends an e-mail from the operator's address.",
            SendEmail,
            SentEmail,
            _send_email,
            simulated=_simulated,
        ),
    ),
)
