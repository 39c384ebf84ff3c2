"""OAuth 2.0: the client and the providers it knows."""
