/** The base URL of the gateway: this page's own origin, unless the console was built to be hosted elsewhere. */
export const API_BASE_URL: string = trimmed(import.meta.env.VITE_API_BASE_URL) ?? location.origin;

/** The address of GraphQL over HTTP. */
export const GRAPHQL_URL = `${API_BASE_URL}/graphql`;

/** The address of GraphQL over WebSocket. */
export const SOCKET_URL = trimmed(import.meta.env.VITE_WS_URL) ?? GRAPHQL_URL.replace(/^http/, 'ws');

/** Whether the gateway itself serves this page, so that links to its other pages lead somewhere. */
export const IS_AT_HOME = API_BASE_URL === location.origin;

function trimmed(url: unknown): string | undefined {
  return typeof url === 'string' && url ? url.replace(/\/+$/, '') : undefined;
}
