"""The text and the HTML of an e-mail. Everything in them is escaped; only http and https addresses become links."""

import re
from collections.abc import Iterator
from html import escape
from typing import Any, Final

from engine.deliveries.channels.base import Link, OutgoingMessage

_URL: Final = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")

_FONT: Final = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif"
_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
</head>
<body style="margin:0;padding:24px 12px;background:#f3f4f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:600px;background:#ffffff;\
border:1px solid #e5e7eb;border-radius:12px">
<tr><td style="padding:32px;{font};font-size:16px;line-height:1.55;color:#111827">
{parts}
</td></tr>
</table>
{footer}
</td></tr></table>
</body>
</html>
"""
_TITLE: Final = '<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">{}</h1>'
_PARAGRAPH: Final = '<p style="margin:0 0 16px">{}</p>'
_BUTTON: Final = (
    '<a href="{url}" style="display:inline-block;margin:8px 12px 0 0;padding:10px 20px;border-radius:8px;'
    'background:#1d4ed8;color:#ffffff;text-decoration:none;font-weight:600">{label}</a>'
)
_LINK: Final = '<a href="{url}" style="color:#6b7280">{text}</a>'
_UNSUBSCRIBE: Final = "Unsubscribe from e-mails"
_FOOTER: Final = '<p style="margin:16px 0 0;{font};font-size:13px;color:#6b7280">{text}</p>'


def text_of(message: OutgoingMessage[Any], agent_name: str | None) -> str:
    """Return an e-mail as plain text.

    Args:
        agent_name: the agent to name below, if any.
    """
    parts = [message.content, *(f"{link.label}: {link.url}" for link in message.links)]
    footer = [] if agent_name is None else [_answered_by(agent_name)]
    if message.unsubscribe_url is not None:
        footer.append(f"{_UNSUBSCRIBE}: {message.unsubscribe_url}")
    return "\n\n".join([*parts, *(["-- \n" + "\n".join(footer)] if footer else [])]) + "\n"


def html_of(message: OutgoingMessage[Any], agent_name: str | None) -> str:
    """Return an e-mail as HTML.

    Args:
        agent_name: the agent to name below, if any.
    """
    lines = [] if agent_name is None else [escape(_answered_by(agent_name))]
    if message.unsubscribe_url is not None:
        lines.append(_LINK.format(url=escape(message.unsubscribe_url), text=_UNSUBSCRIBE))
    footer = _FOOTER.format(font=_FONT, text="<br>\n".join(lines)) if lines else ""
    title = escape(message.subject or "")
    return _PAGE.format(title=title, font=_FONT, parts="\n".join(_parts(message)), footer=footer)


def _parts(message: OutgoingMessage[Any]) -> Iterator[str]:
    if message.subject:
        yield _TITLE.format(escape(message.subject))
    for paragraph in re.split(r"\n[ \t]*\n", message.content.strip("\n")):
        yield _PARAGRAPH.format(_linked(paragraph).replace("\n", "<br>\n"))
    if message.links:
        yield "".join(_button(link) for link in message.links)


def _button(link: Link) -> str:
    if not _URL.fullmatch(link.url):
        return _PARAGRAPH.format(escape(f"{link.label}: {link.url}"))
    return _BUTTON.format(url=escape(link.url), label=escape(link.label))


def _linked(text: str) -> str:
    """Return a text as HTML, with its addresses as links."""
    parts, end = [], 0
    for found in _URL.finditer(text):
        url = escape(found[0])
        parts += [escape(text[end : found.start()]), f'<a href="{url}" style="color:#1d4ed8">{url}</a>']
        end = found.end()
    return "".join([*parts, escape(text[end:])])


def _answered_by(agent_name: str) -> str:
    return f"Answered by {agent_name}"
