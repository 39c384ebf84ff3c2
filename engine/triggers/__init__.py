"""Triggers: events, schedules and webhooks start runs, each at most once for the same trigger event.

A trigger starts a run in the transaction that records what it has processed, under a key derived from the trigger and
the trigger event. If a run cannot be started, an event of type `trigger.refused` says why; the trigger stays active.
"""
