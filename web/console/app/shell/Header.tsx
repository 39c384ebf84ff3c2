import { ChevronLeft, Search } from 'lucide-react';
import { Kbd } from '../../parts/Kbd';
import { ConnectionPill } from '../connection/ConnectionPill';
import { openPalette } from '../palette/palette';
import { PathLink } from '../../parts/PathLink';
import { useStore } from '../store';
import { pageStore } from '../title';
import styles from './Header.module.css';
import { Logo } from './Logo';
import { NeedsYou } from './NeedsYou';
import { Upgraded } from './Upgraded';
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
      <Upgraded />
      <NeedsYou />
      <ConnectionPill />
      <UserMenu />
    </header>
  );
}

/** The pages above this one. The page says its own name itself, so here it is only for readers. */
function Breadcrumb() {
  const { title, crumbs = [] } = useStore(pageStore);
  return (
    <nav className={styles.crumbs} aria-label="Breadcrumb">
      {crumbs.length === 0 && (
        <span className={styles.mark}>
          <Logo size={20} />
        </span>
      )}
      <ol>
        {crumbs.map(({ label, to }, at) => (
          <li key={label}>
            {at === 0 && <ChevronLeft aria-hidden />}
            {to ? <PathLink href={to}>{label}</PathLink> : <span>{label}</span>}
          </li>
        ))}
        <li aria-current="page" className="visually-hidden">
          {title}
        </li>
      </ol>
    </nav>
  );
}
