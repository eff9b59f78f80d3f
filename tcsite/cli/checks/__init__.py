"""What `tcsite check` can check, one module each."""
