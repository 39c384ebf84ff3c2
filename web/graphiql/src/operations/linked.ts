/** An operation in the page's address, as the console links to it. */
export interface Linked {
  document: string;
  variables: string;
}

/**
 * Return the operation in the fragment, `#query=…&variables=…&cursor=…`, and remove it from the address. A fragment is
 * never sent to a server. The cursor becomes the variable `after`, so that a stream begins where the link says.
 */
export function takeLinked(): Linked | null {
  const parts = new URLSearchParams(location.hash.slice(1));
  const document = parts.get('query');
  if (!document) return null;
  history.replaceState(history.state, '', location.pathname + location.search);
  return { document, variables: withCursor(parts.get('variables') ?? '', parts.get('cursor')) };
}

function withCursor(variables: string, cursor: string | null): string {
  if (!cursor) return variables;
  try {
    const values: unknown = JSON.parse(variables || '{}');
    return typeof values === 'object' ? JSON.stringify({ ...values, after: cursor }, null, 2) : variables;
  } catch {
    return variables;
  }
}
