#!/usr/bin/env bash
# Writes what <head> does to <base> into report/, in every format, and into the summary of the job. Both are synthesized once.
set -euo pipefail
base="$1"
head="$2"

rm -rf report
mkdir report
for pair in json:json markdown:md sarif:sarif html:html; do
  npm run --silent review -- --base "$base" --head "$head" --format "${pair%%:*}" >"report/report.${pair##*:}"
done
