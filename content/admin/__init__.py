"""The staff side: Django's admin, one file per noun."""
