from pydantic import Field

from .base_model import BaseModel
from .fragments import Page, RunFields


class ListRuns(BaseModel):
    executions: "ListRunsExecutions"


class ListRunsExecutions(BaseModel):
    nodes: list["ListRunsExecutionsNodes"]
    page_info: "ListRunsExecutionsPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


ListRunsExecutionsNodes = RunFields
ListRunsExecutionsPageInfo = Page
ListRuns.model_rebuild()
ListRunsExecutions.model_rebuild()
