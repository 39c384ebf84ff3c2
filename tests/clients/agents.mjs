// A client of the agents' document, with the package ws: node agents.mjs <url> <token> <how the token is sent>
// It prints every event, and reconnects after the last cursor.
import WebSocket from 'ws';

const [url, token, how] = process.argv.slice(2);
const print = (value) => process.stdout.write(JSON.stringify(value) + '\n');
let cursor;

function connect() {
  const ws = how === 'header'
    ? new WebSocket(url, { headers: { Authorization: `Bearer ${token}` } })
    : new WebSocket(`${url}?token=${encodeURIComponent(token)}`);
  ws.on('open', () => ws.send(JSON.stringify({ type: 'subscribe', channels: ['agents', 'tasks', 'metrics'], after: cursor })));
  ws.on('message', (text) => {
    const message = JSON.parse(text);
    cursor = message.cursor ?? cursor;
    print(message);
  });
  ws.on('close', (code) => {
    print({ event: 'closed', data: { code } });
    setTimeout(connect, 100);
  });
  ws.on('error', () => {});
}

connect();
