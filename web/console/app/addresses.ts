/** The addresses that the console talks to. */
export interface Addresses {
  base: string;
  graphql: string;
  socket: string;
}

/**
 * Return the addresses for the values of `VITE_API_BASE_URL` and `VITE_WS_URL` at the time of the build; by default those
 * of the page's own origin.
 *
 * Both may be written as for other clients of the gateway: with the `/api` of its REST paths, and as the socket of the
 * agents' protocol, `/agents`, beside which GraphQL's is.
 */
export function addressesOf(apiBase: unknown, socketUrl: unknown, origin: string): Addresses {
  const base = (trimmed(apiBase) ?? origin).replace(/\/api$/, '');
  const graphql = `${base}/graphql`;
  const socket = trimmed(socketUrl);
  const isOwn = socket === undefined || /\/agents$/.test(socket);
  return { base, graphql, socket: isOwn ? graphql.replace(/^http/, 'ws') : socket };
}

function trimmed(url: unknown): string | undefined {
  return typeof url === 'string' && url ? url.replace(/\/+$/, '') : undefined;
}
