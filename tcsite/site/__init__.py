"""Site: from the model to pages."""
