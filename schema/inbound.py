"""GraphQL types and fields for the links of channels' users to users of Parley."""

from datetime import datetime
from typing import Annotated

import strawberry

from models import inbound as tables
from models.sessions import Channel
from models.users import User as UserRow
from resolvers.inbound import links as resolvers
from schema.base import Backed, Info, Node, describe_enum
from schema.errors import UserError, errors_as_data, errors_field
from schema.relations import related
from schema.users import User

ChannelView = Annotated["Channel", strawberry.lazy("models.sessions")]  # described in its room

describe_enum(
    tables.LinkMethod,
    "The proof that a user of a channel is a user of Parley.",
    EMAIL="Slack has confirmed that the user has the e-mail address. It is verified again every day.",
    EXPLICIT="The user has sent a code of `linkChannelUser` from Slack, or an administrator has linked them.",
)


@strawberry.type(
    description="A link between a user of a channel, such as Slack, and a user of Parley, with whose permissions the "
    "former acts."
)
class ChannelLink(Backed, Node):
    ROWS = tables.ChannelLink

    channel: ChannelView = strawberry.field(description="The channel.")
    team_id: str = strawberry.field(description="The id of the team in the channel, such as a Slack workspace.")
    external_user_id: str = strawberry.field(description="The id of the user in the channel.")
    how: tables.LinkMethod = strawberry.field(description="How it was proved who the user is.")
    verified_at: datetime = strawberry.field(description="When the proof was last verified.")
    created_at: datetime = strawberry.field(description="When they were linked.")

    user = related("user_id", UserRow, User, "The user as whom they act.")


@strawberry.input(description="The account to link.")
class LinkChannelUserInput:
    channel: ChannelView = strawberry.field(description="The channel: SLACK.")
    user_id: strawberry.ID | None = strawberry.field(
        default=None, description="The user to link an account to, by default the caller; requires `users:write`."
    )
    team_id: str | None = strawberry.field(
        default=None, description="The id of the Slack workspace; requires `users:write`."
    )
    external_user_id: str | None = strawberry.field(
        default=None, description="The id of the user in the workspace; requires `users:write`."
    )


@strawberry.input(description="A link.")
class UnlinkChannelUserInput:
    id: strawberry.ID = strawberry.field(description="The id of the link.")


@strawberry.type(description="The result of `linkChannelUser`.")
class LinkChannelUserPayload:
    link: ChannelLink | None = strawberry.field(
        default=None, description="The link; null if a code was returned or there are errors."
    )
    code: str | None = strawberry.field(
        default=None,
        description="A code that links the account from which you send it: `/parley link <code>` in Slack. Do not "
        "share it. It can be used once.",
    )
    expires_at: datetime | None = strawberry.field(default=None, description="When the code expires.")
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of `unlinkChannelUser`.")
class UnlinkChannelUserPayload:
    link: ChannelLink | None = strawberry.field(
        default=None, description="The link that was removed; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type
class InboundQuery:
    @strawberry.field(
        description="List the links of your accounts in channels, newest first; with `users:write`, all of the "
        "organization. At most the newest 1000."
    )
    async def channel_links(self, info: Info) -> list[ChannelLink]:
        return [ChannelLink.of(row) for row in await resolvers.channel_links(info.context)]


@strawberry.type
class InboundMutation:
    @strawberry.mutation(
        description="Link an account in a channel to a user. Without an account, it returns a code that links the one "
        "from which you send it; with `users:write`, it links any account to any user."
    )
    @errors_as_data(LinkChannelUserPayload)
    async def link_channel_user(
        self,
        info: Info,
        input: Annotated[LinkChannelUserInput, strawberry.argument(description="The account to link.")],
    ) -> LinkChannelUserPayload:
        found = await resolvers.link_channel_user(
            info.context,
            channel=input.channel,
            user_id=input.user_id,
            team_id=input.team_id,
            external_user_id=input.external_user_id,
        )
        link = None if found.link is None else ChannelLink.of(found.link)
        return LinkChannelUserPayload(link=link, code=found.code, expires_at=found.expires_at)

    @strawberry.mutation(
        description="Remove the link of an account: your own, or with `users:write` anyone's. A user whose confirmed "
        "e-mail address is known here is linked again with the next message."
    )
    @errors_as_data(UnlinkChannelUserPayload)
    async def unlink_channel_user(
        self, info: Info, input: Annotated[UnlinkChannelUserInput, strawberry.argument(description="The link.")]
    ) -> UnlinkChannelUserPayload:
        row = await resolvers.unlink_channel_user(info.context, id=input.id)
        return UnlinkChannelUserPayload(link=ChannelLink.of(row))
