import { RotateCw } from 'lucide-react';
import { Button } from '../../parts/Button';
import { Logo } from '../shell/Logo';
import { checkSession } from './session';
import styles from './SignIn.module.css';

/** While the gateway cannot be reached and nothing is known yet. */
export function Unreachable({ problem }: { problem: string }) {
  return (
    <main className={styles.wait}>
      <Logo size={32} />
      <p role="status">{problem}</p>
      <Button icon={RotateCw} onClick={() => void checkSession()}>
        Try now
      </Button>
    </main>
  );
}
