"""Runs every panel against a Prometheus that scraped the running system: an invalid or an empty one fails."""

import json
import math
import re
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

from check import base_name, documented

STEP_SECONDS = 15
UNIT_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def get(url):
    """Status and text of an answer, whatever the status."""
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def range_seconds(dashboard):
    count, unit = re.fullmatch(r"now-(\d+)([smhd])", dashboard["time"]["from"]).groups()
    return int(count) * UNIT_SECONDS[unit]


def fault_of(prometheus, expression, seconds):
    """Why this query would leave its panel empty, or None. Only NaN is empty too: nothing is drawn of it."""
    now = time.time()
    query = {"query": expression, "start": now - seconds, "end": now, "step": STEP_SECONDS}
    status, text = get(f"{prometheus}/api/v1/query_range?{urllib.parse.urlencode(query)}")
    answer = json.loads(text)
    if status != 200:
        return f"invalid: {answer.get('error', status)}"
    values = [float(value) for series in answer["data"]["result"] for _, value in series["values"]]
    return None if any(math.isfinite(value) for value in values) else "empty"


def dashboard_faults(top, prometheus):
    for file in sorted((top / "ops/grafana").glob("*.json")):
        dashboard = json.loads(file.read_text())
        seconds = range_seconds(dashboard)
        for panel in dashboard["panels"]:
            for target in panel.get("targets", []):
                expression = target["expr"].replace("$__rate_interval", "1m").replace("$__range", f"{seconds}s")
                fault = fault_of(prometheus, expression, seconds)
                if fault:
                    yield f"{file.name}: {panel['title']} [{target['refId']}] {fault}: {expression}"


def console_faults(top, prometheus):
    for file in sorted((top / "ops/prometheus/consoles").glob("*.html")):
        status, text = get(f"{prometheus}/consoles/{file.name}")
        if status != 200:
            yield f"console {file.name}: status {status}; is --web.console.templates=ops/prometheus/consoles set?"
        for section in re.findall(r"<section>.*?</section>", text, flags=re.DOTALL):
            if 'class="empty"' in section:
                yield f"console {file.name}: {re.search('<h2>(.*?)</h2>', section).group(1)} is empty"


def metric_faults(top, prometheus):
    explained = documented(top)
    names = json.loads(get(f"{prometheus}/api/v1/label/__name__/values")[1])["data"]
    for name in names:
        if name.startswith("relief_") and base_name(name) not in explained:
            yield f"{name} is scraped, but docs/metrics.md does not explain it"


def main():
    top, prometheus = Path(sys.argv[1]), sys.argv[2].rstrip("/")
    try:
        checks = (dashboard_faults, console_faults, metric_faults)
        faults = [fault for faults_of in checks for fault in faults_of(top, prometheus)]
    except urllib.error.URLError as unreachable:
        faults = [f"{prometheus} cannot be reached: {unreachable.reason}"]
    for fault in faults:
        print(f"live: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
