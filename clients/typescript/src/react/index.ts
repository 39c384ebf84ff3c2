export * from './monitor/index.js';
export { ParleyProvider, useConnection, useParley } from './context.js';
export {
  type LiveListView,
  type LiveObjectView,
  type UseLiveList,
  type UseLiveObject,
  useLiveList,
  useLiveObject,
  useStream,
} from './live.js';
export { type MutationResult, type MutationState, type RunMutation, useMutate } from './mutate.js';
