"""How streams travel: WebSocket, server-sent events, multipart."""
