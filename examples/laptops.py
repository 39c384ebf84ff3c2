"""Sets up an organization where people ask for laptops: an agent replies, and somebody approves what was asked for.

python -m examples.laptops
"""

import asyncio
import os
from typing import Final

from examples.client import Client

APPROVER: Final = "boss@example.com"

AGENT: Final = """mutation {
  createAgent(input: {
    name: "Helper", type: "helper", runtime: LYZR, capabilities: ["laptop"], config: {agentId: "helper"}
  }) {
    agent { id } errors { message }
  }
}"""
USER: Final = """mutation ($email: String!) {
  createUser(input: {email: $email, name: "Boss", role: OPERATOR}) { user { id } errors { message } }
}"""
WORKFLOW: Final = """mutation ($approvers: [String!]!) {
  createWorkflow(input: {
    name: "Laptops"
    triggers: [{type: EVENT, config: {types: ["request.completed"]}}]
    nodes: [
      {key: "ask", type: APPROVAL, config: {
        title: "A new laptop?", description: "${input.event.data.request.content}", approvers: $approvers
      }}
      {key: "order", type: EVENT, dependsOn: ["ask"], when: "nodes.ask.output.approved",
       config: {emit: "laptop.ordered", data: {answer: "${nodes.ask.output.approved}"}}}
    ]
  }) { workflow { id } errors { message } }
}"""


async def set_up(client: Client) -> None:
    """Create the agent, the approver and the workflow that a completed request triggers."""
    await client.query(AGENT)
    user = await client.query(USER, email=APPROVER)
    await client.query(WORKFLOW, approvers=[user["createUser"]["user"]["id"]])


async def _main() -> None:
    async with Client(os.environ["PARLEY_URL"], os.environ["PARLEY_TOKEN"]) as client:
        await set_up(client)
    print(f"Helper replies to requests, and {APPROVER} decides.")


if __name__ == "__main__":
    asyncio.run(_main())
