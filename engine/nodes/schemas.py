"""VALIDATE: requires data that has the form of a registered schema, and can convert it to that of another."""

from typing import Annotated, Any, Final

from engine.data_schemas import registry
from engine.definitions.configs import EXPRESSION, About, Config, ConfigError, Text
from engine.expressions.evaluate import is_dynamic
from engine.nodes.base import NodeCall, NodeFailure, async_node
from errors import InvalidInput, NotFound
from json_types import Json


class ValidateConfig(Config, frozen=True, kw_only=True):
    """The config of a VALIDATE."""

    schema: Annotated[
        Text, EXPRESSION, About("The registered schema: `name`, `name@version` or `platform/name@version`.")
    ]
    data: Annotated[Any, About("The data: any JSON, in which strings can contain expressions.")]
    to: Annotated[
        Text | None, EXPRESSION, About("The registered schema to whose form the data is converted; none by default.")
    ] = None

    def check(self, *, computed: bool) -> None:
        """Require names of schemas."""
        for name, text in (("schema", self.schema), ("to", self.to)):
            if text is None or is_dynamic(text):
                continue
            try:
                registry.parse_reference(text, name)
            except InvalidInput:
                raise ConfigError("must be name, name@version or platform/name@version", name) from None


async def _run(call: NodeCall, config: ValidateConfig) -> Json:
    """Return the data. Data of another form fails the node: another attempt would find the same."""
    organization_id, schemas = call.run.organization_id, call.tools.schemas
    try:
        schema = await schemas.require(organization_id, config.schema, config.data, "data")
        if config.to is None:
            data: Json = config.data
            return data
        target = await schemas.find(organization_id, config.to, "to")
        return await registry.transform(organization_id, schema.row, target.row, config.data)
    except (InvalidInput, NotFound) as error:
        raise NodeFailure(error.message, final=True) from None


VALIDATE: Final = async_node(ValidateConfig, _run)
