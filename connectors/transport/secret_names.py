"""Names that suggest a secret: of a config's fields, of headers and of query parameters."""

from typing import Final

# Endings of names, in lower case and without dashes and underscores.
_ENDINGS: Final = (
    "apikey",
    "secret",
    "password",
    "passwd",
    "authorization",
    "cookie",
    "credential",
    "credentials",
    "token",
    "privatekey",
    "accesskey",
    "secretkey",
    "subscriptionkey",
    "bearer",
)


def sounds_secret(name: str) -> bool:
    """Return whether a name suggests that its value is a secret."""
    return name.lower().replace("-", "").replace("_", "").endswith(_ENDINGS)
