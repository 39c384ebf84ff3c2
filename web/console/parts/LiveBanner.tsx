import type { LiveState } from '@parley-gateway/client';
import { CirclePause, History, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button';
import styles from './LiveBanner.module.css';
import { classes } from './classes';
import { clockTime } from './times';

export interface LiveBannerProps {
  state: LiveState;
  /** Show what arrived while paused. */
  onResume?: () => void;
}

const REASONS: Record<string, string> = {
  EXPIRED: 'The events in between are no longer in the log.',
  SLOW_CONSUMER: 'More arrived than this browser could take.',
  LOG_RESET: 'The gateway has another log now.',
  OVERFLOW: 'More arrived during the pause than is kept here.',
};

/**
 * The state of a region's stream while it is not simply live. A lost or refused connection is shown once, in the header:
 * nothing on a page moves because of it.
 */
export function LiveBanner({ state, onResume }: LiveBannerProps) {
  const at = (instant: number) => clockTime(instant, Date.now(), 'local');
  switch (state.status) {
    case 'catching-up': {
      const events = `${state.behind.toLocaleString('en')} ${state.behind === 1 ? 'event' : 'events'}`;
      return state.behind > 0 ? <Banner look="catching" icon={History} title={`Catching up: ${events}`} /> : null;
    }
    case 'gap':
      return (
        <Banner
          look="gap"
          icon={History}
          title="Some events are missing."
          detail={`${REASONS[state.reason ?? ''] ?? ''} ${state.reloadedAt ? `Reloaded at ${at(state.reloadedAt)}.` : ''}`}
        />
      );
    case 'paused': {
      const label = state.behind > 0 ? `${state.behind.toLocaleString('en')} new` : 'Resume';
      return <Banner look="paused" icon={CirclePause} title="Paused" button={onResume && { label, run: onResume, keys: 'p' }} />;
    }
    default:
      return null;
  }
}

interface BannerProps {
  look: 'catching' | 'gap' | 'paused';
  icon: LucideIcon;
  title: string;
  detail?: ReactNode;
  button?: { label: string; run: () => void; keys?: string } | undefined;
}

function Banner({ look, icon: Icon, title, detail, button }: BannerProps) {
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
    </div>
  );
}
