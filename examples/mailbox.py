"""A mail server for trying things out: it accepts every e-mail, prints it, and delivers none.

python -m examples.mailbox [--port PORT]
"""

import argparse
import asyncio
import email
import email.policy
import os
from email.message import EmailMessage
from typing import Final

PORT: Final = 1025
_REPLIES: Final = {"EHLO": "250 mailbox", "HELO": "250 mailbox", "MAIL": "250 OK", "RCPT": "250 OK", "NOOP": "250 OK"}


async def serve(port: int) -> None:
    """Accept e-mails on this port of the loopback interface until cancelled."""
    server = await asyncio.start_server(_converse, "127.0.0.1", port)
    print(f"The mailbox is at 127.0.0.1:{port}.", flush=True)
    async with server:
        await server.serve_forever()


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Speak SMTP (RFC 5321) with one client."""
    writer.write(b"220 mailbox\r\n")
    while command := (await reader.readline()).decode(errors="replace").strip():
        verb = command[:4].upper()
        if verb == "DATA":
            writer.write(b"354 Go ahead\r\n")
            _show(await _content(reader))
        reply = "221 Bye" if verb == "QUIT" else "250 OK" if verb in ("DATA", "RSET") else _REPLIES.get(verb, "502 No")
        writer.write(f"{reply}\r\n".encode())
        await writer.drain()
        if verb == "QUIT":
            break
    writer.close()


async def _content(reader: asyncio.StreamReader) -> bytes:
    lines = []
    while (line := await reader.readline()) not in (b".\r\n", b""):
        lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
    return b"".join(lines)


def _show(content: bytes) -> None:
    message = email.message_from_bytes(content, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    body = message.get_body(("plain",))
    text = "" if body is None else body.get_content().strip()
    print(f"\nTo: {message['To']}\nSubject: {message['Subject']}\n\n{text}", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m examples.mailbox", description="Print e-mails, and deliver none.")
    default = int(os.environ.get("SMTP_PORT", PORT))
    parser.add_argument("--port", type=int, default=default, help="the port, by default SMTP_PORT or 1025")
    asyncio.run(serve(parser.parse_args().port))
