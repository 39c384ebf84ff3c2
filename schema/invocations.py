"""GraphQL types and fields for calling agents: the reply as a whole, or streamed in chunks."""

from collections.abc import AsyncIterator
from typing import Annotated

import strawberry

from resolvers import invocations as resolvers
from schema.base import JSON, Info
from schema.errors import UserError, errors_as_data, errors_field
from schema.messages import Message
from subscriptions.value_streams import SIDE_EFFECT, ValueSource


@strawberry.type(description="An agent's reply.")
class AgentReply:
    content: str = strawberry.field(description="The text of the reply.")
    metadata: JSON = strawberry.field(
        description="Metadata of the reply, such as the model, token counts and ids for follow-up calls."
    )
    simulated: bool = strawberry.field(
        description="Whether the reply is a mock: in development, an agent without the required settings is not called."
    )
    duration_ms: int = strawberry.field(description="How long the call took, in milliseconds.")
    message: Message | None = strawberry.field(
        description="The reply as a message in the session; null without a session, or if the session ended in the "
        "meantime."
    )

    @classmethod
    def of(cls, reply: resolvers.AgentReply) -> "AgentReply":
        """Return a reply as its GraphQL type."""
        return cls(
            content=reply.content,
            metadata=reply.metadata,
            simulated=reply.simulated,
            duration_ms=reply.duration_ms,
            message=Message.maybe(reply.message),
        )


@strawberry.type(description="A chunk of a streamed reply.")
class ReplyChunk:
    delta: str = strawberry.field(description="The text that this chunk adds to the reply.")
    done: bool = strawberry.field(description="Whether this is the last chunk.")
    reply: AgentReply | None = strawberry.field(description="The whole reply; only in the last chunk.")


@strawberry.input(description="A message to an agent.")
class InvokeAgentInput:
    agent_id: strawberry.ID = strawberry.field(description="The id of the agent.")
    message: str = strawberry.field(description="The text of the message, at most 64 KiB.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The id of the session, which must be `ACTIVE` and have you as a participant. The message and "
        "the reply are added to it, and its earlier messages are sent along.",
    )
    metadata: JSON | None = strawberry.field(
        default=None, description="A JSON object that is passed to the agent if its runtime supports metadata."
    )
    idempotency_key: str | None = strawberry.field(
        default=None,
        description="Repeating the operation with the same key and input within 24 hours returns the first reply; "
        "with another input it fails with `IDEMPOTENCY_MISMATCH`.",
    )


@strawberry.type(description="The result of `invokeAgent`.")
class InvokeAgentPayload:
    reply: AgentReply | None = strawberry.field(default=None, description="The reply; null if there are errors.")
    errors: list[UserError] = errors_field()


def _arguments(input: InvokeAgentInput) -> dict[str, object]:
    return {
        "agent_id": input.agent_id,
        "message": input.message,
        "session_id": input.session_id,
        "metadata": input.metadata,
        "idempotency_key": input.idempotency_key,
    }


@strawberry.type
class InvocationMutation:
    @strawberry.mutation(
        description="Send a message to an agent and wait up to 25 seconds for its reply. A `WORKER` gets a task of "
        "type `agent.message`. A later reply is added to the session, and repeating the mutation with the same "
        "idempotency key returns it."
    )
    @errors_as_data(InvokeAgentPayload)
    async def invoke_agent(
        self, info: Info, input: Annotated[InvokeAgentInput, strawberry.argument(description="The message.")]
    ) -> InvokeAgentPayload:
        reply = await resolvers.invoke_agent(info.context, **_arguments(input))
        return InvokeAgentPayload(reply=AgentReply.of(reply))


@strawberry.type
class InvocationSubscription:
    @strawberry.subscription(
        graphql_type=ReplyChunk,
        description="Send a message to an agent and stream its reply as it is written. The last chunk has `done: "
        "true` and contains the whole reply. Unsubscribing cancels the invocation.",
        metadata=SIDE_EFFECT,
    )
    async def agent_reply(
        self, info: Info, input: Annotated[InvokeAgentInput, strawberry.argument(description="The message.")]
    ) -> ValueSource:
        context = info.context
        request = resolvers.parse_request(context, _arguments(input))

        async def chunks() -> AsyncIterator[ReplyChunk]:
            async for chunk in resolvers.reply_chunks(context, request):
                reply = None if chunk.reply is None else AgentReply.of(chunk.reply)
                yield ReplyChunk(delta=chunk.delta, done=reply is not None, reply=reply)

        return ValueSource(chunks, scope="agents:execute")
