"""GraphQL types and fields for the event log: one type per kind of event, reading the log and publishing to it."""
