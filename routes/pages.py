"""Small pages without scripts that routes return to browsers: their frame, style and headers."""

import base64
import hashlib
import html
from collections.abc import Mapping
from enum import Enum
from string import Template
from typing import Final

from starlette.responses import HTMLResponse, Response

_STYLE: Final = """
  :root { color-scheme: light dark; --ink: #1c2330; --soft: #5b6577; --ground: #f5f6f8; --card: #fff; --line: #d9dee6;
          --field: #fff; --good: #23804f; --bad: #c23b32; --plain: #4a6fd0; }
  @media (prefers-color-scheme: dark) {
    :root { --ink: #e8ebf1; --soft: #9aa4b5; --ground: #12151b; --card: #1b2029; --line: #343c4a; --field: #141820;
            --good: #2f9e63; --bad: #d1493f; --plain: #6d8fe8; }
  }
  * { box-sizing: border-box; }
  body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: var(--ground);
         color: var(--ink); font: 16px/1.55 system-ui, sans-serif; }
  main { width: calc(100% - 2rem); max-width: 27rem; margin: 1rem; padding: 2.25rem 2.5rem; border-radius: 14px;
         background: var(--card); border-top: 4px solid var(--plain); box-shadow: 0 8px 30px rgb(0 0 0 / .08); }
  main.good { border-color: var(--good); }
  main.bad { border-color: var(--bad); }
  main.wide { max-width: 40rem; }
  h1 { margin: 0 0 .5rem; font-size: 1.35rem; letter-spacing: -.01em; overflow-wrap: anywhere; }
  h2 { margin: 1.75rem 0 .5rem; font-size: 1rem; }
  p { margin: 0; color: var(--soft); overflow-wrap: anywhere; }
  p + p { margin-top: .5rem; }
  p.text { color: var(--ink); white-space: pre-wrap; margin-top: 1rem; }
  dl { display: grid; grid-template-columns: minmax(6rem, auto) 1fr; gap: .4rem 1rem; margin: 1.25rem 0 0; }
  dt { color: var(--soft); overflow-wrap: anywhere; }
  dd { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap; }
  pre { margin: 0; padding: .6rem .75rem; border-radius: 8px;
        background: var(--ground); font: .85rem/1.5 ui-monospace, monospace; white-space: pre-wrap;
        overflow-wrap: anywhere; }
  ul { margin: 0; padding-left: 1.1rem; color: var(--soft); }
  form { margin-top: 1.75rem; }
  form > p { margin-bottom: .75rem; }
  label { display: block; margin-bottom: .35rem; font-weight: 600; }
  label span { font-weight: 400; color: var(--soft); }
  textarea { display: block; width: 100%; min-height: 5.5rem; padding: .6rem .75rem; border: 1px solid var(--line);
             border-radius: 8px; background: var(--field); color: inherit; font: inherit; resize: vertical; }
  .buttons { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1rem; }
  button { flex: 1 1 9rem; padding: .7rem 1.25rem; border: 0; border-radius: 8px; background: #1f7547; color: #fff;
           font: inherit; font-weight: 600; cursor: pointer; }
  button.bad { background: #b3322a; }
  button:focus-visible, textarea:focus-visible { outline: 3px solid var(--plain); outline-offset: 2px; }
  .note { padding: .75rem 1rem; margin-top: 1.25rem; border-left: 3px solid var(--plain); background: var(--ground);
          border-radius: 0 8px 8px 0; color: var(--ink); }
  .note.bad { border-color: var(--bad); }
  @media (max-width: 30rem) { main { padding: 1.5rem 1.25rem; } dl { grid-template-columns: 1fr; gap: .1rem; }
    dd { margin-bottom: .6rem; } }
"""
_PAGE: Final = Template("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<title>$title · Parley</title>
<style>$style</style>
<main class="$classes">
  <h1>$title</h1>
$body
</main>
</html>
""")
_STYLE_HASH: Final = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()

NOT_STORED: Final = {"cache-control": "no-store", "referrer-policy": "no-referrer"}
"""The headers of responses at an address that contains a secret."""
_HEADERS: Final = {
    **NOT_STORED,
    "content-security-policy": f"default-src 'none'; style-src 'sha256-{_STYLE_HASH}'; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "x-robots-tag": "noindex, nofollow",
}


class Mark(Enum):
    """The colour of a page: an outcome, or none yet."""

    PLAIN = ""
    GOOD = "good"
    BAD = "bad"


def page(
    title: str,
    body: str,
    status: int = 200,
    *,
    mark: Mark = Mark.PLAIN,
    wide: bool = False,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """Return a page that is not cached, not indexed, not framed, and passes its address on to no one.

    Args:
        title: text.
        body: HTML; whatever comes from elsewhere must be escaped.
        headers: further headers.
    """
    classes = " ".join(filter(None, (mark.value, "wide" if wide else "")))
    text = _PAGE.substitute(title=html.escape(title), style=_STYLE, classes=classes, body=body)
    return HTMLResponse(text, status, {**_HEADERS, **(headers or {})})


def paragraph(text: str, classes: str = "") -> str:
    """Return a paragraph with this text."""
    return f'  <p class="{classes}">{html.escape(text)}</p>' if classes else f"  <p>{html.escape(text)}</p>"
