"""The runtimes of agents that the gateway calls, all with the same interface.

`docs/agents.md` describes the request and the response of each.
"""

from collections.abc import Mapping
from typing import Final

from connectors.agent_runtimes import (
    DEADLINE_SECONDS,
    AgentAnswer,
    AgentQuestion,
    AgentRuntime,
    AnswerStream,
    Turn,
    simulated_answer,
)
from connectors.providers.a2a import A2ARuntime
from connectors.providers.http_agents import HttpRuntime
from connectors.providers.llama_stack import LLAMA_STACK_RUNTIME
from connectors.providers.lyzr import LyzrRuntime
from connectors.providers.openai import OPENAI_RUNTIME
from errors import NotConfigured

RUNTIMES: Final[Mapping[str, AgentRuntime]] = {
    "HTTP": HttpRuntime(),
    "LYZR": LyzrRuntime(),
    "OPENAI": OPENAI_RUNTIME,
    "LLAMA_STACK": LLAMA_STACK_RUNTIME,
    "A2A": A2ARuntime(),
}
"""By the name of `AgentRuntime` in the schema. WORKER is not among them: a worker claims tasks instead."""


def find_runtime(name: str) -> AgentRuntime:
    """Return the runtime of this name.

    Raises:
        NotConfigured: Parley cannot call agents of this runtime.
    """
    found = RUNTIMES.get(name)
    if found is None:
        raise NotConfigured(
            f"Parley cannot call agents with runtime {name}; it can call {', '.join(sorted(RUNTIMES))}."
        )
    return found


__all__ = [
    "DEADLINE_SECONDS",
    "RUNTIMES",
    "AgentAnswer",
    "AgentQuestion",
    "AgentRuntime",
    "AnswerStream",
    "Turn",
    "find_runtime",
    "simulated_answer",
]
