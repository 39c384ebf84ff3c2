import { Search } from 'lucide-react';
import { Kbd } from '../../parts/Kbd';
import { ConnectionPill } from '../connection/ConnectionPill';
import { openPalette } from '../palette/palette';
import { PathLink } from '../PathLink';
import { useStore } from '../store';
import { pageStore } from '../title';
import styles from './Header.module.css';
import { NeedsYou } from './NeedsYou';
import { UserMenu } from './UserMenu';

/** The line above every page: where one is, what waits, whether the page is live, and who one is. */
export function Header() {
  return (
    <header className={styles.header}>
      <Breadcrumb />
      <button type="button" className={styles.search} onClick={openPalette} aria-label="Search and commands">
        <Search />
        <span>Search</span>
        <Kbd keys="Ctrl K" />
      </button>
      <NeedsYou />
      <ConnectionPill />
      <UserMenu />
    </header>
  );
}

function Breadcrumb() {
  const { title, crumbs = [] } = useStore(pageStore);
  return (
    <nav className={styles.crumbs} aria-label="Breadcrumb">
      <ol>
        {crumbs.map(({ label, to }) => (
          <li key={label}>{to ? <PathLink href={to}>{label}</PathLink> : <span>{label}</span>}</li>
        ))}
        <li aria-current="page">
          <span>{title}</span>
        </li>
      </ol>
    </nav>
  );
}
