import { Plus, X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button, IconButton } from './Button';
import styles from './Filters.module.css';
import { Popover } from './Popover';
import { SearchField } from './SearchField';
import { classes } from './classes';
import { FilterForm } from './filters/FilterForm';
import { describe, type Filter, type FilterValues } from './filters/filter';

export type { Filter, FilterValues } from './filters/filter';

export interface FiltersProps {
  filters: readonly Filter[];
  /** The page's search parameters; others than the filters' are left alone. */
  value: FilterValues;
  /** The parameters that change; undefined removes one. */
  onChange: (patch: FilterValues) => void;
  /** A text field before the chips, and the parameter it belongs to. */
  search?: { id: string; placeholder: string };
  /** At the end of the line. */
  children?: ReactNode;
}

/** What a list shows, as chips; the state is the address. */
export function Filters({ filters, value, onChange, search, children }: FiltersProps) {
  const set = filters.filter((filter) => describe(filter, value[filter.id]) !== null);
  return (
    <div className={styles.filters} role="group" aria-label="Filters">
      {search && <LateSearch search={search} value={value} onChange={onChange} />}
      {filters.map((filter) => (
        <Chip key={filter.id} filter={filter} value={value} onChange={onChange} />
      ))}
      {set.length > 1 && (
        <Button
          variant="ghost"
          onClick={() => onChange(Object.fromEntries(set.map((filter) => [filter.id, undefined])))}
        >
          Clear
        </Button>
      )}
      {children && <div className={styles.end}>{children}</div>}
    </div>
  );
}

function LateSearch({ search, value, onChange }: Required<Pick<FiltersProps, 'search'>> & Pick<FiltersProps, 'value' | 'onChange'>) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const current = value[search.id];
  return (
    <SearchField
      className={styles.search ?? ''}
      label={search.placeholder}
      value={typeof current === 'string' ? current : ''}
      onChange={(text) => {
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onChange({ [search.id]: text || undefined }), 180);
      }}
    />
  );
}

function Chip({ filter, value, onChange }: { filter: Filter } & Pick<FiltersProps, 'value' | 'onChange'>) {
  const [open, setOpen] = useState(false);
  const text = describe(filter, value[filter.id]);
  const trigger = (
    <button type="button" className={styles.button}>
      {text === null && <Plus aria-hidden />}
      {filter.label}
      {text !== null && <span className={styles.value}>{text}</span>}
    </button>
  );
  return (
    <div className={classes(styles.chip, text !== null && styles.on)}>
      <Popover label={filter.label} open={open} onOpenChange={setOpen} trigger={trigger}>
        <FilterForm
          filter={filter}
          value={value[filter.id]}
          onChange={(next, done) => {
            onChange({ [filter.id]: next });
            if (done) setOpen(false);
          }}
        />
      </Popover>
      {text !== null && (
        <IconButton
          size="sm"
          icon={X}
          label={`Remove the filter ${filter.label}`}
          onClick={() => onChange({ [filter.id]: undefined })}
        />
      )}
    </div>
  );
}
