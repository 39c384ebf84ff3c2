"""The connector `llama_stack`, and agents of runtime LLAMA_STACK: a Llama Stack (now OGX) server.

Its agents API became the Responses API in 0.7, a breaking change; its OpenAI-compatible API has remained, so that is
used. Its errors have OpenAI's form or `{"status", "title", "detail"}`.
"""

from typing import Final

from connectors.base import Auth, Connector, ProviderSetting
from connectors.providers.openai import OpenAICompatible

LLAMA_STACK_RUNTIME: Final = OpenAICompatible(
    "llama_stack",
    base=ProviderSetting(
        "LLAMA_STACK_BASE_URL",
        "The base URL of a Llama Stack server, such as `http://localhost:8321`; `/v1` is added if it has no path.",
        required=True,
        alias="LLAMA_STACK_URL",
    ),
    key=ProviderSetting(
        "LLAMA_STACK_API_KEY", "The API key for the Llama Stack server, if it requires one.", secret=True
    ),
    model=ProviderSetting(
        "LLAMA_STACK_MODEL", "The model that is used if neither an agent's config nor a call names one."
    ),
    limit="max_tokens",
)
"""The runtime LLAMA_STACK."""

LLAMA_STACK: Final = Connector(
    name="llama_stack",
    title="Llama Stack",
    description="Calls models of a Llama Stack server.",
    actions=LLAMA_STACK_RUNTIME.actions(),
    auth=Auth.API_KEY,
    settings=LLAMA_STACK_RUNTIME.settings,
    probe=LLAMA_STACK_RUNTIME.probe,
)
