#!/usr/bin/env bash
# review-deployed.sh <environment>: reviews cdk.out against the commit that was deployed last, of which report/base has the id.
set -euo pipefail

code=0
base="$(npm run --silent github -- --do deployed --environment "$1")" || code=$?
case "$code" in
  0)
    .github/scripts/review.sh "$base" cdk.out
    ;;
  1)
    rm -rf report
    mkdir report
    echo 'Nothing was deployed from here yet, so there is nothing to compare with: everything is new.' >report/report.md
    cat report/report.md >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
    ;;
  *)
    exit "$code"
    ;;
esac
echo "$base" >report/base
