"""Views: what each template may see, one dataclass a template, and how it is made of the site.

A view holds plain values, ready to print; `contract` says which template prints which.
"""
