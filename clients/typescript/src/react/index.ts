export * from './monitor/index.js';
export { ParleyProvider, useConnection, useParley } from './context.js';
export {
  type LiveListView,
  type LiveObjectView,
  type UseLiveList,
  type UseLiveObject,
  useLiveList,
  useLiveObject,
  useStream,
} from './live.js';
export { type MutationResult, type MutationState, type RunMutation, useMutate } from './mutate.js';
export { type ApprovalRow, type Approvals, type ApprovalsOptions, useApprovals } from './approvals.js';
export { type ExecutionRow, type WorkflowHistory, type WorkflowHistoryOptions, useWorkflowHistory } from './history.js';
export { type Template, type Workflow, type WorkflowManagement, useWorkflowManagement } from './management.js';
export { type WorkflowRun, type WorkflowStatus, useWorkflow, useWorkflowStatus } from './workflow.js';
export * from './monitor/index.js';
