"""The audit trail's cases of accounts in channels."""

from typing import Final

from tests.events.audit_cases import Prepared, case
from tests.events.house import House, numbers

ACCOUNT: Final = {"channel": "SLACK", "teamId": "T1"}


@case("linkChannelUser", "channel_link.created")
def _(house: House) -> Prepared:
    return house.admin, {**ACCOUNT, "externalUserId": f"U{next(numbers)}"}


@case("linkChannelUser to another user", "channel_link.deleted", "channel_link.created")
def _(house: House) -> Prepared:
    account = {**ACCOUNT, "externalUserId": f"U{next(numbers)}"}
    house.admin.done("linkChannelUser", "link { id }", **account)
    return house.admin, {**account, "userId": house.user()["id"]}


@case("linkChannelUser by a code")
def _(house: House) -> Prepared:
    return house.member, {"channel": "SLACK"}


@case("unlinkChannelUser", "channel_link.deleted")
def _(house: House) -> Prepared:
    account = {**ACCOUNT, "externalUserId": f"U{next(numbers)}"}
    return house.admin, {"id": house.admin.done("linkChannelUser", "link { id }", **account)["link"]["id"]}
