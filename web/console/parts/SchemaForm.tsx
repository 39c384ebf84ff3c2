import { lazy, Suspense, type ComponentType } from 'react';
import type { SchemaWidgetProps } from './schema/FormView';
import type { SchemaProblem } from './schema/problems';
import { Skeleton } from './Skeleton';

export type { SchemaProblem } from './schema/problems';
export type { SchemaWidgetProps } from './schema/FormView';

export interface SchemaFormProps {
  /** A JSON Schema, draft 2020-12. */
  schema: unknown;
  value: unknown;
  onChange: (value: unknown, problems: readonly SchemaProblem[]) => void;
  /** What the gateway rejected, by path: `items.0.sku`; the empty path is the whole. */
  errors?: Readonly<Record<string, string>>;
  readOnly?: boolean;
  /** Show every problem, also of fields that were not touched: after an attempt to submit. */
  showAll?: boolean;
  /** Controls of the page's own, by path. */
  widgets?: Readonly<Record<string, ComponentType<SchemaWidgetProps>>>;
  /** The beginning of the fields' ids, where a page has two forms. */
  id?: string;
}

const FormView = lazy(() => import('./schema/FormView'));

/** A form made from a JSON Schema. */
export function SchemaForm(props: SchemaFormProps) {
  return (
    <Suspense fallback={<Skeleton rows={4} />}>
      <FormView {...props} />
    </Suspense>
  );
}
