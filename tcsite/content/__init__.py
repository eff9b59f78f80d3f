"""Content: from files to the model and back."""
