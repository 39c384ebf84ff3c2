import { JsonTree } from './JsonTree';
import { KeyValue } from './KeyValue';
import { words } from './tones';

/** How many keys are shown as facts; more are a tree, which can be searched. */
const MOST = 12;

/** What a record is about: an object's keys as facts, and whatever is nested as a tree. Nothing, if there is nothing. */
export function Facts({ data, label = 'What it is about' }: { data: unknown; label?: string }) {
  if (data === null || data === undefined) return null;
  if (typeof data !== 'object') return <p>{String(data)}</p>;
  const entries: [string, unknown][] = Object.entries(data);
  if (entries.length === 0) return null;
  if (Array.isArray(data) || entries.length > MOST) return <JsonTree label={label} value={data} open={1} />;
  return <KeyValue items={entries.map(([name, value]) => factOf(name, value))} />;
}

function factOf(name: string, value: unknown) {
  const nested = typeof value === 'object' && value !== null;
  const text = typeof value === 'string' ? value : typeof value === 'boolean' ? (value ? 'Yes' : 'No') : JSON.stringify(value);
  return {
    label: words(name),
    value: nested ? <JsonTree label={name} value={value} search={false} /> : text,
    wide: nested || text.length > 60,
  };
}
