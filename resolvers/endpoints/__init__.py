"""Plain HTTP endpoints: managing saved operations and presets, and what their requests need."""
