from pydantic import Field

from .base_model import BaseModel
from .fragments import Page, SessionFields


class ListSessions(BaseModel):
    sessions: "ListSessionsSessions"


class ListSessionsSessions(BaseModel):
    nodes: list["ListSessionsSessionsNodes"]
    page_info: "ListSessionsSessionsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


ListSessionsSessionsNodes = SessionFields
ListSessionsSessionsPageInfo = Page
ListSessions.model_rebuild()
ListSessionsSessions.model_rebuild()
