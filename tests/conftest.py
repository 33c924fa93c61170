"""What all tests share: how hard the property tests try. `GUITU_EXAMPLES=20000` is for `make fuzz`."""

from __future__ import annotations

import os

from hypothesis import settings

# No deadline: how long an example takes says more about the machine than about the code.
settings.register_profile("guitu", deadline=None, max_examples=int(os.environ.get("GUITU_EXAMPLES", "100")))
settings.load_profile("guitu")
