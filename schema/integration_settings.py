"""GraphQL types and fields for integration settings: defaults per channel, overrides, and why a channel delivers."""

from datetime import datetime
from typing import Annotated, cast

import strawberry

from models.delivery_channels import DeliveryChannel
from models.users import User as UserRow
from resolvers import integration_settings as resolvers
from schema.base import JSON, Backed, Info, describe_enum, given
from schema.circuits import CircuitState
from schema.errors import UserError, errors_as_data, errors_field
from schema.projection import selected
from schema.relations import UserView

describe_enum(
    DeliveryChannel,
    "A channel through which people receive deliveries; `docs/deliveries.md` describes its `config`.",
    SLACK="A message in Slack.",
    EMAIL="An e-mail.",
    SMS="A text message to a phone.",
    WEBHOOK="A request to a URL, signed according to Standard Webhooks.",
    TEAMS="A message in Microsoft Teams.",
    DISCORD="A message in Discord.",
    TEST="An inbox that sends nothing: `deliveries(filter: {channel: TEST})` shows what it received.",
)
describe_enum(
    resolvers.SettingSource,
    "Where the settings of a channel come from.",
    DEFAULT="The organization's default, or the built-in one.",
    OVERRIDE="The user's override; what it leaves out comes from the default.",
)


describe_enum(
    resolvers.SettingTier,
    "A tier of settings; the highest one that has a setting applies.",
    BUILT_IN="Parley's own defaults.",
    ORGANIZATION="The defaults that the organization has set.",
    USER="The user's override.",
)


@strawberry.type(description="The tier from which one setting of a channel comes.")
class SettingOrigin(Backed):
    ROWS = resolvers.SettingOrigin

    setting: str = strawberry.field(
        description="The setting, e.g. `retryCount`, or a key of the configuration, e.g. `config.format`."
    )
    tier: resolvers.SettingTier = strawberry.field(description="The tier.")


@strawberry.type(description="The settings of a channel.")
class IntegrationConfig(Backed):
    ROWS = resolvers.IntegrationConfig

    channel: DeliveryChannel = strawberry.field(description="The channel.")
    enabled: bool = strawberry.field(
        description="Whether deliveries are sent through it. Unless it was set, `SLACK`, `EMAIL` and `TEST` are "
        "enabled while they are configured and healthy, and the others are disabled."
    )
    priority: int = strawberry.field(description="Its place in the order of delivery: 1 is first.")
    retry_count: int = strawberry.field(description="How often a failed attempt is repeated: 3 makes 4 attempts.")
    retry_delay_seconds: int = strawberry.field(description="The time between two attempts, in seconds.")
    source: resolvers.SettingSource = strawberry.field(description="Where they come from.")
    overridden: list[str] = strawberry.field(
        description="The settings that the user's override sets, e.g. `retryCount`; empty without one."
    )

    override_id: strawberry.ID | None = strawberry.field(
        description="The id of the user's override in the audit trail; null without one."
    )
    created_at: datetime | None = strawberry.field(description="When the override was created; null without one.")
    updated_at: datetime | None = strawberry.field(description="When the override was last changed; null without one.")

    @strawberry.field(
        description="Its configuration, with the documented keys in snake_case. `secrets_set` lists the secrets that "
        "are set; their values are never returned."
    )
    def config(self, root: strawberry.Parent[resolvers.IntegrationConfig]) -> JSON:
        return root.shown_config


@strawberry.type(description="The integration settings of a user.")
class IntegrationSettings(Backed):
    ROWS = resolvers.SettingsView

    @strawberry.field(description="The user.")
    async def user(self, info: Info, root: strawberry.Parent[resolvers.SettingsView]) -> UserView:
        [found] = await info.context.loaders.many(UserRow, [root.user_id], selected(info, UserRow))
        return cast(UserView, found)

    overrides: list[IntegrationConfig] = strawberry.field(
        description="The user's overrides, by priority. `config` has only the keys that the override sets."
    )
    effective: list[IntegrationConfig] = strawberry.field(
        description="The settings that apply now, for every channel, by priority: override over organization default "
        "over built-in default."
    )
    using_defaults: bool = strawberry.field(
        description="Whether the user has no override, not even one that equals the default."
    )


@strawberry.type(description="Whether a channel delivers to a user now, and why.")
class DeliveryExplanation(Backed):
    ROWS = resolvers.Explanation

    channel: DeliveryChannel = strawberry.field(description="The channel.")
    will_deliver: bool = strawberry.field(description="Whether a delivery would be sent through it now.")
    reason: str = strawberry.field(description="Why, or why not, and which setting decides it.")
    config: IntegrationConfig = strawberry.field(description="The settings that apply.")
    origins: list[SettingOrigin] = strawberry.field(description="The tier from which each of the settings comes.")
    circuit: CircuitState = strawberry.field(
        description="The circuit breaker of the service behind it; `CLOSED` if there is none."
    )


_ENABLED = "Whether to deliver through it."
_PRIORITY = "Its place in the order of delivery, from 1, which is first, to 100."
_RETRY_COUNT = "How often a failed attempt is repeated, from 0 to 20."
_RETRY_DELAY = "The time between two attempts in seconds, from 1 to 86400."
_CONFIG = (
    "Keys of its configuration to set; null removes a key, and keys that are left out are kept. "
    "`docs/deliveries.md` lists them; an unknown key is an error."
)
_USER_ID = "The id of the user, by default the caller. Another user requires `integrations:admin`."


@strawberry.input(description="The settings of an organization's default to change. Null restores the built-in one.")
class SetIntegrationDefaultInput:
    channel: DeliveryChannel = strawberry.field(description="The channel.")
    enabled: bool | None = strawberry.field(default=strawberry.UNSET, description=_ENABLED)
    priority: int | None = strawberry.field(default=strawberry.UNSET, description=_PRIORITY)
    retry_count: int | None = strawberry.field(default=strawberry.UNSET, description=_RETRY_COUNT)
    retry_delay_seconds: int | None = strawberry.field(default=strawberry.UNSET, description=_RETRY_DELAY)
    config: JSON | None = strawberry.field(default=strawberry.UNSET, description=_CONFIG)


@strawberry.input(
    description="The settings of a user's override to change. Null restores the default; omitted ones are kept."
)
class SetIntegrationOverrideInput:
    user_id: strawberry.ID | None = strawberry.field(default=None, description=_USER_ID)
    channel: DeliveryChannel = strawberry.field(description="The channel.")
    enabled: bool | None = strawberry.field(default=strawberry.UNSET, description=_ENABLED)
    priority: int | None = strawberry.field(default=strawberry.UNSET, description=_PRIORITY)
    retry_count: int | None = strawberry.field(default=strawberry.UNSET, description=_RETRY_COUNT)
    retry_delay_seconds: int | None = strawberry.field(default=strawberry.UNSET, description=_RETRY_DELAY)
    config: JSON | None = strawberry.field(default=strawberry.UNSET, description=_CONFIG)
    expect_existing: bool | None = strawberry.field(
        default=None,
        description="If true, fail with `NOT_FOUND` unless there is an override already; if false, fail with "
        "`CONFLICT` if there is one.",
    )


@strawberry.input(description="The override to remove.")
class RemoveIntegrationOverrideInput:
    user_id: strawberry.ID | None = strawberry.field(default=None, description=_USER_ID)
    channel: DeliveryChannel = strawberry.field(description="The channel.")


@strawberry.input(description="The user whose overrides to remove.")
class ResetIntegrationOverridesInput:
    user_id: strawberry.ID | None = strawberry.field(default=None, description=_USER_ID)


@strawberry.type(description="The result of `setIntegrationDefault`.")
class IntegrationConfigPayload:
    config: IntegrationConfig | None = strawberry.field(
        default=None, description="The default that applies now; null if there are errors."
    )
    errors: list[UserError] = errors_field()


@strawberry.type(description="The result of a change of a user's overrides.")
class IntegrationSettingsPayload:
    settings: IntegrationSettings | None = strawberry.field(
        default=None, description="The user's settings; null if there are errors."
    )
    errors: list[UserError] = errors_field()


UserIdArgument = Annotated[strawberry.ID | None, strawberry.argument(description=_USER_ID)]


@strawberry.type
class IntegrationSettingsQuery:
    @strawberry.field(description="The defaults of the organization for every channel, by priority.")
    async def integration_defaults(self, info: Info) -> list[IntegrationConfig]:
        return IntegrationConfig.each(await resolvers.defaults(info.context))

    @strawberry.field(description="The integration settings of a user.")
    async def integration_settings(self, info: Info, user_id: UserIdArgument = None) -> IntegrationSettings:
        return IntegrationSettings.of(await resolvers.settings(info.context, user_id=user_id))

    @strawberry.field(description="For every channel, whether it delivers to a user now, and why.")
    async def explain_delivery(self, info: Info, user_id: UserIdArgument = None) -> list[DeliveryExplanation]:
        return DeliveryExplanation.each(await resolvers.explain_delivery(info.context, user_id=user_id))


@strawberry.type
class IntegrationSettingsMutation:
    @strawberry.mutation(description="Change the organization's default for a channel. Requires `integrations:admin`.")
    @errors_as_data(IntegrationConfigPayload)
    async def set_integration_default(
        self,
        info: Info,
        input: Annotated[SetIntegrationDefaultInput, strawberry.argument(description="The settings to change.")],
    ) -> IntegrationConfigPayload:
        found = await resolvers.set_default(info.context, channel=input.channel, given=_settings(input))
        return IntegrationConfigPayload(config=IntegrationConfig.of(found))

    @strawberry.mutation(description="Create or change a user's override for a channel.")
    @errors_as_data(IntegrationSettingsPayload)
    async def set_integration_override(
        self,
        info: Info,
        input: Annotated[SetIntegrationOverrideInput, strawberry.argument(description="The settings to change.")],
    ) -> IntegrationSettingsPayload:
        found = await resolvers.set_override(
            info.context,
            user_id=input.user_id,
            channel=input.channel,
            given=_settings(input),
            expect_existing=input.expect_existing,
        )
        return IntegrationSettingsPayload(settings=IntegrationSettings.of(found))

    @strawberry.mutation(description="Remove a user's override for a channel.")
    @errors_as_data(IntegrationSettingsPayload)
    async def remove_integration_override(
        self,
        info: Info,
        input: Annotated[RemoveIntegrationOverrideInput, strawberry.argument(description="The override to remove.")],
    ) -> IntegrationSettingsPayload:
        found = await resolvers.remove_override(info.context, user_id=input.user_id, channel=input.channel)
        return IntegrationSettingsPayload(settings=IntegrationSettings.of(found))

    @strawberry.mutation(description="Remove all overrides of a user, who then uses the defaults.")
    @errors_as_data(IntegrationSettingsPayload)
    async def reset_integration_overrides(
        self,
        info: Info,
        input: Annotated[ResetIntegrationOverridesInput, strawberry.argument(description="The user.")],
    ) -> IntegrationSettingsPayload:
        found = await resolvers.reset_overrides(info.context, user_id=input.user_id)
        return IntegrationSettingsPayload(settings=IntegrationSettings.of(found))


_SETTINGS = frozenset({"enabled", "priority", "retry_count", "retry_delay_seconds", "config"})


def _settings(input: object) -> dict[str, object]:
    return {name: value for name, value in given(input).items() if name in _SETTINGS}
