"""The Content Security Policy of every page: scripts of our own files, and the theme's few inline ones by digest.

The digests are taken from the page for missing addresses, which holds no text from any table. Whatever a table
might smuggle into another page is not among them, and does not run.
"""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_CHARSET = '<meta charset="utf-8">'


def build_policy(bare_page: str) -> str:
    """Write the policy that fits the theme's own inline scripts, found in a page without content."""
    digests = sorted({b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE.findall(bare_page)})
    scripts = " ".join(f"'sha256-{digest}'" for digest in digests)
    return "; ".join(
        (
            "default-src 'none'",
            # The full text is searched by WebAssembly from our own files.
            f"script-src 'self' 'wasm-unsafe-eval' {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self'",
            "font-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
        )
    )


def add_policy(html: str, policy: str) -> str:
    """Put the policy into a page's head, before anything that it governs."""
    return html.replace(_CHARSET, f'{_CHARSET}<meta http-equiv="Content-Security-Policy" content="{policy}">', 1)
