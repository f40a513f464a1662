"""Publish: the only stage that writes. The finished site takes the old one's place at the very end, or not at all."""

from quarterdeck.publish.cache import read_cache, write_cache
from quarterdeck.publish.generator import SiteSettings, is_this_machine, read_site_settings
from quarterdeck.publish.publisher import Publication, Staging, keep_archive, open_staging, publish, usable_folder
from quarterdeck.publish.swap import sole_build

__all__ = [
    "Publication",
    "SiteSettings",
    "Staging",
    "is_this_machine",
    "keep_archive",
    "open_staging",
    "publish",
    "read_cache",
    "read_site_settings",
    "sole_build",
    "usable_folder",
    "write_cache",
]
