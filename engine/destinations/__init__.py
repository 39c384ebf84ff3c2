"""Event destinations: events are sent to other systems automatically. See docs/destinations.md.

following     from the log to deliveries
sending       deliveries; one process at a time serves a destination
running       both, while the process lives
kinds/        one file per type of destination
envelopes     events as receivers see them
"""
