"""What the documentation says, tried: its commands are run, its GraphQL is executed, its tables are looked up."""
