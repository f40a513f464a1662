"""Documents for programs as files: JSON, UTF-8, one field a line, the same bytes for the same content."""

from __future__ import annotations

import json
from typing import Any


def json_file(document: Any) -> bytes:
    """Write a document."""
    return f"{json.dumps(document, ensure_ascii=False, indent=1)}\n".encode()
