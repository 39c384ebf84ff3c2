import { EventTicksDocument } from '@parley-gateway/client/operations/events';
import { NeedsYouDocument } from '@parley-gateway/client/operations/shell';
import { useStream } from '@parley-gateway/client/react';
import { useEffect } from 'react';
import { useRead } from '../reading/useRead';
import { needsYouStore } from '../title';
import { useLater } from '../useLater';
import { useMay } from '../viewer';

/** Things that wait for the user: a number of things of one kind, and the page that shows them. */
export interface Waiting {
  label: string;
  count: number;
  href: string;
}

const TYPES = ['collaboration.approval_requested', 'collaboration.approval_responded', 'connection.changed', 'agent.error'];
/** Circuits open and close without an event. */
const AGAIN_MS = 30_000;
const TOGETHER_MS = 300;

/** Return what waits for the user, and keep the count in the tab's title. */
export function useNeedsYou(): readonly Waiting[] {
  const { data, reload } = useRead(NeedsYouDocument, {
    approvals: useMay('approvals:read').allowed,
    connections: useMay('connections:read').allowed,
    connectors: useMay('connectors:read').allowed,
    agents: useMay('agents:read').allowed,
  });
  useStream(EventTicksDocument, { types: TYPES }, useLater(reload, TOGETHER_MS), { skip: !useMay('events:read').allowed });
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === 'visible' && reload(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [reload]);

  const broken = data?.connections?.filter(({ status }) => status === 'REAUTH_REQUIRED') ?? [];
  const open = data?.connectors?.filter(({ circuit }) => circuit.state === 'OPEN') ?? [];
  const waiting = [
    { label: 'Approvals to decide', count: data?.approvals?.totalCount ?? 0, href: '/approvals' },
    { label: 'Accounts to connect again', count: broken.length, href: pathOfConnector(broken[0]?.provider) },
    { label: 'Services that fail', count: open.length, href: pathOfConnector(open[0]?.name) },
    { label: 'Agents with an error', count: data?.agents?.totalCount ?? 0, href: '/agents' },
  ].filter(({ count }) => count > 0);
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  useEffect(() => needsYouStore.set(total), [total]);
  return waiting;
}

function pathOfConnector(name: string | undefined): string {
  return name ? `/integrations/${encodeURIComponent(name)}` : '/integrations';
}
