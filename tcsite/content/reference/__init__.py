"""Reference: the guide to the content and the JSON Schemas for editors, made of the model itself."""

from tcsite.content.reference.page import content_reference
from tcsite.content.reference.schemas import json_schemas
