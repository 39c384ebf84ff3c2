import { expect, test } from 'vitest';
import { addressesOf } from './addresses';

test('by default everything is at the own origin', () => {
  expect(addressesOf(undefined, '', 'https://parley.example')).toEqual({
    base: 'https://parley.example',
    graphql: 'https://parley.example/graphql',
    socket: 'wss://parley.example/graphql',
  });
});

test('a page elsewhere names the gateway, and may name its socket', () => {
  expect(addressesOf('https://api.example/', undefined, 'https://x.example').socket).toBe('wss://api.example/graphql');
  expect(addressesOf('https://api.example', 'wss://live.example/graphql', 'https://x.example').socket).toBe(
    'wss://live.example/graphql',
  );
});

test('the documented values of other clients lead to the same gateway', () => {
  expect(addressesOf('http://localhost:8080/api', 'ws://localhost:8081/agents', 'http://localhost:5173')).toEqual({
    base: 'http://localhost:8080',
    graphql: 'http://localhost:8080/graphql',
    socket: 'ws://localhost:8080/graphql',
  });
});
