"""Facts: what is true of an institution and of a site on a day; pure functions over the model."""
