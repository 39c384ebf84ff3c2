import type { LiveState } from '@parley-gateway/client';
import { CirclePause, History, X, type LucideIcon } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import { Button, IconButton } from './Button';
import styles from './LiveBanner.module.css';
import { classes } from './classes';
import { clockTime } from './times';
import { counted } from './numbers';

export interface LiveBannerProps {
  state: LiveState;
  /** Show what arrived while paused. */
  onResume?: () => void;
}

const REASONS: Record<string, string> = {
  EXPIRED: 'The events in between are no longer in the log.',
  SLOW_CONSUMER: 'More arrived than this browser could process.',
  LOG_RESET: 'The gateway has a different log now.',
  OVERFLOW: 'More arrived during the pause than is kept here.',
};

/**
 * The state of a region's stream while it is not simply live. A lost or refused connection is shown once, in the header:
 * nothing on a page moves because of it.
 */
export function LiveBanner({ state, onResume }: LiveBannerProps) {
  const [gap, dismiss] = useGap(state);
  switch (state.status) {
    case 'catching-up': {
      const events = counted(state.behind, 'event');
      return state.behind > 0 ? <Banner look="catching" icon={History} title={`Catching up: ${events}`} /> : null;
    }
    case 'paused': {
      const label = state.behind > 0 ? `${state.behind.toLocaleString('en')} new` : 'Resume';
      return <Banner look="paused" icon={CirclePause} title="Paused" button={onResume && { label, run: onResume, keys: 'p' }} />;
    }
    case 'live':
    case 'gap':
      return gap && <GapBanner gap={gap} onDismiss={dismiss} />;
    default:
      return null;
  }
}

interface Gap {
  reason: string;
  /** When the page was read again. */
  at: number;
}

/** Return the last gap of a stream until it is dismissed: the stream itself is live again at once. */
function useGap({ status, reason, reloadedAt }: LiveState): [Gap | null, () => void] {
  const [gap, setGap] = useState<Gap | null>(null);
  const hasGap = reason !== null && (status === 'gap' || (status === 'live' && reloadedAt !== null));
  useEffect(() => {
    if (hasGap) setGap({ reason, at: reloadedAt ?? Date.now() });
  }, [hasGap, reason, reloadedAt]);
  return [gap, () => setGap(null)];
}

function GapBanner({ gap: { reason, at }, onDismiss }: { gap: Gap; onDismiss: () => void }) {
  return (
    <Banner
      look="gap"
      icon={History}
      title="Some events were missed."
      detail={`${REASONS[reason] ?? ''} Everything was reloaded at ${clockTime(at, Date.now(), 'local')}: what you see is current.`}
    >
      <IconButton label="Dismiss" size="sm" variant="ghost" icon={X} onClick={onDismiss} />
    </Banner>
  );
}

interface BannerProps {
  look: 'catching' | 'gap' | 'paused';
  icon: LucideIcon;
  title: string;
  detail?: ReactNode;
  button?: { label: string; run: () => void; keys?: string } | undefined;
  children?: ReactNode;
}

function Banner({ look, icon: Icon, title, detail, button, children }: BannerProps) {
  return (
    <div className={classes(styles.banner, styles[look])} role="status" data-live-banner={look}>
      <Icon aria-hidden />
      <span className={styles.words}>
        {title} <span className={styles.detail}>{detail}</span>
      </span>
      {button && (
        <Button size="sm" onClick={button.run} {...(button.keys ? { keys: button.keys } : {})}>
          {button.label}
        </Button>
      )}
      {children}
    </div>
  );
}
