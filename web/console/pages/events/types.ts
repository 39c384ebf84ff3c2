/** The types of events that the gateway records, as filters list them; custom types are added where they occur. */
export const EVENT_TYPES: readonly string[] = [
  'collaboration.session_created', 'collaboration.session_updated', 'collaboration.participant_joined',
  'collaboration.participant_left', 'collaboration.message_sent', 'collaboration.document_changed',
  'collaboration.task_created', 'collaboration.task_assigned', 'collaboration.task_updated',
  'collaboration.approval_requested', 'collaboration.approval_responded',
  'workflow.started', 'workflow.node_started', 'workflow.node_waiting', 'workflow.node_retrying',
  'workflow.node_completed', 'workflow.node_failed', 'workflow.node_skipped', 'workflow.node_cancelled',
  'workflow.completed', 'workflow.failed', 'workflow.cancelled',
  'agent.connected', 'agent.disconnected', 'agent.status_changed', 'agent.execution', 'agent.error',
  'request.received', 'request.completed', 'delivery.updated', 'connection.changed',
  'agent.created', 'agent.updated', 'agent.deleted', 'workflow.created', 'workflow.updated', 'workflow.deleted',
  'execution.created', 'execution.retried', 'destination.created', 'destination.updated', 'destination.deleted',
  'destination.disabled', 'destination.replayed', 'endpoint.created', 'endpoint.updated', 'endpoint.deleted',
  'connector.action_run', 'trigger.refused', 'approval.blocked', 'approval.reminded', 'presence.changed',
  'user.created', 'user.updated', 'user.signed_in', 'user.signed_out', 'api_key.created', 'api_key.revoked',
];
