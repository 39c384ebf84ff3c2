// Socket.IO without GraphQL: each event is sent to a room unchanged, which shows the cost of fan-out without a query
// language.
import { createServer } from 'node:http'
import { Server } from 'socket.io'
import { authenticate, redis, topic } from './events.js'

const server = createServer()
const io = new Server(server, { perMessageDeflate: false })
io.on('connection', async (socket) => {
  try {
    const { authorization, session } = socket.handshake.auth
    socket.join(await topic(await authenticate(authorization), session))
  } catch {
    socket.disconnect(true)
  }
})
const listener = redis()
await listener.psubscribe('org_*')
listener.on('pmessage', (_, channel, text) => io.local.to(channel).emit('event', JSON.parse(text)))
server.listen(Number(process.env.PORT), '127.0.0.1')
