"""Programs that a user of Parley could have written: they use only its URL, a credential and the public schema."""
