#!/usr/bin/env bash
# certificate.sh <environment>: writes certificate.json, what was decided and who let this run into the environment.
set -euo pipefail

base="$(cat report/base)"
if [[ -z "$base" ]]; then
  echo 'No certificate: there was no earlier deploy to compare with.' >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
  exit 0
fi
names="$(npm run --silent github -- --do approvers --environment "$1")"
approved=()
while IFS= read -r name; do
  if [[ -n "$name" ]]; then approved+=(--approved-by "$name"); fi
done <<<"$names"
npm run --silent review -- --base "$base" --head HEAD --format json --certificate certificate.json "${approved[@]}" >/dev/null
