import { addressesOf } from './addresses';

const { base, graphql, socket } = addressesOf(import.meta.env.VITE_API_BASE_URL, import.meta.env.VITE_WS_URL, location.origin);

/** The base URL of the gateway: this page's own origin, unless the console was built to be hosted elsewhere. */
export const API_BASE_URL = base;

/** The address of GraphQL over HTTP. */
export const GRAPHQL_URL = graphql;

/** The address of GraphQL over WebSocket. */
export const SOCKET_URL = socket;

/** Whether the gateway itself serves this page, so that links to its other pages lead somewhere. */
export const IS_AT_HOME = API_BASE_URL === location.origin;
