"""Checks without a running Prometheus: every alert is told, tested and explained, and the dashboards hold together."""

import json
import re
import sys
from pathlib import Path


def alerts(rules):
    """Name and text of every alert; promtool has already checked that the file is well formed."""
    for part in re.split(r"^ *- (?=alert: |record: )", rules, flags=re.MULTILINE)[1:]:
        if part.startswith("alert: "):
            yield part.split("\n", 1)[0].removeprefix("alert: ").strip(), part


def fired(tests):
    """Names of the alerts that some test expects to fire."""
    return set(re.findall(r"alertname: (\w+)\n\s+exp_alerts:\n\s+- ", tests))


def base_name(metric):
    """The name under which docs/metrics.md explains a series of a histogram, a summary or a timer."""
    return re.sub(r"_(bucket|count|sum|max)$", "", metric)


def documented(top):
    return set(re.findall(r"^\| `(\w+)`", (top / "docs/metrics.md").read_text(), flags=re.MULTILINE))


def alert_faults(top):
    prometheus = top / "ops/prometheus"
    rules = "".join(file.read_text() for file in sorted((prometheus / "rules").glob("*.rules.yml")))
    tested = fired("".join(file.read_text() for file in sorted((prometheus / "tests").glob("*.test.yml"))))
    used = set()
    found = dict(alerts(rules))
    if not found:
        yield "no alert found in ops/prometheus/rules"
    for name, text in found.items():
        for key in ("severity", "summary", "description", "runbook"):
            if not re.search(rf"^ +{key}: \S", text, flags=re.MULTILINE):
                yield f"alert {name} has no {key}"
        if name not in tested:
            yield f"alert {name} fires in no test"
        used.update(re.findall(r"^ +runbook: (\S+)", text, flags=re.MULTILINE))
    yield from (f"runbook {page} does not exist" for page in sorted(used) if not (top / page).is_file())
    pages = {str(page.relative_to(top)) for page in (top / "ops/runbooks").glob("*.md")} - {"ops/runbooks/README.md"}
    yield from (f"no alert names {page}" for page in sorted(pages - used))


def metric_faults(top):
    """Rules and dashboards may only speak of the relief metrics that docs/metrics.md explains."""
    explained = documented(top)
    if not explained:
        yield "docs/metrics.md explains no metric"
    watched = ("prometheus/rules/*.yml", "prometheus/consoles/*.html", "grafana/*.json")
    for file in sorted(file for pattern in watched for file in (top / "ops").glob(pattern)):
        for name in sorted(set(re.findall(r"\brelief_\w+", file.read_text()))):
            if base_name(name) not in explained:
                yield f"{file.name} uses {name}, which docs/metrics.md does not explain"


def dashboard_faults(top):
    for file in sorted((top / "ops/grafana").glob("*.json")):
        panels = [panel for panel in json.loads(file.read_text())["panels"] if panel["type"] != "row"]
        ids = [panel["id"] for panel in panels]
        if not panels or len(ids) != len(set(ids)):
            yield f"{file.name}: no panels, or two with one id"
        for panel in panels:
            if not (panel.get("title") and panel.get("description") and panel.get("targets")):
                yield f"{file.name}: panel {panel['id']} lacks title, description or query"
            for target in panel.get("targets", []):
                if target["datasource"]["uid"] != "${datasource}":
                    yield f"{file.name}: panel {panel['title']} is tied to one data source"


def main():
    top = Path(sys.argv[1])
    faults = [*alert_faults(top), *metric_faults(top), *dashboard_faults(top)]
    for fault in faults:
        print(f"ops: {fault}", file=sys.stderr)
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
