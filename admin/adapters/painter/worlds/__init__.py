"""The eight worlds: one module per emotion, each with several compositions."""
