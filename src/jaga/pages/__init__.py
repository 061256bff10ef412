"""The web: a folder a concern with its views, forms, templates and addresses."""
