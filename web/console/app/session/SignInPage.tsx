import { IS_AT_HOME } from '../environment';
import { Logo } from '../shell/Logo';
import { usePage } from '../title';
import { SignInForm } from './SignInForm';
import styles from './SignIn.module.css';

/** The page of someone who is not signed in; the address stays, so that signing in shows the page it names. */
export function SignInPage({ problem }: { problem?: string | undefined }) {
  usePage({ title: 'Sign in' });
  return (
    <main className={styles.page}>
      <div className={styles.card}>
        <Logo size={32} />
        <h1>Sign in to Parley</h1>
        <SignInForm key={problem} problem={problem} />
      </div>
      {IS_AT_HOME && (
        <p className={styles.foot}>
          First time here? Open the link that the gateway printed when it started, or run{' '}
          <code>.venv/bin/python cli.py sign-in-link</code>.
        </p>
      )}
    </main>
  );
}
