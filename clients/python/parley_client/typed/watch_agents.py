from datetime import datetime
from typing import Annotated, Literal, Optional, Union

from pydantic import Field, Tag

from parley_client.typed_base import typename_among

from .base_model import BaseModel
from .enums import AgentStatus, GapReason
from .fragments import AgentFields


class WatchAgents(BaseModel):
    agent_events: Union[
        Annotated["WatchAgentsAgentEventsAgentEvent", Tag("AgentEvent")],
        Annotated["WatchAgentsAgentEventsAgentConnected", Tag("AgentConnected")],
        Annotated["WatchAgentsAgentEventsAgentDisconnected", Tag("AgentDisconnected")],
        Annotated["WatchAgentsAgentEventsAgentErrored", Tag("AgentErrored")],
        Annotated["WatchAgentsAgentEventsAgentExecuted", Tag("AgentExecuted")],
        Annotated[
            "WatchAgentsAgentEventsAgentStatusChanged", Tag("AgentStatusChanged")
        ],
        Annotated["WatchAgentsAgentEventsStreamGap", Tag("StreamGap")],
        Annotated["WatchAgentsAgentEventsStreamOpened", Tag("StreamOpened")],
    ] = Field(
        alias="agentEvents",
        discriminator=typename_among(
            "AgentConnected",
            "AgentDisconnected",
            "AgentErrored",
            "AgentExecuted",
            "AgentStatusChanged",
            "StreamGap",
            "StreamOpened",
            otherwise="AgentEvent",
        ),
    )


class WatchAgentsAgentEventsAgentEvent(BaseModel):
    typename__: str = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")


class WatchAgentsAgentEventsAgentConnected(BaseModel):
    typename__: Literal["AgentConnected"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    agent: "WatchAgentsAgentEventsAgentConnectedAgent"


WatchAgentsAgentEventsAgentConnectedAgent = AgentFields


class WatchAgentsAgentEventsAgentDisconnected(BaseModel):
    typename__: Literal["AgentDisconnected"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    agent: "WatchAgentsAgentEventsAgentDisconnectedAgent"


WatchAgentsAgentEventsAgentDisconnectedAgent = AgentFields


class WatchAgentsAgentEventsAgentErrored(BaseModel):
    typename__: Literal["AgentErrored"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    agent: "WatchAgentsAgentEventsAgentErroredAgent"
    error: str


WatchAgentsAgentEventsAgentErroredAgent = AgentFields


class WatchAgentsAgentEventsAgentExecuted(BaseModel):
    typename__: Literal["AgentExecuted"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    agent: "WatchAgentsAgentEventsAgentExecutedAgent"
    duration_ms: int = Field(alias="durationMs")


WatchAgentsAgentEventsAgentExecutedAgent = AgentFields


class WatchAgentsAgentEventsAgentStatusChanged(BaseModel):
    typename__: Literal["AgentStatusChanged"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    agent: "WatchAgentsAgentEventsAgentStatusChangedAgent"
    status: AgentStatus


WatchAgentsAgentEventsAgentStatusChangedAgent = AgentFields


class WatchAgentsAgentEventsStreamGap(BaseModel):
    typename__: Literal["StreamGap"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    reason: GapReason


class WatchAgentsAgentEventsStreamOpened(BaseModel):
    typename__: Literal["StreamOpened"] = Field(alias="__typename")
    id: str
    type_: str = Field(alias="type")
    cursor: str
    occurred_at: datetime = Field(alias="occurredAt")
    resumed: bool
    snapshot: Optional[
        Annotated[
            Union[
                Annotated[
                    "WatchAgentsAgentEventsStreamOpenedSnapshotNode", Tag("Node")
                ],
                Annotated[
                    "WatchAgentsAgentEventsStreamOpenedSnapshotAgent", Tag("Agent")
                ],
            ],
            Field(discriminator=typename_among("Agent", otherwise="Node")),
        ]
    ]


class WatchAgentsAgentEventsStreamOpenedSnapshotNode(BaseModel):
    typename__: str = Field(alias="__typename")


class WatchAgentsAgentEventsStreamOpenedSnapshotAgent(AgentFields):
    typename__: Literal["Agent"] = Field(alias="__typename")


WatchAgents.model_rebuild()
WatchAgentsAgentEventsAgentConnected.model_rebuild()
WatchAgentsAgentEventsAgentDisconnected.model_rebuild()
WatchAgentsAgentEventsAgentErrored.model_rebuild()
WatchAgentsAgentEventsAgentExecuted.model_rebuild()
WatchAgentsAgentEventsAgentStatusChanged.model_rebuild()
WatchAgentsAgentEventsStreamOpened.model_rebuild()
