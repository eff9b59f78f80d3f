"""The world: only here are files, network, clock and processes. Edges import values only."""
