"""YAML: read as people write it, with faults explained, and written as a person would."""
