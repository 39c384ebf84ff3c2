// Follow a session with a module of docs/clients.md, and print each item and end: node resume.mjs <module> <session id>
import WebSocket from 'ws';

globalThis.WebSocket ??= WebSocket; // Node has one of its own since version 22
setInterval(() => {}, 60_000); // a stream that has ended must not end the process

const [module, sessionId] = process.argv.slice(2);
const print = (line) => console.log(JSON.stringify(line));
process.on('unhandledRejection', (error) => print({ failed: String(error) }));

const { watch } = await import(module);
watch(sessionId, {
  next: (item) => print({ item }),
  error: (error) => print({ failed: error instanceof Error ? error.message : JSON.stringify(error) }),
  complete: () => print({ failed: 'complete' }),
});
