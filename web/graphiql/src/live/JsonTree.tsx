import { useState, type ReactNode } from 'react';

/** The depth to which a value is expanded initially; deeper levels open on click. */
const OPEN_TO_DEPTH = 4;

export function JsonTree({ value }: { value: unknown }) {
  const [copied, setCopied] = useState(false);
  async function copy() {
    await navigator.clipboard.writeText(JSON.stringify(value, null, 2));
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  }
  return (
    <div className="json">
      {/* The clipboard API is available only over HTTPS and on localhost. */}
      {'clipboard' in navigator && (
        <button type="button" className="quiet json-copy" onClick={() => void copy()}>
          {copied ? 'Copied' : 'Copy'}
        </button>
      )}
      <Value value={value} depth={0} />
    </div>
  );
}

interface ValueProps {
  name?: string;
  value: unknown;
  depth: number;
}

function Value({ name, value, depth }: ValueProps) {
  const label = name !== undefined && <span className="json-key">{name}: </span>;
  if (typeof value !== 'object' || value === null) {
    return (
      <div className="json-line">
        {label}
        {scalar(value)}
      </div>
    );
  }
  return <Branch label={label} value={value} depth={depth} />;
}

function Branch({ label, value, depth }: { label: ReactNode; value: object; depth: number }) {
  const [open, setOpen] = useState(depth < OPEN_TO_DEPTH);
  const items = Object.entries(value);
  const [left, right] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) {
    return (
      <div className="json-line">
        {label}
        {left}
        {right}
      </div>
    );
  }
  return (
    <div className="json-branch">
      <button type="button" className="json-toggle" aria-expanded={open} onClick={() => setOpen(!open)}>
        {label}
        {open ? left : `${left} ${items.length} ${right}`}
      </button>
      {open && (
        <>
          <div className="json-items">
            {items.map(([key, item]) => (
              <Value key={key} name={Array.isArray(value) ? undefined : key} value={item} depth={depth + 1} />
            ))}
          </div>
          <div className="json-line">{right}</div>
        </>
      )}
    </div>
  );
}

function scalar(value: unknown): ReactNode {
  const kind = value === null ? 'null' : typeof value;
  return <span className={`json-${kind}`}>{JSON.stringify(value)}</span>;
}
