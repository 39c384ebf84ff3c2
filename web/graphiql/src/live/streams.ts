import type { OperationDefinitionNode } from 'graphql';
import type { FetcherReturnType } from '@graphiql/toolkit';
import { restartSocket } from '../gateway/socket';
import { tokenStore } from '../session/token';
import { createStore } from '../shared/store';
import { Stream, type StreamRequest, type StreamView } from './stream';

/**
 * The running subscriptions: one per GraphiQL tab. They keep running while another tab is active. GraphiQL itself has
 * a single one and stops it when the tab changes, so you could not watch a session in one tab and send a message from
 * another.
 */
export const streamsStore = createStore<StreamView[]>([]);

/** The active tab; GraphiQL does not tell its fetcher which tab it runs for. */
export const activeTabStore = createStore<string>('');

const streams = new Map<number, Stream>();

export function startStream(operation: OperationDefinitionNode, request: StreamRequest): FetcherReturnType {
  const tabId = activeTabStore.get();
  for (const stream of streams.values()) {
    if (stream.view.tabId === tabId) closeStream(stream.view.id);
  }
  const stream = new Stream(operation, request, tabId, publish);
  streams.set(stream.view.id, stream);
  publish();
  return stream.first as FetcherReturnType;
}

export function stopStream(id: number): void {
  streams.get(id)?.stop();
}

export function clearStream(id: number): void {
  streams.get(id)?.clear();
}

export function closeStream(id: number): void {
  const stream = streams.get(id);
  if (!stream) return;
  streams.delete(id);
  stream.stop();
  publish();
}

export function closeAllStreams(): void {
  for (const id of [...streams.keys()]) closeStream(id);
}

export function closeStreamsOutside(tabIds: string[]): void {
  for (const { view } of [...streams.values()]) {
    if (!tabIds.includes(view.tabId)) closeStream(view.id);
  }
}

function publish(): void {
  streamsStore.set([...streams.values()].map((stream) => stream.view));
}

let credential = tokenStore.get().value;

tokenStore.subscribe(() => {
  const { value } = tokenStore.get();
  if (value === credential) return;
  credential = value;
  for (const stream of streams.values()) {
    if (value === null) stream.stop('Signed out.');
    else stream.restartFromBeginning();
  }
  restartSocket();
});
