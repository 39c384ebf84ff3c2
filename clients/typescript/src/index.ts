export type { MutationDocument, QueryDocument, SubscriptionDocument, TypedDocument } from './document.js';
export * from './errors.js';
export type { MutationOptions, RequestOptions, Token } from './http.js';
export { newKey } from './http.js';
export type { LiveState, LiveStatus, Store } from './state.js';
export type * from './operations/types.js';
