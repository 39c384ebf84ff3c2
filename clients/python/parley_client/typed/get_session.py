from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Presence
from .fragments import ActorFields, SessionFields


class GetSession(BaseModel):
    session: Optional["GetSessionSession"]


class GetSessionSession(SessionFields):
    participants: list["GetSessionSessionParticipants"]


class GetSessionSessionParticipants(BaseModel):
    presence: Presence
    joined_at: datetime = Field(alias="joinedAt")
    actor: "GetSessionSessionParticipantsActor"


class GetSessionSessionParticipantsActor(ActorFields):
    typename__: str = Field(alias="__typename")


GetSession.model_rebuild()
GetSessionSession.model_rebuild()
GetSessionSessionParticipants.model_rebuild()
