"""Trusted documents: those of manifests that the operator deploys together with the clients.

Two formats: an object from ids to documents, as GraphQL Code Generator's `persistedDocuments` and Relay's
`persistConfig.file` write it, and Apollo's `apollo-persisted-query-manifest`.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import orjson

from settings import SettingError
from shown import as_json

_APOLLO: Final = "apollo-persisted-query-manifest"
_NAME: Final = re.compile(r"\b(?:query|mutation|subscription)\s+([_A-Za-z][_0-9A-Za-z]*)")


@dataclass(frozen=True, slots=True)
class TrustedDocument:
    """A document of a manifest. `name` identifies it in errors: its operation's name, or its id."""

    id: str
    document: str
    name: str
    file: Path


@dataclass(slots=True)
class TrustedDocuments:
    """The documents of all manifests, by their ids and by the SHA-256 of their texts."""

    documents: Sequence[TrustedDocument] = ()
    _by_id: dict[str, str] = field(default_factory=dict)
    _texts: frozenset[str] = frozenset()

    @classmethod
    def of(cls, documents: Sequence[TrustedDocument]) -> "TrustedDocuments":
        """Return an index of documents.

        Raises:
            SettingError: two different documents have the same id.
        """
        by_id = {hashlib.sha256(each.document.encode()).hexdigest(): each.document for each in documents}
        for each in documents:
            if by_id.setdefault(each.id, each.document) != each.document:
                message = f"{each.file}: the id {as_json(each.id)} of {each.name} belongs to another document as well"
                raise SettingError(f"TRUSTED_DOCUMENTS is inconsistent: {message}.")
        return cls(documents, by_id, frozenset(by_id.values()))

    def find(self, id: str) -> str | None:
        """Return the document with an id, or with a hash as `sha256:` and 64 hexadecimal digits; None if unknown."""
        return self._by_id.get(id) or self._by_id.get(id.removeprefix("sha256:"))

    def includes(self, document: str) -> bool:
        """Return whether a document is one of these, character by character."""
        return document in self._texts


def read_manifests(files: Iterable[Path]) -> TrustedDocuments:
    """Return the documents of manifests.

    Raises:
        SettingError: a file cannot be read or is not a manifest, or two documents have the same id.
    """
    return TrustedDocuments.of([document for file in files for document in _read(file)])


def _read(file: Path) -> list[TrustedDocument]:
    try:
        return list(_documents(file, orjson.loads(file.read_bytes())))
    except OSError as error:
        raise SettingError(f"TRUSTED_DOCUMENTS cannot be read: {file} ({error.strerror}).") from None
    except orjson.JSONDecodeError as error:
        raise SettingError(f"TRUSTED_DOCUMENTS is not valid JSON: {file}: {error}.") from None
    except ValueError as error:
        raise SettingError(f"TRUSTED_DOCUMENTS is not a manifest: {file}: {error}.") from None


def _documents(file: Path, manifest: object) -> Iterator[TrustedDocument]:
    """Yield the documents of a manifest.

    Raises:
        ValueError: it has neither of the formats.
    """
    if not isinstance(manifest, dict):
        raise ValueError("it is not an object")
    operations = manifest.get("operations")
    if manifest.get("format") == _APOLLO or isinstance(operations, list):
        for operation in operations if isinstance(operations, list) else ():
            yield _apollo(file, operation)
        return
    for id, document in manifest.items():
        if not isinstance(document, str):
            raise ValueError(f"the document of {as_json(id)} is not a string")
        name = _NAME.search(document)
        yield TrustedDocument(id, document, name[1] if name else id, file)


def _apollo(file: Path, operation: object) -> TrustedDocument:
    if not isinstance(operation, Mapping) or not all(isinstance(operation.get(key), str) for key in ("id", "body")):
        raise ValueError("each of its operations must have an `id` and a `body`")
    return TrustedDocument(operation["id"], operation["body"], str(operation.get("name") or operation["id"]), file)
