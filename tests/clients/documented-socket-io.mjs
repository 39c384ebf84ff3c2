// Document 000's own example, with the address, token and session of the arguments: node documented-socket-io.mjs <url> <token> <session>
import { io } from 'socket.io-client';

const [url, your_jwt_token, session_id] = process.argv.slice(2);

// Client-side Socket.IO connection
const socket = io(url, {
  auth: {
    token: your_jwt_token,
  },
});

// Join a collaboration session
socket.emit('JOIN_COLLABORATION_SESSION', { sessionId: session_id });

// Listen for collaboration events
socket.on('COLLABORATION_MESSAGE', (data) => {
  console.log('New message:', JSON.stringify(data.message));
});

socket.on('COLLABORATION_TASK_ASSIGNED', (data) => {
  console.log('Task assigned:', JSON.stringify(data.task));
});

socket.on('COLLABORATION_APPROVAL_REQUESTED', (data) => {
  console.log('Approval requested:', JSON.stringify(data.approval));
});

// What follows is the test's: a network that fails, and the way the client reconnected.
process.stdin.on('data', (line) => {
  if (line.toString().trim() === 'fail') socket.io.engine.close();
});
socket.on('connect', () => {
  if (socket.recovered) console.log('Recovered:', JSON.stringify({ transport: socket.io.engine.transport.name }));
});
