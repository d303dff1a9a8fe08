#!/usr/bin/env bash
# summarized.sh <title> <command> …: runs it, shows what it says in the summary of the job, and ends as it does.
set -euo pipefail
title="$1"
shift
said="$(mktemp)"
trap 'rm -f "$said"' EXIT

code=0
"$@" 2>&1 | tee "$said" || code=$?
{
  printf '\n## %s (exit code %s)\n\n' "$title" "$code"
  # Four spaces make each line code: nothing that AWS or a config calls something is markup.
  tail -c 100000 "$said" | sed 's/^/    /'
} >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
exit "$code"
