// Automatic persisted queries of Apollo Client and urql: node automatic.mjs <url> <token> <name>
// Prints what was sent: one line for each request, with its method and whether it had the document.
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { createPersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { Client, fetchExchange } from '@urql/core';
import { persistedExchange } from '@urql/exchange-persisted';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';

const [url, token, name] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };
const sha256 = (text) => createHash('sha256').update(text).digest('hex');

function recorded(client) {
  return async (input, init = {}) => {
    const sent = init.method === 'POST' ? Object.keys(JSON.parse(init.body)) : [...new URL(input).searchParams.keys()];
    const response = await fetch(input, { ...init, headers: { ...headers, ...init.headers } });
    console.log(JSON.stringify({ client, method: init.method ?? 'GET', document: sent.includes('query') }));
    return response;
  };
}

async function apollo(client, options) {
  const link = createPersistedQueryLink({ sha256, ...options });
  const http = new HttpLink({ uri: url, fetch: recorded(client) });
  const used = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([link, http]) });
  const query = gql(`query ${name}${client.replace(' ', '')} { viewer { organization { name } } }`);
  const first = await used.query({ query, fetchPolicy: 'no-cache' });
  const second = await used.query({ query, fetchPolicy: 'no-cache' });
  assert.deepEqual(first.data, second.data);
  assert.ok(first.data.viewer.organization.name);
}

async function urql(client) {
  const used = new Client({
    url,
    fetch: recorded(client),
    preferGetMethod: true,
    exchanges: [persistedExchange({ preferGetForPersistedQueries: true, generateHash: async (text) => sha256(text) }), fetchExchange],
  });
  for (let times = 0; times < 2; times += 1) {
    const query = `query ${name}Urql { viewer { organization { name } } }`;
    const { data, error } = await used.query(query, {}, { requestPolicy: 'network-only' }).toPromise();
    assert.ifError(error);
    assert.ok(data.viewer.organization.name);
  }
}

await apollo('Apollo POST', {});
await apollo('Apollo GET', { useGETForHashedQueries: true });
await urql('urql GET');
process.exit(0);
