"""Bugs at an endpoint: the process log has the details under an id, and the caller gets the id."""

import logging
import secrets
from typing import Final

from errors import Internal

_log: Final = logging.getLogger("parley.faults")


def logged_fault(what: str) -> Internal:
    """Log the exception that is being handled, and return the error for its caller.

    Args:
        what: what failed, such as `request to /api/tasks`.
    """
    error = Internal(secrets.token_hex(8))
    _log.exception("%s failed (%s)", what, error.error_id)
    return error
