"""GraphQL execution for any graphql-core schema, independent of Parley's."""

from executor.compiled import batched, by_class, by_value, resolve_type_by_class, writes_utc_times
from executor.costs import Weights
from executor.documents import Document, Documents
from executor.execution import NotOpened, PreparedOperation, Result, RootField, SchemaExecutor
from executor.faults import Explain, Faults
from executor.limits import Limits
from executor.request_errors import RequestError, request_error
from executor.signatures import Signature, signature

__all__ = [
    "Document",
    "Documents",
    "Explain",
    "Faults",
    "Limits",
    "NotOpened",
    "PreparedOperation",
    "RequestError",
    "Result",
    "RootField",
    "SchemaExecutor",
    "Signature",
    "Weights",
    "batched",
    "by_class",
    "by_value",
    "request_error",
    "resolve_type_by_class",
    "signature",
    "writes_utc_times",
]
