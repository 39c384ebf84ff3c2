"""Checks of the settings that need to know databases and external services, which `settings/` does not."""

import os
import uuid
from dataclasses import replace

from connectors import check_simulated_failures, provider_settings
from connectors.settings import validate_settings
from settings import SettingError, Settings
from settings.secret_files import read_secret_files
from storage.address import DatabaseAddress, parse_address
from telemetry.export import Collector, TraceExport, pairs
from telemetry.tracing import Value


def checked(settings: Settings) -> Settings:
    """Return the settings, having checked those of external services, which the providers declare.

    Raises:
        SettingError: one of them is invalid.
    """
    try:
        check_simulated_failures(settings.simulated_failures)
        declared = provider_settings()
        given = {**settings.given, **read_secret_files([each.name for each in declared if each.secret], settings.given)}
        return replace(settings, given={**given, **validate_settings(declared, given)})
    except ValueError as error:
        raise SettingError(str(error)) from None


def database_address(settings: Settings) -> DatabaseAddress:
    """Return the parsed `DATABASE_URL`.

    Raises:
        SettingError: it is invalid; the message does not show it, because it may contain a password.
    """
    try:
        address = parse_address(settings.database_url)
    except ValueError as error:
        raise SettingError(f"DATABASE_URL is invalid: {error}.") from None
    return replace(address, named_by=settings.database_named_by, row_security=settings.db_row_security)


def trace_export(settings: Settings) -> TraceExport | None:
    """Return where traces are sent, and which; None if they are not."""
    if settings.traces_url is None:
        return None
    collector = Collector(
        settings.traces_url,
        pairs(settings.otlp_headers),
        settings.otlp_compression == "gzip",
        settings.otlp_timeout_ms / 1000,
        settings.span_delay_ms / 1000,
        settings.most_spans,
    )
    process: dict[str, Value] = {
        "service.name": settings.service_name,
        "service.instance.id": uuid.uuid4().hex,
        "process.pid": os.getpid(),
    }
    resource = process | pairs(settings.resource_attributes)
    return TraceExport(collector, resource, settings.traced_ratio, settings.sampler.follows_parent)
