"""Events go out to other systems by themselves; docs/destinations.md tells how.

following     from the log to deliveries
sending       deliveries, one destination at a time by one process
running       both, for as long as the process lives
kinds/        one file for each type of destination
envelopes     events as they are told outside
"""
