"""Programs a user of Parley could have written: they know its address, a credential and the public schema."""
