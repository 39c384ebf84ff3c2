import { Link, useRouterState } from '@tanstack/react-router';
import { useStore } from '../store';
import { needsYouStore } from '../title';
import { useViewer } from '../viewer';
import { Logo } from './Logo';
import { GATEWAY_PAGES, PLACES, placeOf, type Place } from './navigation';
import styles from './Rail.module.css';

/** The pages, at the left. */
export function Rail() {
  const { organization } = useViewer();
  const current = useRouterState({ select: ({ location }) => placeOf(location.pathname)?.path });
  return (
    <nav className={styles.rail} aria-label="Pages">
      <Link to="/" className={styles.home} aria-label={`Parley, ${organization.name}`}>
        <Logo />
        <span className={styles.organization}>{organization.name}</span>
      </Link>
      <div className={styles.groups}>
        {PLACES.map((places) => (
          <ul key={places[0]?.path} className={styles.group}>
            {places.map((place) => (
              <RailItem key={place.path} place={place} current={place.path === current} />
            ))}
          </ul>
        ))}
      </div>
      {GATEWAY_PAGES.length > 0 && (
        <ul className={styles.group}>
          {GATEWAY_PAGES.map(({ label, path, icon: Icon }) => (
            <li key={path}>
              <a className={styles.item} href={path} title={label}>
                <Icon />
                <span>{label}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </nav>
  );
}

function RailItem({ place: { icon: Icon, label, path, key }, current }: { place: Place; current: boolean }) {
  const count = useStore(needsYouStore);
  return (
    <li>
      <Link
        to={path}
        className={styles.item}
        aria-current={current ? 'page' : undefined}
        title={`${label} (g ${key})`}
      >
        <Icon />
        <span>{label}</span>
        {path === '/approvals' && count > 0 && <i className={styles.dot} aria-hidden="true" />}
      </Link>
    </li>
  );
}
