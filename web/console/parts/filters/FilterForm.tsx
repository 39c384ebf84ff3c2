import { Check } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../Button';
import styles from '../Filters.module.css';
import { SearchField } from '../SearchField';
import { TextField } from '../TextField';
import { choose, chosen, toInput, type Filter, type FilterValue } from './filter';

interface FilterFormProps<Kind extends Filter> {
  filter: Kind;
  value: unknown;
  /** `done` closes the popover. */
  onChange: (value: FilterValue, done: boolean) => void;
}

/** What opens from a filter's chip. */
export function FilterForm({ filter, value, onChange }: FilterFormProps<Filter>) {
  if (filter.kind === 'choice') return <Choices filter={filter} value={value} onChange={onChange} />;
  if (filter.kind === 'instant') return <Instant value={value} filter={filter} onChange={onChange} />;
  return <Text value={value} filter={filter} onChange={onChange} />;
}

function Choices({ filter, value, onChange }: FilterFormProps<Extract<Filter, { kind: 'choice' }>>) {
  const [text, setText] = useState('');
  const many = filter.many ?? false;
  const values = chosen(value);
  const options = filter.options.filter((option) => option.label.toLowerCase().includes(text.toLowerCase()));
  return (
    <div className={styles.options} role="listbox" aria-label={filter.label} aria-multiselectable={many}>
      {filter.options.length > 9 && <SearchField local label={`Find in ${filter.label}`} value={text} onChange={setText} />}
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="option"
          aria-selected={values.includes(option.value)}
          className={styles.option}
          onClick={() => onChange(choose(value, option.value, many), !many)}
        >
          {values.includes(option.value) ? <Check aria-hidden /> : <span className={styles.blank} />}
          <span className="truncate">{option.label}</span>
        </button>
      ))}
      {options.length === 0 && <p className="faint">None</p>}
    </div>
  );
}

function Text({ filter, value, onChange }: FilterFormProps<Extract<Filter, { kind: 'text' }>>) {
  const [text, setText] = useState(chosen(value)[0] ?? '');
  const apply = () => onChange(text.trim() || undefined, true);
  return (
    <div className={styles.form}>
      <TextField
        autoFocus
        label={filter.label}
        {...(filter.placeholder ? { placeholder: filter.placeholder } : {})}
        value={text}
        onChange={setText}
        onEnter={apply}
      />
      <Button variant="primary" onClick={apply}>
        Apply
      </Button>
    </div>
  );
}

const RANGES: readonly [label: string, minutes: number][] = [
  ['15 min', 15],
  ['1 h', 60],
  ['6 h', 360],
  ['1 d', 1440],
  ['7 d', 10_080],
];

function Instant({ filter, value, onChange }: FilterFormProps<Extract<Filter, { kind: 'instant' }>>) {
  const [text, setText] = useState(toInput(chosen(value)[0]));
  const apply = () => onChange(text ? new Date(text).toISOString() : undefined, true);
  return (
    <div className={styles.form}>
      <div className={styles.quick}>
        {RANGES.map(([label, minutes]) => (
          <Button key={label} size="sm" onClick={() => onChange(new Date(Date.now() - minutes * 60_000).toISOString(), true)}>
            {label}
          </Button>
        ))}
      </div>
      <TextField type="datetime-local" label={filter.label} value={text} onChange={setText} onEnter={apply} />
      <Button variant="primary" onClick={apply}>
        Apply
      </Button>
    </div>
  );
}
