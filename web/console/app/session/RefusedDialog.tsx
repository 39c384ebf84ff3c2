import { Dialog } from '../../parts/Dialog';
import { Button } from '../../parts/Button';
import { SignInForm } from './SignInForm';
import { signOut } from './session';

/** Over the page when the credential is no longer valid: what is on the page stays until the user is back. */
export function RefusedDialog({ name }: { name: string }) {
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      size="sm"
      title="Sign in again"
      description={`Your session has ended, ${name}. This page stays as it is.`}
      footer={<Button onClick={signOut}>Sign out instead</Button>}
    >
      <SignInForm />
    </Dialog>
  );
}
