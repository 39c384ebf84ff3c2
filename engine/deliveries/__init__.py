"""Deliveries to people: which channels a user has, and sending to them."""
