import { Bell } from 'lucide-react';
import { Popover } from '../../parts/Popover';
import { PathLink } from '../../parts/PathLink';
import styles from './NeedsYou.module.css';
import { useNeedsYou } from './useNeedsYou';
import { useState } from 'react';

/** How many things wait for the user, and where. */
export function NeedsYou() {
  const waiting = useNeedsYou();
  const [open, setOpen] = useState(false);
  const total = waiting.reduce((sum, { count }) => sum + count, 0);
  const says = total === 0 ? 'Nothing needs you' : `${total} ${total === 1 ? 'thing needs' : 'things need'} you`;
  return (
    <Popover
      label="Needs you"
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={styles.bell} data-waiting={total > 0} aria-label={says}>
          <Bell />
          {total > 0 && <span className="tabular">{total > 99 ? '99+' : total}</span>}
        </button>
      }
    >
      <div className={styles.list}>
        {waiting.length === 0 && <p>{says}</p>}
        {waiting.map(({ label, count, href }) => (
          <PathLink key={label} href={href} onClick={() => setOpen(false)}>
            {label}
            <span className="tabular">{count}</span>
          </PathLink>
        ))}
      </div>
    </Popover>
  );
}
