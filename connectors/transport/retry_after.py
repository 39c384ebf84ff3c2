"""The response header `Retry-After` (RFC 9110 §10.2.3): seconds, or an HTTP date in one of its three forms."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Final

MAX_RETRY_AFTER: Final = 24 * 3600
MAX_OF_ANY_HOST: Final = 3600
"""The longest wait that a host which a caller chose may ask for, in seconds."""

# RFC 9110 §5.6.7: the preferred form, that of RFC 850, and that of C's asctime().
_DATES: Final = ("%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %d %H:%M:%S %Y")


def retry_after(headers: Mapping[str, str], longest: int = MAX_RETRY_AFTER) -> int | None:
    """Return the seconds that `Retry-After` asks to wait, at most `longest`; None without a usable value.

    A date that has passed asks for nothing.
    """
    value = headers.get("retry-after", "").strip()
    if value.isdecimal():
        return min(int(value), longest) if len(value) < 10 else None
    date = _http_date(value)
    if date is None:
        return None
    seconds = math.ceil((date - datetime.now(UTC)).total_seconds())
    return min(seconds, longest) if seconds > 0 else None


def _http_date(value: str) -> datetime | None:
    for form in _DATES:
        try:
            return datetime.strptime(value, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None
