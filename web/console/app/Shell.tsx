import { Outlet } from '@tanstack/react-router';
import { ToastProvider } from '../parts/Toast';
import { LazyBehind } from './behind/LazyBehind';
import { useConnectionEffects } from './connection/useConnectionEffects';
import { Data } from './data';
import { KeyHelp } from './keyboard/KeyHelp';
import { ShellKeys } from './keyboard/ShellKeys';
import { LazyWhy } from './LazyWhy';
import { LazyPalette } from './palette/LazyPalette';
import { SessionGate } from './session/SessionGate';
import { BottomBar } from './shell/BottomBar';
import { Header } from './shell/Header';
import { Rail } from './shell/Rail';
import styles from './Shell.module.css';

/** The frame around every page: the rail, the header and the state of the connection. */
export function Shell() {
  return (
    <ToastProvider>
      <SessionGate>
        <Data>
          <div className={styles.shell}>
            <a className={styles.skip} href="#main">
              Skip to the page
            </a>
            <Rail />
            <Header />
            <main id="main" className={styles.main} tabIndex={-1}>
              <Outlet />
            </main>
            <BottomBar />
          </div>
          <ShellKeys />
          <KeyHelp />
          <LazyPalette />
          <LazyBehind />
          <LazyWhy />
          <ConnectionEffects />
        </Data>
      </SessionGate>
    </ToastProvider>
  );
}

function ConnectionEffects() {
  useConnectionEffects();
  return null;
}
