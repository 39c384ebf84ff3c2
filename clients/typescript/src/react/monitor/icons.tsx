import type { ReactNode } from 'react';

const NODE_ICONS: Readonly<Record<string, ReactNode>> = {
  AGENT: (
    <>
      <rect x="4" y="8" width="16" height="12" rx="3" />
      <path d="M12 8V4M9 14h.01M15 14h.01M2 14v2M22 14v2" />
    </>
  ),
  INTEGRATION: <path d="M9 2v6M15 2v6M6 8h12v3a6 6 0 0 1-12 0zM12 17v5" />,
  APPROVAL: (
    <>
      <path d="M12 3l7 3v5c0 4.5-3 8-7 10-4-2-7-5.5-7-10V6z" />
      <path d="M9 12l2 2 4-4" />
    </>
  ),
  TASK: (
    <>
      <rect x="5" y="4" width="14" height="17" rx="2" />
      <path d="M9 4V3h6v1M9 11h6M9 15h4" />
    </>
  ),
  CONDITION: <path d="M6 3v6a4 4 0 0 0 4 4h4a4 4 0 0 1 4 4v4M6 21v-8M15 18l3 3 3-3M3 18l3 3 3-3" />,
  DELAY: (
    <>
      <circle cx="12" cy="12" r="9" />
      <path d="M12 7v5l3 2" />
    </>
  ),
  TRANSFORM: <path d="M8 4H7a2 2 0 0 0-2 2v4l-2 2 2 2v4a2 2 0 0 0 2 2h1M16 4h1a2 2 0 0 1 2 2v4l2 2-2 2v4a2 2 0 0 1-2 2h-1" />,
  WORKFLOW: (
    <>
      <rect x="3" y="3" width="7" height="7" rx="1.5" />
      <rect x="14" y="14" width="7" height="7" rx="1.5" />
      <path d="M6.5 10v4.5a3 3 0 0 0 3 3H14" />
    </>
  ),
  EVENT: <path d="M13 2L4 14h7l-1 8 9-12h-7z" />,
  STUDIO: (
    <>
      <path d="M7 3l14 4-4 14L3 17z" />
      <path d="M10.6 10l3.4 1-1 3.4-3.4-1z" />
    </>
  ),
  VALIDATE: (
    <>
      <path d="M6 3h9l4 4v14H6z" />
      <path d="M9 14l2.5 2.5L16 12" />
    </>
  ),
  SYNC: <path d="M4 9a8 8 0 0 1 14-3l2 2M20 4v4h-4M20 15a8 8 0 0 1-14 3l-2-2M4 20v-4h4" />,
  RECORD: (
    <>
      <ellipse cx="12" cy="6" rx="8" ry="3" />
      <path d="M4 6v12c0 1.7 3.6 3 8 3s8-1.3 8-3V6M4 12c0 1.7 3.6 3 8 3s8-1.3 8-3" />
    </>
  ),
};

const STATUS_ICONS: Readonly<Record<string, ReactNode>> = {
  PENDING: <circle cx="12" cy="12" r="8" strokeDasharray="3 3.3" />,
  RUNNING: <path d="M12 4a8 8 0 1 1-8 8" />,
  WAITING: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l2.5 2" />
    </>
  ),
  COMPLETED: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  FAILED: <path d="M6.5 6.5l11 11M17.5 6.5l-11 11" />,
  SKIPPED: <path d="M6 6l6 6-6 6M14 6l6 6-6 6" />,
  CANCELLED: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M6 18L18 6" />
    </>
  ),
};

const CONTROL_ICONS = {
  play: <path d="M7 4.5v15l12-7.5z" fill="currentColor" />,
  pause: <path d="M8 5v14M16 5v14" strokeWidth="3" />,
  back: <path d="M15 5l-7 7 7 7" />,
  forward: <path d="M9 5l7 7-7 7" />,
  graph: (
    <>
      <rect x="2.5" y="9" width="6" height="6" rx="1.5" />
      <rect x="15.5" y="3.5" width="6" height="6" rx="1.5" />
      <rect x="15.5" y="14.5" width="6" height="6" rx="1.5" />
      <path d="M8.5 12h3.5M12 12V6.5h3.5M12 12v5.5h3.5" />
    </>
  ),
  timeline: <path d="M3 6h9M8 12h11M6 18h6" strokeWidth="3" />,
  table: <path d="M3 5h18v14H3zM3 10h18M3 14.5h18M9 10v9" />,
} satisfies Record<string, ReactNode>;

function Svg({ children, size, className }: { children: ReactNode; size: number; className?: string | undefined }) {
  return (
    <svg className={className} viewBox="0 0 24 24" width={size} height={size} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      {children}
    </svg>
  );
}

/** The icon of a type of node. */
export function NodeTypeIcon({ type, size = 16 }: { type: string; size?: number }) {
  return <Svg size={size}>{NODE_ICONS[type] ?? NODE_ICONS['TRANSFORM']}</Svg>;
}

/** The icon of a status. That of a running node turns. */
export function StatusIcon({ status, size = 16 }: { status: string; size?: number }) {
  const turns = status === 'RUNNING' ? 'parley-spin' : undefined;
  return (
    <Svg size={size} className={turns}>
      {STATUS_ICONS[status] ?? STATUS_ICONS['PENDING']}
    </Svg>
  );
}

/** The icon of a control. */
export function ControlIcon({ name, size = 16 }: { name: keyof typeof CONTROL_ICONS; size?: number }) {
  return <Svg size={size}>{CONTROL_ICONS[name]}</Svg>;
}
