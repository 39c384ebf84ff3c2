"""Retention: the days for which records are kept after their end."""

from dataclasses import dataclass
from typing import ClassVar

from settings import values as parse
from settings.subject import Subject, setting


@dataclass(frozen=True, kw_only=True)
class Retention(Subject):
    """The settings of retention."""

    TITLE: ClassVar = "Retention"

    event_retention_days: int = setting(
        "EVENT_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep events; a stream that resumes before the oldest one receives a `StreamGap`.",
        default=30,
    )
    execution_retention_days: int = setting(
        "EXECUTION_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep workflow runs after they end.",
        default=90,
    )
    request_retention_days: int = setting(
        "REQUEST_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep requests after they end; their messages stay in the session.",
        default=90,
    )
    sync_retention_days: int = setting(
        "SYNC_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep synchronizations after they end.",
        default=30,
    )
    delivery_retention_days: int = setting(
        "DELIVERY_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep deliveries after their end; those of events no longer than their event.",
        default=30,
    )
    message_retention_days: int | None = setting(
        "MESSAGE_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep the messages and shared documents of a session after it expired or was archived.",
        default=None,
        shown_default="none: kept for ever",
    )
    audit_retention_days: int | None = setting(
        "AUDIT_RETENTION_DAYS",
        parse.whole_number(1, 36_500),
        "Days to keep the entries of the audit trail.",
        default=None,
        shown_default="none: kept for ever",
    )
