from pydantic import Field

from .base_model import BaseModel
from .fragments import Page, TaskFields


class ListTasks(BaseModel):
    tasks: "ListTasksTasks"


class ListTasksTasks(BaseModel):
    nodes: list["ListTasksTasksNodes"]
    page_info: "ListTasksTasksPageInfo" = Field(alias="pageInfo")
    total_count: int = Field(alias="totalCount")


ListTasksTasksNodes = TaskFields
ListTasksTasksPageInfo = Page
ListTasks.model_rebuild()
ListTasksTasks.model_rebuild()
