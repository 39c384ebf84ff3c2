// The reference client of GraphQL over server-sent events, distinct connections mode: node graphql-sse.mjs <url>
import { createClient } from 'graphql-sse';
import assert from 'node:assert/strict';

const client = createClient({ url: process.argv[2], headers: { Authorization: 'Bearer alice' }, retryAttempts: 0 });

async function all(payload) {
  const results = [];
  for await (const result of client.iterate(payload)) results.push(result);
  return results;
}

assert.deepEqual(await all({ query: '{ mine }' }), [{ data: { mine: 'alice' } }]);
assert.deepEqual(await all({ query: 'mutation { add(number: 5) }' }), [{ data: { add: 5 } }]);
assert.equal((await all({ query: '{ hello' }))[0].errors[0].extensions.code, 'GRAPHQL_PARSE_FAILED');

const seen = [];
for await (const { data } of client.iterate({ query: 'subscription { ticks { number } }' })) {
  seen.push(data.ticks.number);
  if (seen.length === 3) break;
}
assert.deepEqual(seen, [1, 2, 3]);

const refused = await all({ query: 'subscription { ticks(topic: "none") { number } }' });
assert.equal(refused[0].errors[0].extensions.code, 'BAD_USER_INPUT');
client.dispose();

const stranger = createClient({ url: process.argv[2], headers: { Authorization: 'Bearer nobody' }, retryAttempts: 0 });
await assert.rejects(
  new Promise((_, reject) => stranger.subscribe({ query: '{ hello }' }, { next() {}, error: reject, complete() {} })),
);
console.log('ok');
process.exit(0);
