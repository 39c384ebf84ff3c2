"""One database, two dialects: connections, transactions, statements and records. Knows no table."""
