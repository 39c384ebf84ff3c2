// Apollo Client with HttpLink alone (subscriptions over multipart) and with graphql-ws: node apollo.mjs <url>
import { ApolloClient, HttpLink, InMemoryCache, gql } from '@apollo/client/core';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { createClient } from 'graphql-ws';
import assert from 'node:assert/strict';
import WebSocket from 'ws';

const url = process.argv[2];
const headers = { authorization: 'Bearer alice' };

function take(client, count) {
  return new Promise((resolve, reject) => {
    const seen = [];
    const subscription = client.subscribe({ query: gql`subscription { ticks { number } }` }).subscribe({
      next: ({ data, error }) => {
        if (error) reject(error);
        seen.push(data.ticks.number);
        if (seen.length === count) {
          subscription.unsubscribe();
          resolve(seen);
        }
      },
      error: reject,
    });
  });
}

const http = new ApolloClient({ cache: new InMemoryCache(), link: new HttpLink({ uri: url, headers }) });
const query = await http.query({ query: gql`{ hello mine }` });
assert.equal(query.data.mine, 'alice');
const byGet = new ApolloClient({
  cache: new InMemoryCache(),
  link: new HttpLink({ uri: url, headers, useGETForQueries: true }),
});
assert.equal((await byGet.query({ query: gql`{ hello }` })).data.hello, 'hello world');
const mutation = await http.mutate({ mutation: gql`mutation { add(number: 3) }` });
assert.equal(mutation.data.add, 3);
await assert.rejects(http.query({ query: gql`{ nope }` }), /Cannot query field/);
assert.deepEqual(await take(http, 3), [1, 2, 3]);

const socket = createClient({
  url: url.replace('http', 'ws'),
  webSocketImpl: WebSocket,
  connectionParams: { Authorization: 'Bearer alice' },
});
const overSocket = new ApolloClient({ cache: new InMemoryCache(), link: new GraphQLWsLink(socket) });
assert.equal((await overSocket.query({ query: gql`{ mine }` })).data.mine, 'alice');
assert.deepEqual(await take(overSocket, 3), [1, 2, 3]);
console.log('ok');
process.exit(0);
