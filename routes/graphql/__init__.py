"""`/graphql`: GraphQL over HTTP and WebSocket, and the operations behind it and behind every other route."""
