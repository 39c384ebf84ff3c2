import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { signOut } from './session';
import styles from './SignIn.module.css';
import { SignInForm } from './SignInForm';

/**
 * Over the page when the credential is no longer valid: what is on the page stays until the user is back. It can be put
 * aside, to read or copy what is there.
 */
export function RefusedDialog({ name }: { name: string }) {
  const [open, setOpen] = useState(true);
  return (
    <>
      {!open && (
        <div className={styles.aside}>
          <Button variant="primary" onClick={() => setOpen(true)}>
            Sign in again
          </Button>
        </div>
      )}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="sm"
        title="Sign in again"
        description={`Your session has ended, ${name}. This page stays as it is.`}
        footer={<Button onClick={signOut}>Sign out instead</Button>}
      >
        <SignInForm />
      </Dialog>
    </>
  );
}
