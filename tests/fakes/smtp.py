"""A mail server on a socket (aiosmtpd): STARTTLS, logins, refusals in every state, hangs and lost connections."""

import asyncio
import datetime
import ipaddress
import ssl
import threading
from collections.abc import Coroutine
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any, Final, Self, TypeVar, cast

from aiosmtpd.smtp import SMTP as Protocol
from aiosmtpd.smtp import AuthResult, Envelope, LoginPassword, Session
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

USERNAME: Final = "parley"
PASSWORD: Final = "smtp-fake-password"

T = TypeVar("T")


@dataclass(frozen=True)
class Mail:
    """A message that the server accepted."""

    sender: str
    recipients: list[str]
    content: bytes
    encrypted: bool
    username: str | None

    @property
    def message(self) -> EmailMessage:
        """The message, parsed."""
        return message_from_bytes(self.content, policy=default)

    def text(self, kind: str = "plain") -> str:
        """Return the body of this kind, with normal line ends."""
        part = self.message.get_body((kind,))
        assert part is not None
        return str(part.get_content()).replace("\r\n", "\n")


@dataclass(frozen=True)
class Certificate:
    """A self-signed certificate for localhost and 127.0.0.1, and its key, in one file."""

    path: Path

    @classmethod
    def create(cls, folder: Path) -> Self:
        """Write a certificate into a folder."""
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        now = datetime.datetime.now(datetime.UTC)
        names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(minutes=5))
            .not_valid_after(now + datetime.timedelta(days=1))
            .add_extension(x509.SubjectAlternativeName(names), critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
            .sign(key, hashes.SHA256())
        )
        private = key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        path = folder / "mail.pem"
        path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + private)
        return cls(path)

    def server_context(self) -> ssl.SSLContext:
        """Return the context of a server with this certificate."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.path)
        return context


@dataclass
class FakeSmtp:
    """One mail server. Tests change what it answers; `None` closes the connection without a reply.

    Args:
        certificate: with one, it offers STARTTLS; None for a server without encryption.
        implicit_tls: encrypted from the first byte.
        login: whether it requires one.
    """

    certificate: Certificate | None = None
    implicit_tls: bool = False
    login: bool = False
    mails: list[Mail] = field(default_factory=list)
    greeting: str | None = "220 mail.example ESMTP"
    from_reply: str = "250 OK"
    recipient_replies: dict[str, str] = field(default_factory=dict)
    """By address; all others are accepted."""
    data_replies: list[str | None] = field(default_factory=list)
    """For the next messages, oldest first. A message is accepted with a reply of 2xx and None, and is not otherwise."""
    hang: bool = False
    """Messages are received, and never answered."""
    sessions: int = 0

    def __enter__(self) -> Self:
        self._thread = _Thread(self)
        return self

    def __exit__(self, *error: object) -> None:
        self._thread.close()

    @property
    def port(self) -> int:
        """Its port on 127.0.0.1."""
        return int(self._thread.server.sockets[0].getsockname()[1])

    @property
    def settings(self) -> dict[str, str]:
        """The settings of a gateway that sends through it."""
        tls = "tls" if self.implicit_tls else "starttls" if self.certificate is not None else "none"
        login = {"SMTP_USERNAME": USERNAME, "SMTP_PASSWORD": PASSWORD} if self.login else {}
        return {
            "SMTP_HOST": "127.0.0.1",
            "SMTP_PORT": str(self.port),
            "SMTP_FROM": "Parley <parley@example.com>",
            "SMTP_TLS": tls,
            **login,
        }

    # ---- aiosmtpd's hooks

    async def handle_MAIL(
        self, server: Protocol, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accept or refuse the sender. The library's `auth_required` warns of servers without encryption."""
        if self.login and not session.authenticated:
            return "530 5.7.0 Authentication required"
        if self.from_reply.startswith("250"):
            envelope.mail_from = address
        return self.from_reply

    async def handle_RCPT(
        self, server: Protocol, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Accept or refuse a recipient."""
        answer = self.recipient_replies.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: Protocol, session: Session, envelope: Envelope) -> str:
        """Accept or refuse a message."""
        answer = self.data_replies.pop(0) if self.data_replies else "250 2.0.0 OK queued"
        if answer is None or answer.startswith("2"):
            self.mails.append(_mail(session, envelope, encrypted=self.implicit_tls or session.ssl is not None))
        if self.hang:
            await asyncio.sleep(60)
        if answer is None:
            _abort(server)
            return "250 never arrives"
        return answer

    def authenticate(
        self, server: Protocol, session: Session, envelope: Envelope, mechanism: str, data: LoginPassword
    ) -> AuthResult:
        """Check a login."""
        known = (USERNAME.encode(), PASSWORD.encode())
        if (data.login, data.password) != known:
            return AuthResult(success=False, handled=False)
        session.login_data = data.login
        return AuthResult(success=True, auth_data=data.login.decode())


def _abort(server: Protocol) -> None:
    """Close the connection as a crash does."""
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()


def _mail(session: Session, envelope: Envelope, *, encrypted: bool) -> Mail:
    content = envelope.content
    assert isinstance(content, bytes) and envelope.mail_from is not None
    return Mail(envelope.mail_from, list(envelope.rcpt_tos), content, encrypted, cast(str | None, session.auth_data))


class _Protocol(Protocol):
    """The protocol, with a greeting that can be changed."""

    fake: FakeSmtp

    async def push(self, status: Any) -> None:
        if isinstance(status, str) and status.startswith("220 ") and "Ready to start TLS" not in status:
            self.fake.sessions += 1
            if self.fake.greeting is None:
                _abort(self)
                return
            status = self.fake.greeting
        await super().push(status)


class _Thread:
    """The server's event loop, in a thread of its own."""

    def __init__(self, fake: FakeSmtp) -> None:
        self._fake = fake
        context = fake.certificate.server_context() if fake.certificate is not None else None
        self._start_tls = None if fake.implicit_tls else context
        implicit = context if fake.implicit_tls else None
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self.server = self._run(self.loop.create_server(self._protocol, "127.0.0.1", 0, ssl=implicit))

    def close(self) -> None:
        """End all connections, and the thread."""
        self._run(self._close())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()

    async def _close(self) -> None:
        self.server.close()
        left = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def _protocol(self) -> Protocol:
        fake = self._fake
        server = _Protocol(
            fake,
            hostname="mail.example",
            tls_context=self._start_tls,
            require_starttls=self._start_tls is not None,
            auth_require_tls=self._start_tls is not None,
            authenticator=cast(Any, fake.authenticate),
            loop=self.loop,
        )
        server.fake = fake
        return server
