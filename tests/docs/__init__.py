"""Tests of the documentation: its commands are run, its GraphQL is executed, its tables are compared with the code."""
