#!/usr/bin/env bash
# Writes what "npm run drift" says and how it ended into drift/. That something differs is an answer, and no failure of the job.
set -euo pipefail

rm -rf drift
mkdir drift
code=0
.github/scripts/summarized.sh Drift npm run --silent in-pipeline -- drift >drift/said 2>&1 || code=$?
cat drift/said
echo "$code" >drift/exit-code
