import { useState, type FormEvent } from 'react';
import { adoptToken, signIn } from './session';

type Way = 'token' | 'password';

/** Sign in with a token or API key, or with an e-mail address and password; either way the page keeps a token. */
export function SignInForm({ busy }: { busy: boolean }) {
  const [way, setWay] = useState<Way>('token');
  const [token, setToken] = useState('');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [remember, setRemember] = useState(false);

  function submit(event: FormEvent) {
    event.preventDefault();
    // People often paste the whole header instead of the token.
    const bare = token.trim().replace(/^bearer\s+/i, '');
    void (way === 'token' ? adoptToken(bare, remember) : signIn(email.trim(), password, remember));
  }

  return (
    <form className="sign-in" onSubmit={submit}>
      {way === 'token' ? (
        <input
          key="token"
          className="sign-in-token"
          type="password"
          name="token"
          aria-label="Token or API key"
          placeholder="Token or API key"
          autoComplete="off"
          spellCheck={false}
          required
          value={token}
          onChange={(event) => setToken(event.target.value)}
        />
      ) : (
        <>
          <input
            key="email"
            type="email"
            name="email"
            aria-label="E-mail address"
            placeholder="E-mail address"
            autoComplete="username"
            required
            value={email}
            onChange={(event) => setEmail(event.target.value)}
          />
          <input
            key="password"
            type="password"
            name="password"
            aria-label="Password"
            placeholder="Password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </>
      )}
      <label className="sign-in-remember" title="Keep the token in this browser, even after it is closed">
        <input type="checkbox" checked={remember} onChange={(event) => setRemember(event.target.checked)} />
        remember
      </label>
      <button type="submit" className="primary" disabled={busy}>
        Sign in
      </button>
      <button type="button" className="link" onClick={() => setWay(way === 'token' ? 'password' : 'token')}>
        {way === 'token' ? 'use e-mail and password' : 'use a token or API key'}
      </button>
    </form>
  );
}
