"""tcsite: a static-site generator for published Technician Commitment pages."""

__version__ = "0.2.0.dev0"
