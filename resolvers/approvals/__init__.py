"""Approvals: requesting, deciding, cancelling and reading them."""
