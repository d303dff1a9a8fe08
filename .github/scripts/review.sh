#!/usr/bin/env bash
# review.sh <base> <head>: writes what <head> does to <base> into report/, in every format and with the explorer of <head>, and into the
# summary of the job.
set -euo pipefail
base="$1"
head="$2"

rm -rf report
mkdir report
npm run --silent review -- --base "$base" --head "$head" --explorer report/explorer.html --format json >report/report.json
npm run --silent github -- --do render --report report/report.json --folder report
# GitHub shows a summary of up to 1 MiB, and none at all of a longer one.
if [[ $(wc -c <report/report.md) -lt 1000000 ]]; then
  cat report/report.md >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
else
  echo 'The report is too long for a summary: it is in the artifact "report".' >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
fi
