#!/usr/bin/env bash
# not-set-up.sh <what> <variable>: says why nothing ran.
set -euo pipefail
echo "$1 does not run: the repository variable $2 is not set. See docs/pipeline.md." >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
