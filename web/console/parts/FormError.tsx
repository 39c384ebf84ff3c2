import { ErrorNote, type Failure } from './ErrorNote';

/** A form's failure that belongs to none of its fields. */
export function FormError({ error, fields }: { error: (Failure & { field?: readonly string[] | null | undefined }) | null | undefined; fields?: readonly string[] }) {
  const last = error?.field?.at(-1);
  if (!error || (last !== undefined && fields?.includes(last))) return null;
  return <ErrorNote error={error} />;
}

/** Return the message for a field of an input, if the failure is about it. */
export function errorAt(error: (Failure & { field?: readonly string[] | null | undefined }) | null | undefined, ...path: string[]): string | undefined {
  const field = error?.field;
  if (!error || !field || field.length < path.length) return undefined;
  const tail = field.slice(-path.length);
  return tail.every((part, at) => part === path[at]) ? error.message : undefined;
}
