"""What starts runs: events, schedules, webhooks."""
