"""``python -m config.probe``: ask the server on this machine whether it is alive.

Exits 0 when it is. It sends the host name of ``SITE_URL``, since no other is answered.
"""

import os
import sys
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


def main() -> int:
    """0 when the health check answers 200 within four seconds, else 1."""
    port = os.environ.get("PORT", "").strip() or "8000"
    site = os.environ.get("SITE_URL", "").strip() or f"http://localhost:{port}"
    # A fixed http address of this machine: nothing here comes from outside.
    request = Request(f"http://127.0.0.1:{port}/healthz", headers={"Host": urlsplit(site).netloc})
    try:
        with urlopen(request, timeout=4) as response:  # noqa: S310
            return 0 if response.status == 200 else 1
    except (URLError, OSError, ValueError):
        return 1


if __name__ == "__main__":
    sys.exit(main())
