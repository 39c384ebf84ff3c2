"""A Vault: the KV engine, version 2, as https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2 describes it."""

from typing import Final

from tests.fakes.http_service import Answer, Asked
from tests.fakes.provider import FakeProvider, Refusal, reply

TOKEN: Final = "hvs.a-token-that-may-read-the-secret"
_DENIED: Final = (403, {"content-type": "application/json"}, b'{"errors":["permission denied"]}\n')


class FakeVault(FakeProvider):
    """Secrets by mount and path, readable with one token.

    Args:
        namespace: the namespace of the mounts, as Vault Enterprise and OpenBao have them.
    """

    def __init__(self, namespace: str | None = None) -> None:
        super().__init__()
        self.namespace = namespace
        self.secrets: dict[tuple[str, str], dict[str, object]] = {}
        self.deleted: set[tuple[str, str]] = set()

    def serve(self, asked: Asked) -> Answer:
        """Return a secret's latest version, in the envelope of the API."""
        if asked.headers.get("x-vault-token") != TOKEN:
            raise Refusal(_DENIED)
        if asked.headers.get("x-vault-namespace") != self.namespace or not asked.path.startswith("/v1/"):
            raise Refusal(_DENIED)
        mount, kind, path = (*asked.path.removeprefix("/v1/").split("/", 2), "", "")[:3]
        if kind != "data":  # a path without /data/: the engine says so in a warning
            raise Refusal(reply(404, {"errors": [], "warnings": ["Invalid path for a versioned K/V secrets engine."]}))
        if (mount, path) in self.deleted:  # the metadata of a deleted version is still there
            return reply(404, {"data": {"data": None, "metadata": {"deletion_time": "2026-11-29T00:00:00Z"}}})
        if (mount, path) not in self.secrets:
            raise Refusal(reply(404, {"errors": []}))
        return reply(200, self._envelope(self.secrets[mount, path]))

    @staticmethod
    def _envelope(values: dict[str, object]) -> dict[str, object]:
        metadata = {"created_time": "2026-11-29T00:00:00Z", "destroyed": False, "version": 3}
        return {
            "request_id": "8a1c3f0e",
            "lease_id": "",
            "renewable": False,
            "lease_duration": 0,
            "data": {"data": values, "metadata": metadata},
            "wrap_info": None,
            "warnings": None,
            "auth": None,
        }


SEALED: Final[Answer] = (503, {"content-type": "application/json"}, b'{"errors":["Vault is sealed"]}\n')
