"""Publish: the only stage that writes. The finished site takes the old one's place at the very end, or not at all."""

from quarterdeck.publish.cache import read_cache, write_cache
from quarterdeck.publish.generator import SiteSettings, read_site_settings
from quarterdeck.publish.publisher import Publication, Staging, open_staging, publish, usable_folder

__all__ = [
    "Publication",
    "SiteSettings",
    "Staging",
    "open_staging",
    "publish",
    "read_cache",
    "read_site_settings",
    "usable_folder",
    "write_cache",
]
