"""Long runs and heavy load on a deployment with PostgreSQL and Redis; `python -m benchmarks.steady` lists them."""
