"""The built-in workflow templates: one file each, which builds the template's nodes."""

from typing import Final

from engine.definitions.templates.base import Surroundings, Template, TemplateSchema
from engine.definitions.templates.content_generation import CONTENT_GENERATION
from engine.definitions.templates.filling import FilledTemplate, fill
from engine.definitions.templates.roblox_deployment import ROBLOX_DEPLOYMENT
from engine.definitions.templates.user_sync import USER_SYNC
from errors import NotFound
from shown import as_json

__all__ = ["TEMPLATES", "FilledTemplate", "Surroundings", "Template", "TemplateSchema", "fill", "find_template"]

TEMPLATES: Final = (CONTENT_GENERATION, USER_SYNC, ROBLOX_DEPLOYMENT)
"""All templates. A new one adds its name here."""


def find_template(name: str) -> Template:
    """Return a template.

    Raises:
        NotFound: no template has this name.
    """
    for template in TEMPLATES:
        if template.name == name:
            return template
    known = ", ".join(template.name for template in TEMPLATES)
    raise NotFound(f"There is no template {as_json(name)}. There are: {known}.", field=["template"])
