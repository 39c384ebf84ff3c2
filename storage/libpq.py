"""The parameters of a PostgreSQL address, as libpq names them, translated for both drivers: asyncpg and psycopg.

https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS
"""

import ssl
from collections.abc import Callable, Mapping
from typing import Final

SUPPORTED: Final = frozenset(
    {
        "application_name",
        "client_encoding",
        "connect_timeout",
        "host",
        "maxsize",
        "minsize",
        "options",
        "sslcert",
        "sslkey",
        "sslmode",
        "sslrootcert",
        "target_session_attrs",
    }
)
_ELSEWHERE: Final = frozenset({"dbname", "hostaddr", "password", "port", "user"})
_UNSUPPORTED: Final = frozenset(
    {
        "channel_binding",
        "fallback_application_name",
        "gssdelegation",
        "gssencmode",
        "gsslib",
        "keepalives",
        "keepalives_count",
        "keepalives_idle",
        "keepalives_interval",
        "krbsrvname",
        "load_balance_hosts",
        "passfile",
        "replication",
        "require_auth",
        "requirepeer",
        "service",
        "servicefile",
        "ssl_max_protocol_version",
        "ssl_min_protocol_version",
        "sslcertmode",
        "sslcompression",
        "sslcrl",
        "sslcrldir",
        "sslnegotiation",
        "sslpassword",
        "sslsni",
        "tcp_user_timeout",
    }
)
_TLS_MODES: Final = frozenset({"disable", "allow", "prefer", "require", "verify-ca", "verify-full"})
_CERTAIN_TLS: Final = frozenset({"require", "verify-ca", "verify-full"})
_WRITABLE: Final = frozenset({"any", "primary", "read-write"})
_APPLICATION: Final = "parley"


def check_names(options: Mapping[str, str]) -> None:
    """Require that every parameter is understood.

    Raises:
        ValueError: one is not; the message names it.
    """
    for name in sorted(options.keys() - SUPPORTED):
        if name in _ELSEWHERE:
            raise ValueError(
                f"the option {name} belongs into the URL itself: postgresql://user:password@host:port/name"
            )
        if name in _UNSUPPORTED:
            raise ValueError(f"the option {name} is not supported; supported are {', '.join(sorted(SUPPORTED))}")
        raise ValueError(f"unknown option {name}; known are {', '.join(sorted(SUPPORTED))}")


def for_asyncpg(options: Mapping[str, str]) -> dict[str, object]:
    """Return the arguments of asyncpg for these parameters.

    Raises:
        ValueError: a value is invalid.
    """
    checked = _checked(options)
    server = {"application_name": checked.get("application_name", _APPLICATION)}
    if "options" in checked:
        server["options"] = checked["options"]
    found: dict[str, object] = {"server_settings": server}
    if (tls := _tls(checked)) is not None:
        found["ssl"] = tls
    if "connect_timeout" in checked:
        found["timeout"] = float(checked["connect_timeout"])
    if "target_session_attrs" in checked:
        found["target_session_attrs"] = checked["target_session_attrs"]
    return found


def for_psycopg(options: Mapping[str, str]) -> dict[str, str]:
    """Return the parameters for psycopg, which understands them as they are."""
    kept = {name: value for name, value in options.items() if name not in ("host", "maxsize", "minsize")}
    return {"application_name": _APPLICATION, **kept}


def _checked(options: Mapping[str, str]) -> Mapping[str, str]:
    for name, check in _CHECKS.items():
        if name in options:
            check(options[name])
    for name in ("sslrootcert", "sslcert", "sslkey"):
        if name in options and options.get("sslmode") not in _CERTAIN_TLS:
            raise ValueError(f"{name} has no effect unless sslmode is one of {', '.join(sorted(_CERTAIN_TLS))}")
    if ("sslcert" in options) != ("sslkey" in options):
        raise ValueError("sslcert and sslkey are required together")
    return options


def _tls(options: Mapping[str, str]) -> str | ssl.SSLContext | None:
    """Return the mode, or a context if certificates are given, which asyncpg reads only from a connection string."""
    mode, root = options.get("sslmode"), options.get("sslrootcert")
    if mode is None or (root is None and "sslcert" not in options):
        return mode
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.check_hostname = mode == "verify-full"
    if root is None and mode == "require":
        context.verify_mode = ssl.CERT_NONE
    elif root in (None, "system"):
        context.load_default_certs()
    else:
        _load("sslrootcert", root, context.load_verify_locations)
    if "sslcert" in options:
        _load("sslcert", options["sslcert"], lambda path: context.load_cert_chain(path, options["sslkey"]))
    return context


def _load(name: str, path: str | None, load: Callable[[str], None]) -> None:
    try:
        load(path or "")
    except OSError as error:  # also ssl.SSLError
        raise ValueError(f"{name} cannot be read ({error.strerror or error.reason})") from None  # type: ignore[attr-defined]


def _check_seconds(value: str) -> None:
    if not value.isdecimal() or not 1 <= int(value) <= 600:
        raise ValueError("connect_timeout must be a number of seconds from 1 to 600")


def _check_mode(value: str) -> None:
    if value not in _TLS_MODES:
        raise ValueError(f"sslmode must be one of {', '.join(sorted(_TLS_MODES))}")


def _check_target(value: str) -> None:
    if value not in _WRITABLE:
        raise ValueError(f"target_session_attrs must be one of {', '.join(sorted(_WRITABLE))}: Parley writes")


def _check_encoding(value: str) -> None:
    if value.lower().replace("-", "") not in ("utf8", "auto"):
        raise ValueError("client_encoding must be UTF8")


def _check_name(value: str) -> None:
    if not value.isascii() or not 1 <= len(value) <= 63:
        raise ValueError("application_name must have 1 to 63 ASCII characters")


_CHECKS: Final[Mapping[str, Callable[[str], None]]] = {
    "application_name": _check_name,
    "client_encoding": _check_encoding,
    "connect_timeout": _check_seconds,
    "sslmode": _check_mode,
    "target_session_attrs": _check_target,
}
