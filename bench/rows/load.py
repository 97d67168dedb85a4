# SPDX-License-Identifier: EUPL-1.2
"""Load from wrk: eight connections ask for pages in turn."""

import dataclasses
import re

from rows import programs

_SCRIPT = """local paths = {}
for line in io.lines("%s") do paths[#paths + 1] = line end
local threads = 0
function setup(thread) thread:set("at", threads * math.floor(#paths / 2)); threads = threads + 1 end
function request()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at])
end
"""


@dataclasses.dataclass
class Load:
    rate: float  # pages a second
    p99: float  # milliseconds


def load(place, port, paths, seconds=5):
    """Every thread goes through all `paths`, each from its own place, again and again."""
    listed = place.folder / "paths.txt"
    listed.write_text("\n".join(paths) + "\n")
    script = place.folder / "paths.lua"
    script.write_text(_SCRIPT % listed)
    output = programs.run(["wrk", "-t2", "-c8", f"-d{seconds}s", "--latency", "-s", script,
                           f"http://127.0.0.1:{port}"]).output
    if refused := re.search(r"Non-2xx or 3xx responses: (\d+)", output):
        raise RuntimeError(f"{refused.group(1)} requests of wrk were refused")
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1))
    value, unit = re.search(r"99%\s+([\d.]+)(us|ms|s|m)\b", output).groups()
    return Load(rate, float(value) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit])
