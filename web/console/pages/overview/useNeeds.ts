import { OverviewAgentsDocument, OverviewApprovalsDocument, OverviewConnectionsDocument, OverviewConnectorsDocument } from '@parley-gateway/client/operations/overview';
import { useRead } from '../../app/reading/useRead';
import { useMay } from '../../app/viewer';
import type { Needs } from './NeedsYouPanel';
import type { Reloads } from './useReloads';

/** Read everything that waits for the user and that they may see. */
export function useNeeds(): { needs: Needs; reloads: Reloads } {
  const approvals = useRead(OverviewApprovalsDocument, {}, { skip: !useMay('approvals:read').allowed });
  const connections = useRead(OverviewConnectionsDocument, {}, { skip: !useMay('connections:read').allowed });
  const connectors = useRead(OverviewConnectorsDocument, {}, { skip: !useMay('connectors:read').allowed });
  const agents = useRead(OverviewAgentsDocument, {}, { skip: !useMay('agents:read').allowed });
  return {
    needs: {
      approvals: approvals.data,
      connections: connections.data,
      connectors: connectors.data,
      agents: agents.data,
      error: approvals.error ?? connections.error ?? connectors.error ?? agents.error,
      loading: approvals.loading,
    },
    reloads: [
      [['collaboration.approval_'], approvals.reload],
      [['connection.'], connections.reload],
      [['delivery.', 'workflow.node_failed', 'workflow.node_retrying'], connectors.reload],
      [['agent.error', 'agent.status_changed', 'agent.deleted'], agents.reload],
    ],
  };
}
