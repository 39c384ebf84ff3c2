"""Users, their sign-ins and API keys.

No credential can grant more than it has: a role, password or key that it creates never allows what it does not allow
itself.
"""
