import { WebSocket } from 'ws';
import { type Parley, type ParleyOptions, createParley } from '../../src/index.js';

/** The gateway that the test run was started beside, and how to interrupt it; undefined without one. */
export const address = process.env['PARLEY_URL'];
export const key = process.env['PARLEY_KEY'] ?? '';

/** Return a client of the real gateway. */
export function clientOf(options: Partial<ParleyOptions> = {}): Parley {
  return createParley({ url: `${address}/graphql`, token: key, webSocket: WebSocket, ...options });
}

/** Kill or stop the gateway, and start it again. */
export async function interrupt(how: 'kill' | 'stop'): Promise<void> {
  const response = await fetch(`${process.env['PARLEY_CONTROL']}/${how}`, { method: 'POST' });
  if (!response.ok) throw new Error(`${how}: ${response.status}`);
}
