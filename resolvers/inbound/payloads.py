"""Texts in the payloads of external services, checked before anything is stored or looked up.

Errors name a field as the service sends it.
"""

from collections.abc import Mapping

from errors import InvalidInput, Verbatim
from resolvers import checks


def optional_in(document: object, *path: str, longest: int = checks.LONGEST_NAME) -> str:
    """Return the string at a path of a document, or an empty one if there is none.

    Raises:
        InvalidInput: it is not a string, is too long, or contains a character that no database can store.
    """
    for name in path:
        document = document.get(name) if isinstance(document, Mapping) else None
    field = [Verbatim(name) for name in path]
    if document is not None and not isinstance(document, str):
        raise InvalidInput(f"{'.'.join(path)} must be a string.", field=field)
    try:
        return checks.optional_text(document, Verbatim(".".join(path)), longest=longest) or ""
    except InvalidInput as error:
        raise InvalidInput(error.message, field=field) from None


def required_in(document: object, *path: str, longest: int = checks.LONGEST_NAME) -> str:
    """Return the string at a path of a document; see `optional_in`.

    Raises:
        InvalidInput: it is missing or blank, too.
    """
    found = optional_in(document, *path, longest=longest)
    if not found.strip():
        raise InvalidInput(f"{'.'.join(path)} must not be empty.", field=[Verbatim(name) for name in path])
    return found
