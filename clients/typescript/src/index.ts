export type { MutationDocument, QueryDocument, SubscriptionDocument, TypedDocument } from './document.js';
export * from './errors.js';
export type { MutationOptions, RequestOptions, Token } from './http.js';
export { newKey } from './http.js';
export type { LiveState, LiveStatus, Store } from './state.js';
export type * from './operations/types.js';
export { createParley } from './client.js';
export type {
  LiveList,
  LiveListOptions,
  LiveObject,
  LiveObjectOptions,
  Parley,
  ParleyOptions,
  StreamListener,
} from './client.js';
export { type Execution, type ExecutionEvent, foldExecution, isEnded } from './executions.js';
export type { ItemOf } from './events.js';
export type { LiveRows, Page } from './list.js';
export type { LiveValue } from './live.js';
export type { Observer, OperationRecord } from './observe.js';
export { type Identified, type Patch, type Upsert, isNewer, patch, upsert, without } from './upsert.js';
