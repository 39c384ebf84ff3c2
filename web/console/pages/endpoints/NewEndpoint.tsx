import { newKey } from '@parley-gateway/client';
import { CreateEndpointDocument } from '@parley-gateway/client/operations/endpoints';
import type { HttpMethod } from '@parley-gateway/client/operations/types';
import { useMutate } from '@parley-gateway/client/react';
import { useState } from 'react';
import { Button } from '../../parts/Button';
import { Dialog } from '../../parts/Dialog';
import { errorAt, FormError } from '../../parts/FormError';
import { Select } from '../../parts/Select';
import { TextArea } from '../../parts/TextArea';
import { TextField } from '../../parts/TextField';
import styles from './EndpointDrawer.module.css';
import form from './NewEndpoint.module.css';
import { addressOf } from './endpoint';

const METHODS: readonly HttpMethod[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const EXAMPLE = `query ($first: Int = 20) {
  tasks(first: $first, filter: {status: [PENDING]}) {
    nodes { id title priority }
  }
}`;

/** Publish an operation at an address. Sending it again after a lost response makes no second one. */
export function NewEndpoint({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const [idempotencyKey] = useState(() => newKey());
  const [name, setName] = useState('');
  const [method, setMethod] = useState<HttpMethod>('GET');
  const [path, setPath] = useState('');
  const [version, setVersion] = useState('1');
  const [document, setDocument] = useState(EXAMPLE);
  const [response, setResponse] = useState('');
  const [run, { pending, error }] = useMutate(CreateEndpointDocument);
  const create = async () => {
    const input = { name: name.trim(), method, path: path.trim().replace(/^\/+/, ''), version: Number(version) || 1, document, response: response.trim() || null, idempotencyKey };
    const { data } = await run({ input });
    const id = data?.createEndpoint.endpoint?.id;
    if (id) onCreated(id);
  };
  const at = (field: string) => {
    const message = errorAt(error, field);
    return message === undefined ? {} : { error: message };
  };
  const lacks = name.trim() === '' ? 'Give it a name' : path.trim() === '' ? 'Give it a path' : null;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="lg"
      title="New endpoint"
      description="A GraphQL operation, served over plain HTTP with the caller's permissions."
      footer={<Button variant="primary" busy={pending} disabledReason={lacks} onClick={() => void create()}>Publish</Button>}
    >
      <form className={styles.stack} onSubmit={(event) => event.preventDefault()}>
        <TextField label="Name" value={name} onChange={setName} required autoFocus {...at('name')} />
        <div className={form.call}>
          <Select label="Method" value={method} onChange={setMethod} options={METHODS.map((value) => ({ value, label: value }))} {...at('method')} />
          <TextField label="Version" type="number" value={version} onChange={setVersion} {...at('version')} />
          <TextField label="Path" mono placeholder="tasks/:id" value={path} onChange={setPath} required hint={addressOf({ preset: false, version: Number(version) || 1, path: path.replace(/^\/+/, '') || '…' })} {...at('path')} />
        </div>
        <TextArea label="Operation" mono rows={8} maxRows={20} value={document} onChange={setDocument} required {...at('document')} />
        <TextArea label="Response" mono rows={2} value={response} onChange={setResponse} placeholder="data.tasks.nodes" hint="A CEL expression over data, variables and caller. Without one, the body is the data." {...at('response')} />
        <FormError error={error} fields={['name', 'method', 'version', 'path', 'document', 'response']} />
      </form>
    </Dialog>
  );
}
