"""Requests: received durably, routed to an agent, and answered once. See docs/requests.md.

receive       stores a request in its conversation
conversations finds or opens the session, and keeps what agents remember
routing       chooses the agent
"""
