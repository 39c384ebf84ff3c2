import { KeyRound, Mail } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import { Button } from '../../parts/Button';
import { Checkbox } from '../../parts/Checkbox';
import { ErrorNote } from '../../parts/ErrorNote';
import { TextField } from '../../parts/TextField';
import { Oidc } from './Oidc';
import { messageOf, signInWithPassword, signInWithToken } from './session';
import styles from './SignIn.module.css';
import { tokenStore } from './token';

/** Sign in with a password, an API key, or through the organization's identity provider. */
export function SignInForm({ problem }: { problem?: string | undefined }) {
  const [withKey, setWithKey] = useState(false);
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [key, setKey] = useState('');
  const [remember, setRemember] = useState(tokenStore.get().remembered);
  const [error, setError] = useState(problem);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await (withKey ? signInWithToken(key.trim(), remember) : signInWithPassword(email.trim(), password, remember));
    } catch (problem) {
      setError(messageOf(problem));
    } finally {
      setBusy(false);
    }
  };
  const change = () => {
    setWithKey(!withKey);
    setError(undefined);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event)}>
      <Oidc />
      {withKey ? (
        <TextField label="API key or token" type="password" value={key} onChange={setKey} autoFocus mono />
      ) : (
        <>
          <TextField label="E-mail address" type="email" autoComplete="username" value={email} onChange={setEmail} autoFocus />
          <TextField label="Password" type="password" autoComplete="current-password" value={password} onChange={setPassword} />
        </>
      )}
      <Checkbox label="Stay signed in on this device" value={remember} onChange={setRemember} />
      {error && <ErrorNote compact error={error} />}
      <Button type="submit" variant="primary" busy={busy}>
        Sign in
      </Button>
      <Button type="button" variant="ghost" icon={withKey ? Mail : KeyRound} onClick={change}>
        {withKey ? 'Use e-mail and password' : 'Use an API key'}
      </Button>
    </form>
  );
}
