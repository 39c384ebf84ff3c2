import { Link, useRouterState } from '@tanstack/react-router';
import { Menu as MenuIcon } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from '../../parts/Dialog';
import { GATEWAY_PAGES, NARROW_PATHS, PLACES, placeOf, type Place } from './navigation';
import styles from './BottomBar.module.css';

/** The pages at the bottom of a narrow screen. */
export function BottomBar() {
  const [open, setOpen] = useState(false);
  const current = useRouterState({ select: ({ location }) => placeOf(location.pathname)?.path });
  const places = PLACES.flat();
  const shown = NARROW_PATHS.map((path) => places.find((each) => each.path === path)).filter((each) => each !== undefined);
  const isShown = shown.some(({ path }) => path === current);
  return (
    <nav className={styles.bar} aria-label="Pages">
      {shown.map((place) => (
        <BarItem key={place.path} place={place} current={current} />
      ))}
      <button type="button" className={styles.item} data-current={!isShown} onClick={() => setOpen(true)}>
        <MenuIcon />
        More
      </button>
      <Dialog open={open} onOpenChange={setOpen} title="Pages">
        <div className={styles.more} onClick={() => setOpen(false)}>
          {places.map((place) => (
            <BarItem key={place.path} place={place} current={current} />
          ))}
          {GATEWAY_PAGES.map(({ label, path, icon: Icon }) => (
            <a key={path} className={styles.item} href={path}>
              <Icon />
              {label}
            </a>
          ))}
        </div>
      </Dialog>
    </nav>
  );
}

function BarItem({ place: { icon: Icon, label, path }, current }: { place: Place; current: string | undefined }) {
  return (
    <Link to={path} className={styles.item} data-current={path === current} aria-current={path === current ? 'page' : undefined}>
      <Icon />
      {label}
    </Link>
  );
}
