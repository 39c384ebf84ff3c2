// urql as its documentation sets it up, with subscriptions over fetch: node urql.mjs <url>
import { Client, fetchExchange } from '@urql/core';
import assert from 'node:assert/strict';

const client = new Client({
  url: process.argv[2],
  exchanges: [fetchExchange],
  fetchSubscriptions: true,
  preferGetMethod: false,
  fetchOptions: { headers: { authorization: 'Bearer alice' } },
});

const query = await client.query('{ hello mine }', {}).toPromise();
assert.equal(query.error, undefined);
assert.equal(query.data.mine, 'alice');

const get = await client.query('{ hello }', {}, { preferGetMethod: true }).toPromise();
assert.equal(get.data.hello, 'hello world');

const mutation = await client.mutation('mutation ($n: Int!) { add(number: $n) }', { n: 2 }).toPromise();
assert.equal(mutation.error, undefined);
assert.equal(mutation.data.add, 2);

const refused = await client.query('{ nope }', {}).toPromise();
assert.equal(refused.error.graphQLErrors[0].extensions.code, 'GRAPHQL_VALIDATION_FAILED');

const numbers = await new Promise((resolve, reject) => {
  const seen = [];
  // Left open until the process ends: urql 6 aborts its fetch to unsubscribe, and Node reports that as unhandled.
  client.subscription('subscription { ticks { number } }', {}).subscribe((result) => {
    if (result.error) reject(result.error);
    seen.push(result.data.ticks.number);
    if (seen.length === 3) resolve(seen);
  });
});
assert.deepEqual(numbers, [1, 2, 3]);

const failed = await new Promise((resolve) => {
  client.subscription('subscription { ticks(topic: "none") { number } }', {}).subscribe(resolve);
});
assert.equal(failed.error.graphQLErrors[0].extensions.code, 'BAD_USER_INPUT');
console.log('ok');
process.exit(0);
