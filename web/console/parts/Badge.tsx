import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { classes } from './classes';
import type { Ground } from './tones';

/** A word about a record that is not its state: a version, a kind, a count. */
export function Badge({
  tone = 'neutral',
  icon: Icon,
  title,
  className,
  children,
}: {
  tone?: Ground;
  icon?: LucideIcon;
  title?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span className={classes(styles.badge, styles[tone], className)} title={title}>
      {Icon && <Icon aria-hidden />}
      <span className="truncate">{children}</span>
    </span>
  );
}
