// Clients that send only the ids of trusted documents: node trusted.mjs <url> <token>
// Their manifests in manifests/ and what Relay needs in __generated__/ were made by the tools that applications use.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { generatePersistedQueryIdsFromManifest } from '@apollo/persisted-query-lists';
import { Client, fetchExchange } from '@urql/core';
import { createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import relay from 'relay-runtime';
import WebSocket from 'ws';
import TrustedMutation from './__generated__/TrustedMutation.graphql.js';
import TrustedQuery from './__generated__/TrustedQuery.graphql.js';
import TrustedSubscription from './__generated__/TrustedSubscription.graphql.js';

const { Environment, Network, Observable, RecordSource, Store, commitMutation, fetchQuery, requestSubscription } = relay;
const [url, token] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };
const manifest = (name) => JSON.parse(readFileSync(new URL(`manifests/${name}.json`, import.meta.url)));
const input = { title: 'Trusted', type: 'call' };

async function apollo() {
  const link = createPersistedQueryLink(generatePersistedQueryIdsFromManifest({ loadManifest: () => manifest('apollo') }));
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([link, new HttpLink({ uri: url, headers })]),
  });
  const read = await client.query({ query: gql`query TrustedQuery { viewer { organization { name } } }` });
  assert.ok(read.data.viewer.organization.name);
  const mutation = gql`mutation TrustedMutation($input: CreateTaskInput!) { createTask(input: $input) { task { title } } }`;
  const changed = await client.mutate({ mutation, variables: { input } });
  assert.equal(changed.data.createTask.task.title, 'Trusted');
}

async function relayWith(parameter) {
  const fetchResult = async ({ id }, variables) => {
    const body = JSON.stringify({ [parameter]: id, variables });
    const response = await fetch(url, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body });
    return response.json();
  };
  const socket = createClient({ url: url.replace('http', 'ws'), webSocketImpl: WebSocket, connectionParams: headers });
  const subscribe = ({ id }, variables) =>
    Observable.create((sink) => socket.subscribe({ query: '', [parameter]: id, variables }, sink));
  const environment = new Environment({ network: Network.create(fetchResult, subscribe), store: new Store(new RecordSource()) });
  const read = await fetchQuery(environment, TrustedQuery, {}).toPromise();
  assert.ok(read.viewer.organization.name);
  const changed = await new Promise((resolve, reject) => {
    commitMutation(environment, { mutation: TrustedMutation, variables: { input }, onCompleted: resolve, onError: reject });
  });
  assert.equal(changed.createTask.task.title, 'Trusted');
  const opened = await new Promise((resolve, reject) => {
    requestSubscription(environment, { subscription: TrustedSubscription, variables: {}, onNext: resolve, onError: reject });
  });
  assert.equal(opened.events.__typename, 'StreamOpened');
  await socket.dispose();
}

async function urql() {
  const [documentId] = Object.entries(manifest('codegen')).find(([, text]) => text.startsWith('query'));
  process.env.NODE_ENV = 'production'; // in development, urql rejects documents that are only an id
  for (const preferGetMethod of [false, 'force']) {
    const client = new Client({ url, fetchOptions: { headers }, preferGetMethod, exchanges: [fetchExchange] });
    const { data, error } = await client.query({ kind: 'Document', definitions: [], documentId }, {}).toPromise();
    assert.ifError(error);
    assert.ok(data.viewer.organization.name);
  }
}

await apollo();
for (const parameter of ['documentId', 'id', 'doc_id']) await relayWith(parameter);
await urql();
console.log('ok');
process.exit(0);
