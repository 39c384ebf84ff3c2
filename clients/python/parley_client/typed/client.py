from collections.abc import AsyncGenerator
from typing import Any, Optional, Union

from .base_model import UNSET, UnsetType
from .cancel_run import CancelRun, CancelRunCancelExecution
from .cancel_task import CancelTask, CancelTaskCancelTask
from .create_agent import CreateAgent, CreateAgentCreateAgent
from .create_session import CreateSession, CreateSessionCreateSession
from .create_task import CreateTask, CreateTaskCreateTask
from .create_workflow import CreateWorkflow, CreateWorkflowCreateWorkflow
from .enums import ApprovalStatus
from .get_agent import GetAgent, GetAgentAgent
from .get_approval import GetApproval, GetApprovalApproval
from .get_request import GetRequest, GetRequestRequest
from .get_run import GetRun, GetRunExecution
from .get_session import GetSession, GetSessionSession
from .get_task import GetTask, GetTaskTask
from .get_workflow import GetWorkflow, GetWorkflowWorkflow
from .input_types import (
    AgentFilter,
    CreateAgentInput,
    CreateSessionInput,
    CreateTaskInput,
    CreateWorkflowInput,
    ExecuteWorkflowInput,
    ExecutionFilter,
    ExecutionInput,
    InvokeAgentInput,
    PublishEventInput,
    RequestApprovalInput,
    RespondToApprovalInput,
    SendMessageInput,
    SessionFilter,
    SubmitRequestInput,
    TaskFilter,
    TaskInput,
    TaskOrder,
    WorkflowFilter,
)
from .invoke_agent import InvokeAgent, InvokeAgentInvokeAgent
from .list_agents import ListAgents, ListAgentsAgents
from .list_approvals import ListApprovals, ListApprovalsApprovals
from .list_events import ListEvents, ListEventsEvents
from .list_messages import ListMessages, ListMessagesSession
from .list_runs import ListRuns, ListRunsExecutions
from .list_sessions import ListSessions, ListSessionsSessions
from .list_tasks import ListTasks, ListTasksTasks
from .list_workflows import ListWorkflows, ListWorkflowsWorkflows
from .publish_event import PublishEvent, PublishEventPublishEvent
from .request_approval import RequestApproval, RequestApprovalRequestApproval
from .respond_to_approval import RespondToApproval, RespondToApprovalRespondToApproval
from .retry_run import RetryRun, RetryRunRetryExecution
from .retry_task import RetryTask, RetryTaskRetryTask
from .send_message import SendMessage, SendMessageSendMessage
from .start_run import StartRun, StartRunExecuteWorkflow
from .submit_request import SubmitRequest, SubmitRequestSubmitRequest
from .typed_base import TypedBase
from .viewer import Viewer, ViewerViewer
from .watch_agents import (
    WatchAgents,
    WatchAgentsAgentEventsAgentConnected,
    WatchAgentsAgentEventsAgentDisconnected,
    WatchAgentsAgentEventsAgentErrored,
    WatchAgentsAgentEventsAgentEvent,
    WatchAgentsAgentEventsAgentExecuted,
    WatchAgentsAgentEventsAgentStatusChanged,
    WatchAgentsAgentEventsStreamGap,
    WatchAgentsAgentEventsStreamOpened,
)
from .watch_approvals import (
    WatchApprovals,
    WatchApprovalsApprovalEventsApprovalEvent,
    WatchApprovalsApprovalEventsApprovalRequested,
    WatchApprovalsApprovalEventsApprovalResponded,
    WatchApprovalsApprovalEventsStreamGap,
    WatchApprovalsApprovalEventsStreamOpened,
)
from .watch_events import (
    WatchEvents,
    WatchEventsEventsCustomEvent,
    WatchEventsEventsEvent,
    WatchEventsEventsRecordChanged,
    WatchEventsEventsStreamGap,
    WatchEventsEventsStreamOpened,
)
from .watch_run import (
    WatchRun,
    WatchRunExecutionEventsApprovalRequested,
    WatchRunExecutionEventsApprovalResponded,
    WatchRunExecutionEventsExecutionEvent,
    WatchRunExecutionEventsNodeCancelled,
    WatchRunExecutionEventsNodeCompleted,
    WatchRunExecutionEventsNodeFailed,
    WatchRunExecutionEventsNodeRetrying,
    WatchRunExecutionEventsNodeSkipped,
    WatchRunExecutionEventsNodeStarted,
    WatchRunExecutionEventsNodeWaiting,
    WatchRunExecutionEventsStreamGap,
    WatchRunExecutionEventsStreamOpened,
    WatchRunExecutionEventsWorkflowCancelled,
    WatchRunExecutionEventsWorkflowCompleted,
    WatchRunExecutionEventsWorkflowFailed,
    WatchRunExecutionEventsWorkflowStarted,
)
from .watch_session import (
    WatchSession,
    WatchSessionSessionEventsApprovalRequested,
    WatchSessionSessionEventsApprovalResponded,
    WatchSessionSessionEventsCustomEvent,
    WatchSessionSessionEventsMessageSent,
    WatchSessionSessionEventsParticipantJoined,
    WatchSessionSessionEventsParticipantLeft,
    WatchSessionSessionEventsSessionEvent,
    WatchSessionSessionEventsSessionUpdated,
    WatchSessionSessionEventsStreamGap,
    WatchSessionSessionEventsStreamOpened,
    WatchSessionSessionEventsTaskCreated,
    WatchSessionSessionEventsTaskUpdated,
)
from .watch_tasks import (
    WatchTasks,
    WatchTasksTaskEventsStreamGap,
    WatchTasksTaskEventsStreamOpened,
    WatchTasksTaskEventsTaskAssigned,
    WatchTasksTaskEventsTaskCreated,
    WatchTasksTaskEventsTaskEvent,
    WatchTasksTaskEventsTaskUpdated,
)


def gql(*parts: str) -> str:
    return "".join(parts)


ACTOR_FIELDS = """
    fragment ActorFields on Actor {
      __typename
      id
      name
    }
    """
AGENT_FIELDS = """
    fragment AgentFields on Agent {
      id
      name
      type
      runtime
      description
      status
      capabilities
      config
      metadata
      maxConcurrentTasks
      lastHeartbeatAt
      createdAt
      updatedAt
    }
    """
APPROVAL_FIELDS = """
    fragment ApprovalFields on Approval {
      id
      title
      description
      data
      status
      requiredApprovals
      expiresAt
      createdAt
      resolvedAt
      requestedBy {
        ...ActorFields
      }
    }
    """
ERROR_FIELDS = """
    fragment ErrorFields on UserError {
      code
      message
      field
      retryable
      retryAfterSeconds
    }
    """
MESSAGE_FIELDS = """
    fragment MessageFields on Message {
      id
      content
      type
      metadata
      createdAt
      from {
        ...ActorFields
      }
    }
    """
NODE_FIELDS = """
    fragment NodeFields on NodeExecution {
      id
      key
      name
      type
      dependsOn
      status
      input
      output
      error
      attempts
      startedAt
      completedAt
      durationMs
    }
    """
PAGE = """
    fragment Page on PageInfo {
      hasNextPage
      hasPreviousPage
      startCursor
      endCursor
    }
    """
REQUEST_FIELDS = """
    fragment RequestFields on Request {
      id
      channel
      content
      status
      response
      error
      createdAt
      completedAt
      session {
        id
      }
      agent {
        id
        name
      }
    }
    """
RUN_FIELDS = """
    fragment RunFields on WorkflowExecution {
      id
      version
      status
      input
      output
      error
      trigger
      createdAt
      startedAt
      completedAt
      durationMs
    }
    """
SESSION_FIELDS = """
    fragment SessionFields on Session {
      id
      name
      description
      status
      context
      metadata
      createdAt
      updatedAt
    }
    """
TASK_FIELDS = """
    fragment TaskFields on Task {
      id
      title
      type
      description
      priority
      payload
      requirements
      status
      progress
      result
      error
      attempts
      maxAttempts
      dueAt
      createdAt
      startedAt
      completedAt
      updatedAt
    }
    """
WORKFLOW_FIELDS = """
    fragment WorkflowFields on Workflow {
      id
      name
      description
      version
      status
      createdAt
      updatedAt
    }
    """


class TypedClient(TypedBase):
    async def list_agents(
        self,
        filter_: Union[Optional[AgentFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListAgentsAgents:
        query = gql(
            """
            query ListAgents($filter: AgentFilter, $first: Int, $after: String) {
              agents(filter: $filter, first: $first, after: $after) {
                nodes {
                  ...AgentFields
                }
                pageInfo {
                  ...Page
                }
                totalCount
              }
            }
            """,
            AGENT_FIELDS,
            PAGE,
        )
        variables: dict[str, object] = {
            "filter": filter_,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="ListAgents", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListAgents.model_validate(data).agents

    async def get_agent(self, id: str, **kwargs: Any) -> Optional[GetAgentAgent]:
        query = gql(
            """
            query GetAgent($id: ID!) {
              agent(id: $id) {
                ...AgentFields
              }
            }
            """,
            AGENT_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetAgent", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetAgent.model_validate(data).agent

    async def create_agent(
        self, input: CreateAgentInput, **kwargs: Any
    ) -> CreateAgentCreateAgent:
        query = gql(
            """
            mutation CreateAgent($input: CreateAgentInput!) {
              createAgent(input: $input) {
                agent {
                  ...AgentFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            AGENT_FIELDS,
            ERROR_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CreateAgent", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CreateAgent.model_validate(data).create_agent

    async def invoke_agent(
        self, input: InvokeAgentInput, **kwargs: Any
    ) -> InvokeAgentInvokeAgent:
        query = gql(
            """
            mutation InvokeAgent($input: InvokeAgentInput!) {
              invokeAgent(input: $input) {
                reply {
                  content
                  durationMs
                  simulated
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="InvokeAgent", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return InvokeAgent.model_validate(data).invoke_agent

    async def watch_agents(
        self,
        agent_ids: Union[Optional[list[str]], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AsyncGenerator[
        Union[
            WatchAgentsAgentEventsAgentEvent,
            WatchAgentsAgentEventsAgentConnected,
            WatchAgentsAgentEventsAgentDisconnected,
            WatchAgentsAgentEventsAgentErrored,
            WatchAgentsAgentEventsAgentExecuted,
            WatchAgentsAgentEventsAgentStatusChanged,
            WatchAgentsAgentEventsStreamGap,
            WatchAgentsAgentEventsStreamOpened,
        ],
        None,
    ]:
        query = gql(
            """
            subscription WatchAgents($agentIds: [ID!], $after: Cursor) {
              agentEvents(agentIds: $agentIds, after: $after) {
                __typename
                id
                type
                cursor
                occurredAt
                ... on AgentConnected {
                  agent {
                    ...AgentFields
                  }
                }
                ... on AgentDisconnected {
                  agent {
                    ...AgentFields
                  }
                }
                ... on AgentErrored {
                  agent {
                    ...AgentFields
                  }
                  error
                }
                ... on AgentExecuted {
                  agent {
                    ...AgentFields
                  }
                  durationMs
                }
                ... on AgentStatusChanged {
                  agent {
                    ...AgentFields
                  }
                  status
                }
                ... on StreamGap {
                  reason
                }
                ... on StreamOpened {
                  resumed
                  snapshot {
                    __typename
                    ...AgentFields
                  }
                }
              }
            }
            """,
            AGENT_FIELDS,
        )
        variables: dict[str, object] = {"agentIds": agent_ids, "after": after}
        async for data in self.execute_ws(
            query=query, operation_name="WatchAgents", variables=variables, **kwargs
        ):
            yield WatchAgents.model_validate(data).agent_events

    async def list_approvals(
        self,
        status: Union[Optional[ApprovalStatus], UnsetType] = UNSET,
        for_me: Union[Optional[bool], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListApprovalsApprovals:
        query = gql(
            """
            query ListApprovals($status: ApprovalStatus, $forMe: Boolean, $first: Int, $after: String) {
              approvals(status: $status, forMe: $forMe, first: $first, after: $after) {
                nodes {
                  ...ApprovalFields
                }
                pageInfo {
                  ...Page
                }
                totalCount
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
            PAGE,
        )
        variables: dict[str, object] = {
            "status": status,
            "forMe": for_me,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="ListApprovals", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListApprovals.model_validate(data).approvals

    async def get_approval(
        self, id: str, **kwargs: Any
    ) -> Optional[GetApprovalApproval]:
        query = gql(
            """
            query GetApproval($id: ID!) {
              approval(id: $id) {
                ...ApprovalFields
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetApproval", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetApproval.model_validate(data).approval

    async def request_approval(
        self, input: RequestApprovalInput, **kwargs: Any
    ) -> RequestApprovalRequestApproval:
        query = gql(
            """
            mutation RequestApproval($input: RequestApprovalInput!) {
              requestApproval(input: $input) {
                approval {
                  ...ApprovalFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
            ERROR_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="RequestApproval", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RequestApproval.model_validate(data).request_approval

    async def respond_to_approval(
        self, input: RespondToApprovalInput, **kwargs: Any
    ) -> RespondToApprovalRespondToApproval:
        query = gql(
            """
            mutation RespondToApproval($input: RespondToApprovalInput!) {
              respondToApproval(input: $input) {
                approval {
                  ...ApprovalFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
            ERROR_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query,
            operation_name="RespondToApproval",
            variables=variables,
            **kwargs,
        )
        data = self.get_data(response)
        return RespondToApproval.model_validate(data).respond_to_approval

    async def watch_approvals(
        self, after: Union[Optional[str], UnsetType] = UNSET, **kwargs: Any
    ) -> AsyncGenerator[
        Union[
            WatchApprovalsApprovalEventsApprovalEvent,
            WatchApprovalsApprovalEventsApprovalRequested,
            WatchApprovalsApprovalEventsApprovalResponded,
            WatchApprovalsApprovalEventsStreamGap,
            WatchApprovalsApprovalEventsStreamOpened,
        ],
        None,
    ]:
        query = gql(
            """
            subscription WatchApprovals($after: Cursor) {
              approvalEvents(after: $after) {
                __typename
                id
                type
                cursor
                occurredAt
                ... on ApprovalRequested {
                  approval {
                    ...ApprovalFields
                  }
                }
                ... on ApprovalResponded {
                  approval {
                    ...ApprovalFields
                  }
                }
                ... on StreamGap {
                  reason
                }
                ... on StreamOpened {
                  resumed
                }
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
        )
        variables: dict[str, object] = {"after": after}
        async for data in self.execute_ws(
            query=query, operation_name="WatchApprovals", variables=variables, **kwargs
        ):
            yield WatchApprovals.model_validate(data).approval_events

    async def list_events(
        self,
        types: Union[Optional[list[str]], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListEventsEvents:
        query = gql(
            """
            query ListEvents($types: [String!], $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
              events(
                types: $types
                first: $first
                after: $after
                last: $last
                before: $before
              ) {
                nodes {
                  __typename
                  id
                  type
                  cursor
                  occurredAt
                  actor {
                    __typename
                    ...ActorFields
                  }
                }
                pageInfo {
                  ...Page
                }
              }
            }
            """,
            ACTOR_FIELDS,
            PAGE,
        )
        variables: dict[str, object] = {
            "types": types,
            "first": first,
            "after": after,
            "last": last,
            "before": before,
        }
        response = await self.execute(
            query=query, operation_name="ListEvents", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListEvents.model_validate(data).events

    async def publish_event(
        self, input: PublishEventInput, **kwargs: Any
    ) -> PublishEventPublishEvent:
        query = gql(
            """
            mutation PublishEvent($input: PublishEventInput!) {
              publishEvent(input: $input) {
                event {
                  __typename
                  id
                  type
                  cursor
                  occurredAt
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="PublishEvent", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return PublishEvent.model_validate(data).publish_event

    async def watch_events(
        self,
        types: Union[Optional[list[str]], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AsyncGenerator[
        Union[
            WatchEventsEventsEvent,
            WatchEventsEventsCustomEvent,
            WatchEventsEventsRecordChanged,
            WatchEventsEventsStreamGap,
            WatchEventsEventsStreamOpened,
        ],
        None,
    ]:
        query = gql(
            """
            subscription WatchEvents($types: [String!], $after: Cursor) {
              events(types: $types, after: $after) {
                __typename
                id
                type
                cursor
                occurredAt
                actor {
                  __typename
                  ...ActorFields
                }
                ... on RecordChanged {
                  recordId
                  changes
                }
                ... on CustomEvent {
                  data
                }
                ... on StreamGap {
                  reason
                }
                ... on StreamOpened {
                  resumed
                }
              }
            }
            """,
            ACTOR_FIELDS,
        )
        variables: dict[str, object] = {"types": types, "after": after}
        async for data in self.execute_ws(
            query=query, operation_name="WatchEvents", variables=variables, **kwargs
        ):
            yield WatchEvents.model_validate(data).events

    async def submit_request(
        self, input: SubmitRequestInput, **kwargs: Any
    ) -> SubmitRequestSubmitRequest:
        query = gql(
            """
            mutation SubmitRequest($input: SubmitRequestInput!) {
              submitRequest(input: $input) {
                request {
                  ...RequestFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            REQUEST_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="SubmitRequest", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SubmitRequest.model_validate(data).submit_request

    async def get_request(self, id: str, **kwargs: Any) -> Optional[GetRequestRequest]:
        query = gql(
            """
            query GetRequest($id: ID!) {
              request(id: $id) {
                ...RequestFields
              }
            }
            """,
            REQUEST_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetRequest", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetRequest.model_validate(data).request

    async def list_runs(
        self,
        filter_: Union[Optional[ExecutionFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListRunsExecutions:
        query = gql(
            """
            query ListRuns($filter: ExecutionFilter, $first: Int, $after: String) {
              executions(filter: $filter, first: $first, after: $after) {
                nodes {
                  ...RunFields
                }
                pageInfo {
                  ...Page
                }
                totalCount
              }
            }
            """,
            PAGE,
            RUN_FIELDS,
        )
        variables: dict[str, object] = {
            "filter": filter_,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="ListRuns", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListRuns.model_validate(data).executions

    async def get_run(self, id: str, **kwargs: Any) -> Optional[GetRunExecution]:
        query = gql(
            """
            query GetRun($id: ID!) {
              execution(id: $id) {
                ...RunFields
                progress {
                  completed
                  total
                  fraction
                }
                nodes {
                  ...NodeFields
                }
              }
            }
            """,
            NODE_FIELDS,
            RUN_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetRun", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetRun.model_validate(data).execution

    async def start_run(
        self, input: ExecuteWorkflowInput, **kwargs: Any
    ) -> StartRunExecuteWorkflow:
        query = gql(
            """
            mutation StartRun($input: ExecuteWorkflowInput!) {
              executeWorkflow(input: $input) {
                execution {
                  ...RunFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            RUN_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="StartRun", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return StartRun.model_validate(data).execute_workflow

    async def cancel_run(
        self, input: ExecutionInput, **kwargs: Any
    ) -> CancelRunCancelExecution:
        query = gql(
            """
            mutation CancelRun($input: ExecutionInput!) {
              cancelExecution(input: $input) {
                execution {
                  ...RunFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            RUN_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CancelRun", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CancelRun.model_validate(data).cancel_execution

    async def retry_run(
        self, input: ExecutionInput, **kwargs: Any
    ) -> RetryRunRetryExecution:
        query = gql(
            """
            mutation RetryRun($input: ExecutionInput!) {
              retryExecution(input: $input) {
                execution {
                  ...RunFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            RUN_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="RetryRun", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RetryRun.model_validate(data).retry_execution

    async def watch_run(
        self,
        execution_id: str,
        from_start: Union[Optional[bool], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AsyncGenerator[
        Union[
            WatchRunExecutionEventsExecutionEvent,
            WatchRunExecutionEventsApprovalRequested,
            WatchRunExecutionEventsApprovalResponded,
            WatchRunExecutionEventsNodeCancelled,
            WatchRunExecutionEventsNodeCompleted,
            WatchRunExecutionEventsNodeFailed,
            WatchRunExecutionEventsNodeRetrying,
            WatchRunExecutionEventsNodeSkipped,
            WatchRunExecutionEventsNodeStarted,
            WatchRunExecutionEventsNodeWaiting,
            WatchRunExecutionEventsStreamGap,
            WatchRunExecutionEventsStreamOpened,
            WatchRunExecutionEventsWorkflowCancelled,
            WatchRunExecutionEventsWorkflowCompleted,
            WatchRunExecutionEventsWorkflowFailed,
            WatchRunExecutionEventsWorkflowStarted,
        ],
        None,
    ]:
        query = gql(
            """
            subscription WatchRun($executionId: ID!, $fromStart: Boolean, $after: Cursor) {
              executionEvents(executionId: $executionId, fromStart: $fromStart, after: $after) {
                __typename
                id
                type
                cursor
                occurredAt
                ... on NodeStarted {
                  node {
                    ...NodeFields
                  }
                }
                ... on NodeWaiting {
                  node {
                    ...NodeFields
                  }
                }
                ... on NodeCompleted {
                  node {
                    ...NodeFields
                  }
                }
                ... on NodeFailed {
                  node {
                    ...NodeFields
                  }
                }
                ... on NodeSkipped {
                  node {
                    ...NodeFields
                  }
                }
                ... on NodeRetrying {
                  node {
                    ...NodeFields
                  }
                }
                ... on NodeCancelled {
                  node {
                    ...NodeFields
                  }
                }
                ... on ApprovalRequested {
                  approval {
                    ...ApprovalFields
                  }
                }
                ... on ApprovalResponded {
                  approval {
                    ...ApprovalFields
                  }
                }
                ... on WorkflowStarted {
                  execution {
                    ...RunFields
                  }
                }
                ... on WorkflowCompleted {
                  execution {
                    ...RunFields
                  }
                }
                ... on WorkflowFailed {
                  execution {
                    ...RunFields
                  }
                }
                ... on WorkflowCancelled {
                  execution {
                    ...RunFields
                  }
                }
                ... on StreamGap {
                  reason
                }
                ... on StreamOpened {
                  resumed
                  snapshot {
                    __typename
                    ...RunFields
                  }
                }
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
            NODE_FIELDS,
            RUN_FIELDS,
        )
        variables: dict[str, object] = {
            "executionId": execution_id,
            "fromStart": from_start,
            "after": after,
        }
        async for data in self.execute_ws(
            query=query, operation_name="WatchRun", variables=variables, **kwargs
        ):
            yield WatchRun.model_validate(data).execution_events

    async def list_sessions(
        self,
        filter_: Union[Optional[SessionFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListSessionsSessions:
        query = gql(
            """
            query ListSessions($filter: SessionFilter, $first: Int, $after: String) {
              sessions(filter: $filter, first: $first, after: $after) {
                nodes {
                  ...SessionFields
                }
                pageInfo {
                  ...Page
                }
                totalCount
              }
            }
            """,
            PAGE,
            SESSION_FIELDS,
        )
        variables: dict[str, object] = {
            "filter": filter_,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="ListSessions", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListSessions.model_validate(data).sessions

    async def get_session(self, id: str, **kwargs: Any) -> Optional[GetSessionSession]:
        query = gql(
            """
            query GetSession($id: ID!) {
              session(id: $id) {
                ...SessionFields
                participants {
                  presence
                  joinedAt
                  actor {
                    __typename
                    ...ActorFields
                  }
                }
              }
            }
            """,
            ACTOR_FIELDS,
            SESSION_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetSession", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetSession.model_validate(data).session

    async def list_messages(
        self,
        session_id: str,
        last: Union[Optional[int], UnsetType] = UNSET,
        before: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> Optional[ListMessagesSession]:
        query = gql(
            """
            query ListMessages($sessionId: ID!, $last: Int, $before: String) {
              session(id: $sessionId) {
                messages(last: $last, before: $before) {
                  nodes {
                    ...MessageFields
                  }
                  pageInfo {
                    ...Page
                  }
                }
              }
            }
            """,
            ACTOR_FIELDS,
            MESSAGE_FIELDS,
            PAGE,
        )
        variables: dict[str, object] = {
            "sessionId": session_id,
            "last": last,
            "before": before,
        }
        response = await self.execute(
            query=query, operation_name="ListMessages", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListMessages.model_validate(data).session

    async def create_session(
        self, input: CreateSessionInput, **kwargs: Any
    ) -> CreateSessionCreateSession:
        query = gql(
            """
            mutation CreateSession($input: CreateSessionInput!) {
              createSession(input: $input) {
                session {
                  ...SessionFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            SESSION_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CreateSession", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CreateSession.model_validate(data).create_session

    async def send_message(
        self, input: SendMessageInput, **kwargs: Any
    ) -> SendMessageSendMessage:
        query = gql(
            """
            mutation SendMessage($input: SendMessageInput!) {
              sendMessage(input: $input) {
                message {
                  ...MessageFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ACTOR_FIELDS,
            ERROR_FIELDS,
            MESSAGE_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="SendMessage", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return SendMessage.model_validate(data).send_message

    async def watch_session(
        self,
        session_id: str,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AsyncGenerator[
        Union[
            WatchSessionSessionEventsSessionEvent,
            WatchSessionSessionEventsApprovalRequested,
            WatchSessionSessionEventsApprovalResponded,
            WatchSessionSessionEventsCustomEvent,
            WatchSessionSessionEventsMessageSent,
            WatchSessionSessionEventsParticipantJoined,
            WatchSessionSessionEventsParticipantLeft,
            WatchSessionSessionEventsSessionUpdated,
            WatchSessionSessionEventsStreamGap,
            WatchSessionSessionEventsStreamOpened,
            WatchSessionSessionEventsTaskCreated,
            WatchSessionSessionEventsTaskUpdated,
        ],
        None,
    ]:
        query = gql(
            """
            subscription WatchSession($sessionId: ID!, $after: Cursor) {
              sessionEvents(sessionId: $sessionId, after: $after) {
                __typename
                id
                type
                cursor
                occurredAt
                ... on MessageSent {
                  message {
                    ...MessageFields
                  }
                }
                ... on ParticipantJoined {
                  participant {
                    presence
                    actor {
                      __typename
                      ...ActorFields
                    }
                  }
                }
                ... on ParticipantLeft {
                  participant {
                    presence
                    actor {
                      __typename
                      ...ActorFields
                    }
                  }
                }
                ... on SessionUpdated {
                  session {
                    ...SessionFields
                  }
                }
                ... on TaskCreated {
                  task {
                    ...TaskFields
                  }
                }
                ... on TaskUpdated {
                  task {
                    ...TaskFields
                  }
                }
                ... on ApprovalRequested {
                  approval {
                    ...ApprovalFields
                  }
                }
                ... on ApprovalResponded {
                  approval {
                    ...ApprovalFields
                  }
                }
                ... on CustomEvent {
                  data
                }
                ... on StreamGap {
                  reason
                }
                ... on StreamOpened {
                  resumed
                  snapshot {
                    __typename
                    ...SessionFields
                  }
                }
              }
            }
            """,
            ACTOR_FIELDS,
            APPROVAL_FIELDS,
            MESSAGE_FIELDS,
            SESSION_FIELDS,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {"sessionId": session_id, "after": after}
        async for data in self.execute_ws(
            query=query, operation_name="WatchSession", variables=variables, **kwargs
        ):
            yield WatchSession.model_validate(data).session_events

    async def list_tasks(
        self,
        filter_: Union[Optional[TaskFilter], UnsetType] = UNSET,
        order_by: Union[Optional[TaskOrder], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListTasksTasks:
        query = gql(
            """
            query ListTasks($filter: TaskFilter, $orderBy: TaskOrder, $first: Int, $after: String) {
              tasks(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
                nodes {
                  ...TaskFields
                }
                pageInfo {
                  ...Page
                }
                totalCount
              }
            }
            """,
            PAGE,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {
            "filter": filter_,
            "orderBy": order_by,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="ListTasks", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListTasks.model_validate(data).tasks

    async def get_task(self, id: str, **kwargs: Any) -> Optional[GetTaskTask]:
        query = gql(
            """
            query GetTask($id: ID!) {
              task(id: $id) {
                ...TaskFields
                assignedTo {
                  id
                  name
                }
              }
            }
            """,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetTask", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetTask.model_validate(data).task

    async def create_task(
        self, input: CreateTaskInput, **kwargs: Any
    ) -> CreateTaskCreateTask:
        query = gql(
            """
            mutation CreateTask($input: CreateTaskInput!) {
              createTask(input: $input) {
                task {
                  ...TaskFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CreateTask", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CreateTask.model_validate(data).create_task

    async def cancel_task(
        self, input: TaskInput, **kwargs: Any
    ) -> CancelTaskCancelTask:
        query = gql(
            """
            mutation CancelTask($input: TaskInput!) {
              cancelTask(input: $input) {
                task {
                  ...TaskFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CancelTask", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CancelTask.model_validate(data).cancel_task

    async def retry_task(self, input: TaskInput, **kwargs: Any) -> RetryTaskRetryTask:
        query = gql(
            """
            mutation RetryTask($input: TaskInput!) {
              retryTask(input: $input) {
                task {
                  ...TaskFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="RetryTask", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return RetryTask.model_validate(data).retry_task

    async def watch_tasks(
        self,
        assigned_to: Union[Optional[str], UnsetType] = UNSET,
        session_id: Union[Optional[str], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> AsyncGenerator[
        Union[
            WatchTasksTaskEventsTaskEvent,
            WatchTasksTaskEventsStreamGap,
            WatchTasksTaskEventsStreamOpened,
            WatchTasksTaskEventsTaskAssigned,
            WatchTasksTaskEventsTaskCreated,
            WatchTasksTaskEventsTaskUpdated,
        ],
        None,
    ]:
        query = gql(
            """
            subscription WatchTasks($assignedTo: ID, $sessionId: ID, $after: Cursor) {
              taskEvents(assignedTo: $assignedTo, sessionId: $sessionId, after: $after) {
                __typename
                id
                type
                cursor
                occurredAt
                ... on TaskCreated {
                  task {
                    ...TaskFields
                  }
                }
                ... on TaskAssigned {
                  task {
                    ...TaskFields
                  }
                  assignedBy {
                    __typename
                    ...ActorFields
                  }
                }
                ... on TaskUpdated {
                  task {
                    ...TaskFields
                  }
                }
                ... on StreamGap {
                  reason
                }
                ... on StreamOpened {
                  resumed
                }
              }
            }
            """,
            ACTOR_FIELDS,
            TASK_FIELDS,
        )
        variables: dict[str, object] = {
            "assignedTo": assigned_to,
            "sessionId": session_id,
            "after": after,
        }
        async for data in self.execute_ws(
            query=query, operation_name="WatchTasks", variables=variables, **kwargs
        ):
            yield WatchTasks.model_validate(data).task_events

    async def viewer(self, **kwargs: Any) -> ViewerViewer:
        query = gql(
            """
            query Viewer {
              viewer {
                actor {
                  __typename
                  ...ActorFields
                }
                organization {
                  id
                  name
                }
                role
                scopes
                expiresAt
              }
            }
            """,
            ACTOR_FIELDS,
        )
        variables: dict[str, object] = {}
        response = await self.execute(
            query=query, operation_name="Viewer", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return Viewer.model_validate(data).viewer

    async def list_workflows(
        self,
        filter_: Union[Optional[WorkflowFilter], UnsetType] = UNSET,
        first: Union[Optional[int], UnsetType] = UNSET,
        after: Union[Optional[str], UnsetType] = UNSET,
        **kwargs: Any,
    ) -> ListWorkflowsWorkflows:
        query = gql(
            """
            query ListWorkflows($filter: WorkflowFilter, $first: Int, $after: String) {
              workflows(filter: $filter, first: $first, after: $after) {
                nodes {
                  ...WorkflowFields
                }
                pageInfo {
                  ...Page
                }
                totalCount
              }
            }
            """,
            PAGE,
            WORKFLOW_FIELDS,
        )
        variables: dict[str, object] = {
            "filter": filter_,
            "first": first,
            "after": after,
        }
        response = await self.execute(
            query=query, operation_name="ListWorkflows", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return ListWorkflows.model_validate(data).workflows

    async def get_workflow(
        self, id: str, **kwargs: Any
    ) -> Optional[GetWorkflowWorkflow]:
        query = gql(
            """
            query GetWorkflow($id: ID!) {
              workflow(id: $id) {
                ...WorkflowFields
                inputSchema
                nodes {
                  key
                  name
                  type
                  dependsOn
                  config
                }
              }
            }
            """,
            WORKFLOW_FIELDS,
        )
        variables: dict[str, object] = {"id": id}
        response = await self.execute(
            query=query, operation_name="GetWorkflow", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return GetWorkflow.model_validate(data).workflow

    async def create_workflow(
        self, input: CreateWorkflowInput, **kwargs: Any
    ) -> CreateWorkflowCreateWorkflow:
        query = gql(
            """
            mutation CreateWorkflow($input: CreateWorkflowInput!) {
              createWorkflow(input: $input) {
                workflow {
                  ...WorkflowFields
                }
                errors {
                  ...ErrorFields
                }
              }
            }
            """,
            ERROR_FIELDS,
            WORKFLOW_FIELDS,
        )
        variables: dict[str, object] = {"input": input}
        response = await self.execute(
            query=query, operation_name="CreateWorkflow", variables=variables, **kwargs
        )
        data = self.get_data(response)
        return CreateWorkflow.model_validate(data).create_workflow
