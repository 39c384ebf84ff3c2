"""The supported forms of `DATABASE_URL`, and the messages for all others."""

import pytest

from storage.address import Dialect, parse_address


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///parley.sqlite3", "parley.sqlite3"),
        ("sqlite:////var/lib/parley.sqlite3", "/var/lib/parley.sqlite3"),
        ("sqlite:///with%20space.db", "with space.db"),
    ],
)
def test_a_sqlite_url_names_a_file(url: str, path: str) -> None:
    address = parse_address(url)
    assert (address.dialect, str(address.path)) == (Dialect.SQLITE, path)


def test_a_sqlite_file_is_written_safely() -> None:
    credentials = parse_address("sqlite:///parley.sqlite3").credentials
    assert {name: credentials[name] for name in ("journal_mode", "synchronous", "foreign_keys")} == {
        "journal_mode": "WAL",
        "synchronous": "FULL",
        "foreign_keys": "ON",
    }


def test_a_postgres_url_with_all_parts() -> None:
    address = parse_address("postgresql://a%40b:p%3Aw@db.example:6000/parley?sslmode=require&minsize=2&maxsize=20")
    assert address.dialect is Dialect.POSTGRES
    assert address.credentials == {
        "host": "db.example",
        "port": 6000,
        "user": "a@b",
        "password": "p:w",
        "database": "parley",
        "minsize": 2,
        "maxsize": 20,
        "command_timeout": 30,
        "ssl": "require",
        "server_settings": {"application_name": "parley"},
    }


def test_a_postgres_url_may_name_a_socket_directory() -> None:
    address = parse_address("postgres://user@/parley?host=/run/postgresql")
    assert (address.credentials["host"], address.credentials["database"]) == ("/run/postgresql", "parley")


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("", "must begin with sqlite:// or postgresql://"),
        ("mysql://user:hidden@host/name", "must begin with sqlite:// or postgresql://"),
        ("parley.sqlite3", "must begin with sqlite:// or postgresql://"),
        ("sqlite://parley.sqlite3", "three slashes"),
        ("sqlite:///", "names a file"),
        ("sqlite:///folder/", "names a file"),
        ("sqlite:///:memory:", "would lose what it has acknowledged"),
        ("sqlite:///a.db?mode=ro", "takes no options"),
        ("postgresql://user:hidden@host", "ends in the name of the database"),
        ("postgresql://user:hidden@host/name?pool=3", "unknown option pool"),
        ("postgresql://user:hidden@host/name?maxsize=0", "maxsize must be a number"),
        ("postgresql://user:hidden@host/name?minsize=9&maxsize=3", "minsize must not be larger than maxsize"),
        ("postgresql://user:hidden@host/name?sslmode=maybe", "sslmode must be one of"),
        ("postgresql://user:hidden@host:notaport/name", "port"),
    ],
)
def test_an_unsupported_url_is_rejected_with_a_reason_and_without_its_password(url: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason) as refused:
        parse_address(url)
    assert "hidden" not in str(refused.value)
