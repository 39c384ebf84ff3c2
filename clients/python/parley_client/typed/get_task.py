from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .fragments import TaskFields


class GetTask(BaseModel):
    task: Optional["GetTaskTask"]


class GetTaskTask(TaskFields):
    assigned_to: Optional["GetTaskTaskAssignedTo"] = Field(alias="assignedTo")


class GetTaskTaskAssignedTo(BaseModel):
    id: str
    name: str


GetTask.model_rebuild()
GetTaskTask.model_rebuild()
