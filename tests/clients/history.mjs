// A page of the log in the caches of Apollo Client and urql, as docs/events.md has it: node history.mjs <SDL> <url> <key>
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { buildSchema, introspectionFromSchema } from 'graphql';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const [sdl, url, key] = process.argv.slice(2);
const headers = { Authorization: `Bearer ${key}` };
const schema = introspectionFromSchema(buildSchema(readFileSync(sdl, 'utf8')));

const TASK = 'query ($id: ID!) { task(id: $id) { id status } }';
const log = (task) => `{ events(last: 2, types: ["collaboration.task_created"]) {
  nodes { id type ... on TaskCreated { ${task} } } } }`;
const THEN = log('task { id status }');
const NOW = log('task(at: NOW) { id status }');
const WITHOUT_ID = log('task { status }');

const newApollo = () => {
  const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url, headers }) });
  return async (query, variables, fetchPolicy) => (await client.query({ query: gql(query), variables, fetchPolicy })).data;
};
const newUrql = () => {
  const exchanges = [cacheExchange({ schema }), fetchExchange];
  const client = new Client({ url, exchanges, fetchOptions: { headers }, preferGetMethod: false });
  return async (query, variables) => (await client.query(query, variables ?? {}).toPromise()).data;
};

async function mutate(query, variables) {
  const body = JSON.stringify({ query, variables });
  const response = await fetch(url, { method: 'POST', headers: { ...headers, 'Content-Type': 'application/json' }, body });
  return (await response.json()).data;
}

const { createTask } = await mutate('mutation { createTask(input: {title: "Old", type: "history"}) { task { id } } }');
const variables = { id: createTask.task.id };
await mutate('mutation ($id: ID!) { cancelTask(input: {id: $id}) { errors { code } } }', variables);

console.warn = () => {}; // both caches advise against what keeps old states out of them

for (const make of [newApollo, newUrql]) {
  for (const [page, shown, policy] of [
    [NOW, 'CANCELLED'],
    [THEN, 'PENDING'], // what `at: NOW` is for
    [WITHOUT_ID, 'CANCELLED'],
    ...(make === newApollo ? [[THEN, 'CANCELLED', 'no-cache']] : []),
  ]) {
    const query = make();
    assert.equal((await query(TASK, variables)).task.status, 'CANCELLED');
    const { nodes } = (await query(page, undefined, policy)).events;
    assert.equal(nodes.at(-1).task.status, page === NOW ? 'CANCELLED' : 'PENDING');
    assert.equal((await query(TASK, variables)).task.status, shown, `${make.name} ${policy} ${page}`);
  }
}
console.log('ok');
