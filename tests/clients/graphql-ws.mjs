// The reference client of graphql-transport-ws: node graphql-ws.mjs <url>
import { createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import WebSocket from 'ws';

const url = process.argv[2].replace('http', 'ws');
const closed = [];
const client = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: 'Bearer alice' },
  on: { closed: (event) => closed.push(event.code) },
});

function once(payload) {
  return new Promise((resolve, reject) => {
    let last;
    client.subscribe(payload, { next: (value) => (last = value), error: reject, complete: () => resolve(last) });
  });
}

// A stream that stays open through everything that follows on the same socket.
const seen = [];
let enough;
const three = new Promise((resolve) => (enough = resolve));
const dispose = client.subscribe(
  { query: 'subscription { ticks { number seenBy } }' },
  {
    next: ({ data }) => seen.push(data.ticks.number) === 3 && enough(),
    error: (error) => { throw error; },
    complete: () => {},
  },
);

const streams = Array.from({ length: 20 }, (_, n) => once({ query: `{ hello(name: "${n}") }` }));
assert.equal((await Promise.all(streams))[19].data.hello, 'hello 19');
assert.equal((await once({ query: 'mutation { add(number: 4) }' })).data.add, 4);
await assert.rejects(once({ query: '{ hello' }), (errors) => errors[0].extensions.code === 'GRAPHQL_PARSE_FAILED');
await assert.rejects(once({ query: 'subscription { ticks(topic: "none") { number } }' }));
const iterated = client.iterate({ query: '{ mine }' });
assert.equal((await iterated.next()).value.data.mine, 'alice');
await three;
assert.deepEqual(seen, [1, 2, 3]);
assert.deepEqual(closed, []);
dispose();
await client.dispose();

const stranger = createClient({
  url,
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: 'Bearer nobody' },
  retryAttempts: 0,
});
await assert.rejects(
  new Promise((_, reject) => stranger.subscribe({ query: '{ hello }' }, { next() {}, error: reject, complete() {} })),
  (event) => event.code === 4403,
);
console.log('ok');
process.exit(0);
