import { Bot } from 'lucide-react';
import styles from './Avatar.module.css';
import { classes } from './classes';

/** Return a hue that is always the same for a name. */
function hueOf(name: string): number {
  let hash = 7;
  for (const letter of name) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 3600;
  return Math.round(hash / 10);
}

function initials(name: string): string {
  const [first = '', ...others] = name.trim().split(/[\s@._-]+/);
  const last = others.at(-1) ?? '';
  return (first.charAt(0) + last.charAt(0)).toUpperCase() || '?';
}

/** A person by initials, or an agent by its sign, in a colour of its own. */
export function Avatar({
  name,
  kind = 'user',
  size = 24,
  presence,
}: {
  name: string;
  kind?: 'user' | 'agent';
  size?: number;
  presence?: 'ONLINE' | 'AWAY' | 'OFFLINE' | null;
}) {
  return (
    <span
      className={classes(styles.avatar, kind === 'agent' && styles.agent)}
      style={{ '--size': `${size}px`, '--hue': hueOf(name) }}
      title={presence ? `${name}, ${presence.toLowerCase()}` : name}
      aria-hidden
    >
      {kind === 'agent' ? <Bot /> : initials(name)}
      {presence && <span className={classes(styles.presence, styles[presence])} />}
    </span>
  );
}
