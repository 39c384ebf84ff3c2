from datetime import datetime
from typing import Optional

from pydantic import Field

from .base_model import BaseModel
from .enums import Role
from .fragments import ActorFields


class Viewer(BaseModel):
    viewer: "ViewerViewer"


class ViewerViewer(BaseModel):
    actor: "ViewerViewerActor"
    organization: "ViewerViewerOrganization"
    role: Role
    scopes: list[str]
    expires_at: Optional[datetime] = Field(alias="expiresAt")


class ViewerViewerActor(ActorFields):
    typename__: str = Field(alias="__typename")


class ViewerViewerOrganization(BaseModel):
    id: str
    name: str


Viewer.model_rebuild()
ViewerViewer.model_rebuild()
