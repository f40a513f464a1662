"""A process that draws charts: each line in is a job, each line out its drawing, both as JSON strings."""

from __future__ import annotations

import json
import sys

from quarterdeck.charts.render import draw


def main() -> None:
    """Draw until the input ends."""
    for line in sys.stdin:
        sys.stdout.write(f"{json.dumps(draw(json.loads(line)))}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
