#!/usr/bin/env bash
# nothing-since.sh: ends where another run has begun to deploy since report/ was made: what was approved is no longer what this run does.
set -euo pipefail

reported="$(cat report/begun)"
begun="$(npm run --silent github -- --do begun)"
if [[ "$begun" != "$reported" ]]; then
  echo "The report of this run is out of date: the newest deploy to begin was \"${reported:-none}\" then, and is \"${begun:-none}\" now (run and \
time). Nothing was deployed. Expected a report against what is there now: re-run all jobs of this run, or of a newer one."
  exit 1
fi
