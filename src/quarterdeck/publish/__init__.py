"""Publish: the only stage that writes. The finished site takes the old one's place at the very end, or not at all."""

from quarterdeck.publish.cache import read_cache, write_cache
from quarterdeck.publish.publisher import Publication, Staging, open_staging, publish, usable_folder

__all__ = ["Publication", "Staging", "open_staging", "publish", "read_cache", "usable_folder", "write_cache"]
