// A stream over HTTP while the server restarts, in Apollo Client or urql: node restart.mjs <url> <client>
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { Client, fetchExchange } from '@urql/core';
import assert from 'node:assert/strict';

const [url, name] = process.argv.slice(2);
const headers = { authorization: 'Bearer alice' };
const subscription = 'subscription { ticks { number } }';
const seen = [];

const reported = await new Promise((resolve) => {
  const next = ({ data, error, hasNext }) => {
    if (data) seen.push(data.ticks.number);
    if (error) resolve('error');
    else if (hasNext === false) resolve('complete');
  };
  if (name === 'apollo') {
    const client = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url, headers }) });
    const observer = { next, error: () => resolve('error'), complete: () => resolve('complete') };
    client.subscribe({ query: gql(subscription) }).subscribe(observer);
  } else {
    const options = { fetchSubscriptions: true, preferGetMethod: false, fetchOptions: { headers } };
    new Client({ url, exchanges: [fetchExchange], ...options }).subscription(subscription, {}).subscribe(next);
  }
});
assert.equal(reported, 'error');
assert.deepEqual(seen.slice(0, 3), [1, 2, 3]);
console.log('ok');
process.exit(0);
