import { Eraser, Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { Avatar } from '../../parts/Avatar';
import { Menu } from '../../parts/Menu';
import { useTimeMode } from '../../parts/Time';
import { openHelp } from '../keyboard/help';
import { signOut } from '../session/session';
import { useStore } from '../store';
import { chooseTheme, themeStore } from '../theme';
import { useViewer } from '../viewer';
import styles from './UserMenu.module.css';

/** Who is signed in, how the page looks and writes times, and the way out. */
export function UserMenu() {
  const { actor, role } = useViewer();
  const theme = useStore(themeStore);
  const [mode, setMode] = useTimeMode();
  return (
    <Menu
      align="end"
      label={`${actor.name}, ${role.toLowerCase()}`}
      trigger={
        <button type="button" className={styles.user} aria-label={`Signed in as ${actor.name}`}>
          <Avatar name={actor.name} kind={actor.__typename === 'Agent' ? 'agent' : 'user'} />
        </button>
      }
      items={[
        { heading: `${actor.name} · ${role.toLowerCase()}` },
        'separator',
        { heading: 'Appearance' },
        { label: 'System', icon: Monitor, checked: theme === 'system', onSelect: () => chooseTheme('system') },
        { label: 'Light', icon: Sun, checked: theme === 'light', onSelect: () => chooseTheme('light') },
        { label: 'Dark', icon: Moon, checked: theme === 'dark', onSelect: () => chooseTheme('dark') },
        'separator',
        { heading: 'Times' },
        { label: 'Relative', checked: mode === 'relative', onSelect: () => setMode('relative') },
        { label: 'Local', checked: mode === 'local', onSelect: () => setMode('local') },
        { label: 'UTC', checked: mode === 'utc', onSelect: () => setMode('utc') },
        'separator',
        { label: 'Keyboard shortcuts', icon: Keyboard, keys: '?', onSelect: openHelp },
        { label: 'Sign out', icon: LogOut, onSelect: signOut },
        { label: 'Sign out and delete drafts', icon: Eraser, onSelect: () => void signOutWithoutTrace() },
      ]}
    />
  );
}

/** On a shared machine: workflows that were drafted and not published are left in the browser otherwise. */
async function signOutWithoutTrace(): Promise<void> {
  const { forgetAllDrafts } = await import('../../pages/designer/model/drafts');
  await forgetAllDrafts();
  signOut();
}
