"""Streams after `runMaintenance`, on a gateway that no longer has the removed events in memory."""

from collections.abc import Mapping

from tests.gateways import Gateway
from tests.people import administrator, on_database, opened
from tests.system.test_maintenance import FOLLOW, age, organization, removed


def test_a_stream_that_resumes_before_a_removed_event_begins_with_a_gap(backend: Mapping[str, str]) -> None:
    with Gateway(backend) as gateway:
        admin = administrator(gateway)
        with admin.follow(FOLLOW) as following:
            cursor = following()["cursor"]
        opened(admin)
        on_database(gateway, lambda: age(organization(admin)))
        assert removed(admin, olderThanDays=10)["prunedEvents"] >= 1
    with Gateway(backend) as restarted, administrator(restarted).follow(FOLLOW, after=cursor) as following:
        assert following()["__typename"] == "StreamOpened"  # it does not remember the event either
        gap = following()
        assert (gap["__typename"], gap["reason"]) == ("StreamGap", "EXPIRED")
