"""Static files: compressed, and named after what is in them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):
    """Also the scripts that another script imports; else they could be kept too long."""

    support_js_module_import_aggregation = True
