"""One file or folder per provider; `connectors.PROVIDERS` lists their connectors."""
