from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import ErrorFields, SessionFields


class CreateSession(BaseModel):
    create_session: "CreateSessionCreateSession" = Field(alias="createSession")


class CreateSessionCreateSession(BaseModel):
    session: Optional["CreateSessionCreateSessionSession"]
    errors: list["CreateSessionCreateSessionErrors"]


CreateSessionCreateSessionSession = SessionFields
CreateSessionCreateSessionErrors = ErrorFields
CreateSession.model_rebuild()
CreateSessionCreateSession.model_rebuild()
