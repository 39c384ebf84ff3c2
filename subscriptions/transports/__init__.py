"""Transports of streams: WebSocket, server-sent events, multipart."""
