// The caches of Apollo Client and urql with the list of docs/clients.md: node caches.mjs <module> <SDL> <url> <key>
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { Client, fetchExchange } from '@urql/core';
import { cacheExchange } from '@urql/exchange-graphcache';
import { buildSchema, introspectionFromSchema } from 'graphql';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const [module, sdl, url, key] = process.argv.slice(2);
const { keys, typePolicies } = await import(module);
const warnings = [];
for (const level of ['warn', 'error']) console[level] = (...words) => warnings.push(words.join(' '));

// Two views of the same viewer and connectors: neither takes anything from the other.
const views = [
  '{ viewer { role organization { id } } connectors { name mode circuit { state } } }',
  '{ viewer { scopes } connectors { name title circuit { failures } metrics { requests } } }',
];

const schema = introspectionFromSchema(buildSchema(readFileSync(sdl, 'utf8')));
const urql = new Client({
  url,
  exchanges: [cacheExchange({ schema, keys }), fetchExchange],
  fetchOptions: { headers: { Authorization: `Bearer ${key}` } },
  preferGetMethod: false,
});
const apollo = new ApolloClient({
  cache: new InMemoryCache({ typePolicies }),
  link: new HttpLink({ uri: url, headers: { Authorization: `Bearer ${key}` } }),
});
for (const view of views) {
  assert.equal((await urql.query(view, {}).toPromise()).error, undefined);
  assert.equal((await apollo.query({ query: gql(view) })).error, undefined);
}
for (const view of views) {
  assert.notEqual(apollo.cache.readQuery({ query: gql(view) }), null);
  const result = await urql.query(view, {}, { requestPolicy: 'cache-only' }).toPromise();
  assert.equal(result.error, undefined);
  assert.notEqual(result.data?.viewer, undefined);
}
assert.deepEqual(warnings, []);
console.log(JSON.stringify({ typePolicies: Object.keys(typePolicies), keys: Object.keys(keys) }));
