"""Fan-out of events to the streams of this process: bus, relay, hub."""
