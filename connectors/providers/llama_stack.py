"""The connector `llama_stack`, and agents of runtime LLAMA_STACK: a Llama Stack (now OGX) server.

What it called agents became the Responses API in 0.7, a hard break; its OpenAI-compatible surface has stayed, so that
is what is spoken. Its errors come in OpenAI's form or as `{"status", "title", "detail"}`.
"""

from typing import Final

from connectors.base import Auth, Connector, ProviderSetting
from connectors.providers.openai import Compatible

LLAMA_STACK_RUNTIME: Final = Compatible(
    "llama_stack",
    base=ProviderSetting(
        "LLAMA_STACK_URL",
        "The address of a Llama Stack server, such as `http://localhost:8321`; `/v1` is added to one without a path.",
        required=True,
    ),
    key=ProviderSetting("LLAMA_STACK_API_KEY", "The key for the Llama Stack server, if it wants one.", secret=True),
    model=ProviderSetting("LLAMA_STACK_MODEL", "The model that is asked when neither an agent nor a call names one."),
    limit="max_tokens",
)
"""How agents of runtime LLAMA_STACK are asked."""

LLAMA_STACK: Final = Connector(
    name="llama_stack",
    title="Llama Stack",
    description="Asks models of a Llama Stack server.",
    actions=LLAMA_STACK_RUNTIME.actions(),
    auth=Auth.API_KEY,
    settings=LLAMA_STACK_RUNTIME.settings,
    probe=LLAMA_STACK_RUNTIME.probe,
)
