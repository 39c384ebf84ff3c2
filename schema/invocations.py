"""Asking agents as GraphQL: the answer at once, or piece by piece."""

from collections.abc import AsyncIterator
from typing import Annotated, Any, cast

import strawberry

from errors import RateLimited
from models.base import Json
from resolvers import invocations as resolvers
from schema.base import JSON, Info, UserError, errors_as_data, errors_field
from schema.messages import Message
from subscriptions.replies import ValueSource


@strawberry.type(description="What an agent answered.")
class AgentReply:
    content: str = strawberry.field(description="The answer.")
    metadata: JSON = strawberry.field(description="What came with it: the model, the tokens, the ids to go on with.")
    simulated: bool = strawberry.field(
        description="Nobody was asked, because settings are missing and this is development."
    )
    duration_ms: int = strawberry.field(description="How long it took, in milliseconds.")
    message: Message | None = strawberry.field(
        description="The answer as a message of the session; null without a session, or when it ended meanwhile."
    )

    @classmethod
    def of(cls, replied: resolvers.Replied) -> "AgentReply":
        """Returns an answer as GraphQL shows it."""
        return cls(
            content=replied.content,
            metadata=cast(Any, replied.metadata),
            simulated=replied.simulated,
            duration_ms=replied.duration_ms,
            message=Message.maybe(replied.message),
        )


@strawberry.type(description="A piece of an answer.")
class ReplyChunk:
    delta: str = strawberry.field(description="The text that this piece adds to the answer.")
    done: bool = strawberry.field(description="Whether this is the last piece.")
    reply: AgentReply | None = strawberry.field(description="The whole answer, with the last piece.")


@strawberry.input(description="A question to an agent.")
class InvokeAgentInput:
    agent_id: strawberry.ID = strawberry.field(description="The agent.")
    message: str = strawberry.field(description="What to ask, at most 64 KiB.")
    session_id: strawberry.ID | None = strawberry.field(
        default=None,
        description="The session, which must be ACTIVE and have you in it. The question and the answer become messages "
        "there, and what was said before goes along.",
    )
    metadata: JSON | None = strawberry.field(
        default=None, description="A JSON object for the agent's program, as far as its runtime carries one."
    )
    idempotency_key: str | None = strawberry.field(
        default=None, description="The same key with the same input within 24 hours asks once and answers the same."
    )


@strawberry.type(description="The answer.")
class InvokeAgentPayload:
    reply: AgentReply | None = strawberry.field(default=None, description="The answer; null when there are errors.")
    errors: list[UserError] = errors_field()


def _given(input: InvokeAgentInput) -> dict[str, Any]:
    return {
        "agent_id": input.agent_id,
        "message": input.message,
        "session_id": input.session_id,
        "metadata": cast(Json, input.metadata),
        "idempotency_key": input.idempotency_key,
    }


@strawberry.type
class InvocationMutation:
    @strawberry.mutation(
        description="Asks an agent and waits 25 seconds for its answer; a WORKER gets a task of the type "
        "`agent.message`. What takes longer goes on: its answer comes to the session, and to whoever asks again with "
        "the same idempotency key."
    )
    @errors_as_data(InvokeAgentPayload)
    async def invoke_agent(
        self, info: Info, input: Annotated[InvokeAgentInput, strawberry.argument(description="The question.")]
    ) -> InvokeAgentPayload:
        try:
            replied = await resolvers.invoke_agent(info.context, **_given(input))
        except RateLimited as error:  # most likely the agent's, which is data like its other refusals
            return InvokeAgentPayload(errors=[UserError.of(error)])
        return InvokeAgentPayload(reply=AgentReply.of(replied))


@strawberry.type
class InvocationSubscription:
    @strawberry.subscription(
        graphql_type=ReplyChunk,
        description="Asks an agent and shows its answer as it is written; the last piece has `done` and the whole. "
        "Whoever stops listening ends the question.",
    )
    async def agent_reply(
        self, info: Info, input: Annotated[InvokeAgentInput, strawberry.argument(description="The question.")]
    ) -> ValueSource:
        context = info.context
        question = resolvers.question_of(context, _given(input))

        async def chunks() -> AsyncIterator[ReplyChunk]:
            async for chunk in resolvers.reply_chunks(context, question):
                reply = None if chunk.reply is None else AgentReply.of(chunk.reply)
                yield ReplyChunk(delta=chunk.delta, done=reply is not None, reply=reply)

        return ValueSource(chunks, scope="agents:execute")
