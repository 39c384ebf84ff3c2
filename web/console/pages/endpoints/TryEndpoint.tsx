import { Play } from 'lucide-react';
import { useState } from 'react';
import { API_BASE_URL } from '../../app/environment';
import { tokenStore } from '../../app/session/token';
import { Badge } from '../../parts/Badge';
import { Button } from '../../parts/Button';
import { Code } from '../../parts/Code';
import { ErrorNote } from '../../parts/ErrorNote';
import { JsonEditor } from '../../parts/JsonEditor';
import { JsonTree } from '../../parts/JsonTree';
import { TextField } from '../../parts/TextField';
import { duration } from '../../parts/times';
import styles from './EndpointDrawer.module.css';
import { asCurl, bodyOf, requestPath, variablesOf, type Endpoint } from './endpoint';

interface Answer {
  status: number;
  ms: number;
  headers: readonly (readonly [string, string])[];
  body: unknown;
}

const SHOWN = ['content-type', 'etag', 'deprecation', 'sunset', 'link', 'retry-after', 'x-ratelimit-remaining'];

/** Send a request to an endpoint, as the user, and show the response. */
export function TryEndpoint({ endpoint }: { endpoint: Endpoint }) {
  const variables = variablesOf(endpoint);
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [body, setBody] = useState(() => bodyOf(endpoint));
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [error, setError] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const hasBody = variables.some(({ place }) => place === 'body');
  const url = API_BASE_URL + requestPath(endpoint, values);
  const missing = variables.find(({ name, place, required }) => required && place !== 'body' && !values[name]);
  const changes = endpoint.method !== 'GET';
  const send = async () => {
    setBusy(true);
    setError(null);
    try {
      setAnswer(await call(endpoint.method, url, hasBody ? body : null));
    } catch (problem) {
      setError(problem instanceof Error ? problem : new Error(String(problem)));
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.stack}
      onSubmit={(event) => {
        event.preventDefault();
        if (!missing) void send();
      }}
    >
      {variables.filter(({ place }) => place !== 'body').map(({ name, type, required }) => (
        <TextField
          key={name}
          label={name}
          hint={type}
          required={required}
          mono
          value={values[name] ?? ''}
          onChange={(value) => setValues((others) => ({ ...others, [name]: value }))}
        />
      ))}
      {hasBody && <JsonEditor label="Body" value={body} onChange={setBody} minLines={4} maxLines={14} />}
      <div className={styles.bar}>
        <Button type="submit" variant="primary" icon={Play} busy={busy} disabledReason={missing ? `${missing.name} is required` : null}>
          Send
        </Button>
        {changes && <span className="faint">It runs as you, for real.</span>}
      </div>
      {error && <ErrorNote error={error} title="No response" compact />}
      {answer && (
        <section className={styles.stack} aria-label="Response">
          <div className={styles.bar}>
            <Badge tone={answer.status < 400 ? 'ok' : answer.status < 500 ? 'warn' : 'bad'}>{answer.status}</Badge>
            <span className="tabular faint">{duration(answer.ms)}</span>
          </div>
          {answer.headers.length > 0 && <p className={styles.headers}>{answer.headers.map(([name, value]) => `${name}: ${value}`).join('\n')}</p>}
          <JsonTree value={answer.body} label="the response" open={5} />
        </section>
      )}
      <Code text={asCurl(endpoint.method, url, hasBody ? body : null)} language="curl" wrap />
    </form>
  );
}

async function call(method: string, url: string, body: string | null): Promise<Answer> {
  const began = performance.now();
  const response = await fetch(url, {
    method,
    headers: { authorization: `Bearer ${tokenStore.get().value}`, ...(body === null ? {} : { 'content-type': 'application/json' }) },
    ...(body === null ? {} : { body }),
  });
  const text = await response.text();
  const headers = SHOWN.flatMap((name) => {
    const value = response.headers.get(name);
    return value === null ? [] : [[name, value] as const];
  });
  return { status: response.status, ms: performance.now() - began, headers, body: parsed(text) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
