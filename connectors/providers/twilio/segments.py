"""The number of SMS of a text: in GSM-7 if all characters are in that alphabet, else in UCS-2 (3GPP TS 23.038)."""

from dataclasses import dataclass
from enum import Enum
from typing import Final

_BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿"
    "abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED: Final = frozenset("^{}\\[~]|€\f")
"""Each is sent as an escape and a second character, which stay in one segment."""


class SmsEncoding(Enum):
    """The alphabet of an SMS."""

    GSM_7 = "GSM-7"
    UCS_2 = "UCS-2"


_ALONE: Final = {SmsEncoding.GSM_7: 160, SmsEncoding.UCS_2: 70}
_IN_PARTS: Final = {SmsEncoding.GSM_7: 153, SmsEncoding.UCS_2: 67}
"""The units of one segment; of several, each begins with a header that takes the rest."""


@dataclass(frozen=True, slots=True)
class Segments:
    """The number of segments of a text; each is charged as one SMS."""

    encoding: SmsEncoding
    count: int


def count_segments(text: str) -> Segments:
    """Return how many segments a text takes. A character of two units is not split between two of them."""
    gsm = all(character in _BASIC or character in _EXTENDED for character in text)
    encoding = SmsEncoding.GSM_7 if gsm else SmsEncoding.UCS_2
    units = [_units(character, encoding) for character in text]
    if sum(units) <= _ALONE[encoding]:
        return Segments(encoding, 1)
    count, used = 1, 0
    for each in units:
        if used + each > _IN_PARTS[encoding]:
            count, used = count + 1, 0
        used += each
    return Segments(encoding, count)


def _units(character: str, encoding: SmsEncoding) -> int:
    if encoding is SmsEncoding.GSM_7:
        return 2 if character in _EXTENDED else 1
    return 2 if ord(character) > 0xFFFF else 1
