"""Brings a file in, waits for it, labels a sample and writes everything to a file. Needs `pip install requests`."""

import os
import time

import requests

url = os.environ.get("ASSAY_URL", "http://localhost:3000")
at = f"{url}/api/v1/projects/{os.environ['ASSAY_PROJECT']}"
file = os.environ.get("FILE", "samples.jsonl")

session = requests.Session()
session.headers["authorization"] = f"Bearer {os.environ['ASSAY_KEY']}"


def data(method, path, **given):
    answer = session.request(method, path, **given)
    if not answer.ok:
        raise SystemExit(answer.json()["error"]["message"])
    return answer.json()["data"]


# The same key with the same file brings it in once, however often this runs within a day.
with open(file, "rb") as body:
    headers = {"idempotency-key": f"import-{file}"}
    started = data("POST", f"{at}/sources", params={"name": "samples.jsonl"}, data=body, headers=headers)
run = data("GET", f"{at}/runs/{started['runId']}")
while run["status"] == "running":
    time.sleep(0.5)
    run = data("GET", f"{at}/runs/{started['runId']}")
print(f"{run['title']}: {run['status']}")

sample = data("GET", f"{at}/samples", params={"take": 1})["samples"][0]
decision = {"revision": sample["revision"], "act": "label", "labels": ["safe"]}
data("POST", f"{at}/samples/{sample['id']}/decisions", json=decision)

export = data("POST", f"{at}/exports", json={"format": "jsonl", "reason": "An example"})
with session.get(url + export["href"], stream=True) as answer, open("out.jsonl", "wb") as out:
    for chunk in answer.iter_content(65536):
        out.write(chunk)
print("Wrote out.jsonl")
