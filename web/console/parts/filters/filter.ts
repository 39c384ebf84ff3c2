import { clockTime } from '../times';

interface Named {
  /** The search parameter. */
  id: string;
  label: string;
}

export type Filter =
  | (Named & { kind: 'choice'; options: readonly { value: string; label: string }[]; many?: boolean })
  | (Named & { kind: 'text'; placeholder?: string })
  | (Named & { kind: 'instant' });

export type FilterValue = string | readonly string[] | undefined;
export type FilterValues = Readonly<Record<string, unknown>>;

/** Return a filter's value as a list, whatever the address contains. */
export function chosen(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((one): one is string => typeof one === 'string');
  return typeof value === 'string' && value !== '' ? [value] : [];
}

/** Return what a chip says, or null if the filter is not set. */
export function describe(filter: Filter, value: unknown): string | null {
  const values = chosen(value);
  const first = values[0];
  if (first === undefined) return null;
  if (filter.kind === 'instant') return Number.isNaN(Date.parse(first)) ? first : clockTime(Date.parse(first), Date.now(), 'local');
  if (filter.kind === 'text') return first;
  const labels = values.map((one) => filter.options.find((option) => option.value === one)?.label ?? one);
  return labels.length <= 2 ? labels.join(', ') : `${labels[0]} and ${labels.length - 1} more`;
}

/** Return the value after an option was chosen: toggled where there may be many, else replaced. */
export function choose(value: unknown, option: string, many: boolean): FilterValue {
  const values = chosen(value);
  if (!many) return values[0] === option ? undefined : option;
  const next = values.includes(option) ? values.filter((one) => one !== option) : [...values, option];
  return next.length > 0 ? next : undefined;
}

/** Return an instant for an input of the type `datetime-local`. */
export function toInput(iso: string | undefined): string {
  const at = iso === undefined ? Number.NaN : Date.parse(iso);
  if (Number.isNaN(at)) return '';
  return new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
