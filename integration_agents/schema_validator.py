"""`schema_validator`: registered schemas, with validation, compatibility and transformation."""

from collections.abc import Mapping
from typing import ClassVar

from integration_agents.base import AgentGroup, AgentTask
from integration_agents.operations import OperationAgent, mutation, query

_SCHEMA = "id name format platform version compatibility createdAt"
_VALID = "valid errors { path message }"
_VALIDATE = f"""query($schema: String!, $data: JSON!, $version: String) {{
    result: validateData(schema: $schema, data: $data, version: $version) {{ {_VALID} }} }}"""
_TRANSFORM = """query($from: String!, $to: String!, $data: JSON!) {
    result: transformData(from: $from, to: $to, data: $data) }"""
_COMPATIBLE = f"""query($schema: String!, $definition: JSON!, $compatibility: Compatibility = BACKWARD) {{
    result: checkCompatibility(schema: $schema, definition: $definition, compatibility: $compatibility) {{
        {_VALID} }} }}"""
_LIST = f"""query($name: String, $platform: Platform) {{
    result: dataSchemas(name: $name, platform: $platform) {{ {_SCHEMA} }} }}"""


class SchemaValidatorAgent(OperationAgent):
    """Registers schemas, validates data against them, and transforms data between versions and platforms."""

    name = "schema_validator"
    description = "Validates, transforms and migrates data by registered schemas: JSON Schema, Avro and Protobuf."
    group = AgentGroup.DATA_FLOW
    component = "schemas"
    events = ("data_schema.registered",)
    tasks: ClassVar[Mapping[str, AgentTask]] = {
        "register": mutation(
            "Register a version of a schema.",
            "registerSchema",
            "RegisterSchemaInput",
            f"schema {{ {_SCHEMA} }}",
            "schemas:read",
            "schemas:write",
        ),
        "validate": query("Validate data.", _VALIDATE, "schemas:read"),
        "transform": query("Transform data from one schema to another.", _TRANSFORM, "schemas:read"),
        "check_compatibility": query("Check a definition against the latest version.", _COMPATIBLE, "schemas:read"),
        "list_schemas": query("List the registered schemas.", _LIST, "schemas:read"),
    }
