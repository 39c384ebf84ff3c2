"""Event destinations: managing them, and who may subscribe to the channels of Pusher."""
