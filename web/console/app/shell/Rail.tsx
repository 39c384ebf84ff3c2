import { Link, useRouterState } from '@tanstack/react-router';
import { BookOpen, Braces } from 'lucide-react';
import { IS_AT_HOME } from '../environment';
import { useStore } from '../store';
import { needsYouStore } from '../title';
import { useViewer } from '../viewer';
import { Logo } from './Logo';
import { PLACES, placeOf, type Place } from './navigation';
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
      {IS_AT_HOME && (
        <ul className={styles.group}>
          <li>
            <a className={styles.item} href="/graphiql" title="GraphiQL">
              <Braces />
              <span>GraphiQL</span>
            </a>
          </li>
          <li>
            <a className={styles.item} href="/docs" title="REST API">
              <BookOpen />
              <span>REST API</span>
            </a>
          </li>
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
        aria-keyshortcuts={`g ${key}`}
      >
        <Icon />
        <span>{label}</span>
        {path === '/approvals' && count > 0 && <NeedsYouDot />}
      </Link>
    </li>
  );
}

function NeedsYouDot() {
  return <i className={styles.dot} aria-hidden="true" />;
}
