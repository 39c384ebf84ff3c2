import { CreateUserDocument } from '@parley-gateway/client/operations/people';
import type { Role } from '@parley-gateway/client/operations/types';
import { useMutate } from '@parley-gateway/client/react';
import { Dices } from 'lucide-react';
import { useState } from 'react';
import { useViewer } from '../../app/viewer';
import { Button } from '../../parts/Button';
import { Code } from '../../parts/Code';
import { Dialog } from '../../parts/Dialog';
import { errorAt, FormError } from '../../parts/FormError';
import { RadioCards } from '../../parts/RadioCards';
import { TextField } from '../../parts/TextField';
import styles from './People.module.css';
import { rolesUpTo } from './people';

/** Add a colleague, and show once what they sign in with. */
export function InviteUser({ onClose, onAdded }: { onClose: () => void; onAdded: () => void }) {
  const viewer = useViewer();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('MEMBER');
  const [password, setPassword] = useState(newPassword);
  const [added, setAdded] = useState(false);
  const [run, { pending, error }] = useMutate(CreateUserDocument);
  const invite = async () => {
    const { data } = await run({ input: { name: name.trim(), email: email.trim(), role, password: password || null } });
    if (!data) return;
    setAdded(true);
    onAdded();
  };
  const at = (field: string) => {
    const message = errorAt(error, field);
    return message === undefined ? {} : { error: message };
  };
  if (added)
    return (
      <Dialog open onOpenChange={onClose} size="sm" title={`${name.trim()} was added`} footer={<Button variant="primary" onClick={onClose}>Done</Button>}>
        <div className={styles.stack}>
          <p>{password ? 'Pass this on. The password is shown only here.' : 'They sign in through your identity provider.'}</p>
          <Code text={[location.origin, email.trim(), password].filter(Boolean).join('\n')} />
        </div>
      </Dialog>
    );
  const lacks = name.trim() === '' ? 'Enter a name' : email.trim() === '' ? 'Enter an e-mail address' : null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Invite a colleague"
      footer={<Button variant="primary" busy={pending} disabledReason={lacks} onClick={() => void invite()}>Invite</Button>}
    >
      <form
        className={styles.stack}
        onSubmit={(event) => {
          event.preventDefault();
          if (lacks === null) void invite();
        }}
      >
        <TextField label="Name" value={name} onChange={setName} required autoFocus {...at('name')} />
        <TextField label="E-mail address" type="email" value={email} onChange={setEmail} required {...at('email')} />
        <RadioCards label="Role" value={role} onChange={setRole} options={rolesUpTo(viewer.role)} columns={2} {...at('role')} />
        <TextField
          label="Password"
          mono
          value={password}
          onChange={setPassword}
          hint="Empty if they sign in through your identity provider."
          suffix={<Button size="sm" variant="ghost" icon={Dices} onClick={() => setPassword(newPassword())}>Another</Button>}
          {...at('password')}
        />
        <FormError error={error} fields={['name', 'email', 'role', 'password']} />
        <button type="submit" hidden />
      </form>
    </Dialog>
  );
}

/** A password of random letters and digits that are not mistaken for each other. */
function newPassword(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789';
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte, at) => `${at > 0 && at % 4 === 0 ? '-' : ''}${letters[byte % letters.length]}`).join('');
}
