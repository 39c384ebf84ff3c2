"""The workflow engine."""

from dataclasses import dataclass
from typing import ClassVar

from settings import values as parse
from settings.subject import Subject, setting


@dataclass(frozen=True, kw_only=True)
class Running(Subject):
    """The settings of the workflow engine."""

    TITLE: ClassVar = "Workflows"

    engine: bool = setting(
        "ENGINE",
        parse.switch,
        "Whether `serve` runs workflows. With `false`, at least one other replica or `python cli.py worker` must run "
        "them; it then also runs the background jobs, such as deadlines and schedules.",
        default=True,
        shown_default="`true`",
    )
    engine_lease: int = setting(
        "ENGINE_LEASE",
        parse.whole_number(2, 3600),
        "Seconds without a heartbeat after which a replica is presumed dead: other replicas take over its workflow "
        "runs and, if it was the leader, its background jobs.",
        default=15,
    )
