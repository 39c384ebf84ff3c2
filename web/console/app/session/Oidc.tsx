import { LogIn } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '../../parts/Button';
import { API_BASE_URL } from '../environment';
import { signInMethods, type SignInMethods } from './requests';
import styles from './SignIn.module.css';

/** The link to the organization's identity provider, if the gateway has one. It leads back to the page that is open. */
export function Oidc() {
  const [oidc, setOidc] = useState<SignInMethods['oidc']>(null);
  useEffect(() => {
    signInMethods().then(
      (methods) => setOidc(methods.oidc),
      () => undefined,
    );
  }, []);
  if (!oidc) return null;
  const here = location.pathname + location.search;
  return (
    <>
      <Button asChild icon={LogIn}>
        <a href={`${API_BASE_URL}${oidc.start}?return_to=${encodeURIComponent(here)}`}>Sign in with {oidc.name}</a>
      </Button>
      <p className={styles.or}>or</p>
    </>
  );
}
