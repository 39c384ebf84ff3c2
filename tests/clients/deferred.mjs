// Results in parts, in clients that understand them: node deferred.mjs <url> <token>
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { Defer20220824Handler, GraphQL17Alpha9Handler } from '@apollo/client/incremental';
import { Client, fetchExchange } from '@urql/core';
import { createClient } from 'graphql-sse';
import assert from 'node:assert/strict';

const [url, token] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };
const text = 'query Deferred { viewer { role ... @defer(label: "later") { organization { name } } } }';

async function apollo(incrementalHandler) {
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: new HttpLink({ uri: url, headers }),
    incrementalHandler,
  });
  const seen = [];
  await new Promise((resolve, reject) => {
    client.watchQuery({ query: gql(text), fetchPolicy: 'network-only' }).subscribe(({ data, dataState, error }) => {
      if (error) reject(error);
      if (data) seen.push(Boolean(data.viewer.organization));
      if (dataState === 'complete') resolve();
    });
  });
  return seen;
}

async function urql() {
  const client = new Client({ url, fetchOptions: { headers }, exchanges: [fetchExchange], preferGetMethod: false });
  const seen = [];
  await new Promise((resolve, reject) => {
    client.query(text, {}).subscribe(({ data, error, hasNext }) => {
      if (error) reject(error);
      seen.push(Boolean(data?.viewer.organization));
      if (!hasNext) resolve();
    });
  });
  return seen;
}

async function graphqlSse() {
  const parts = [];
  for await (const part of createClient({ url, headers }).iterate({ query: text })) parts.push(part);
  return parts.map((part) => [Boolean(part.pending), Boolean(part.completed)]);
}

assert.deepEqual(await apollo(new GraphQL17Alpha9Handler()), [false, true]);
assert.deepEqual(await apollo(new Defer20220824Handler()), [true]); // an older format: it gets the whole result
assert.deepEqual(await urql(), [false, true]);
assert.deepEqual(await graphqlSse(), [
  [true, false],
  [false, true],
]);
console.log('ok');
process.exit(0);
