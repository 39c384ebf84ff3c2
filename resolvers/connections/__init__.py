"""Users' accounts at external providers: connecting them with OAuth, and managing them."""
