#!/usr/bin/env bash
# review-deployed.sh: reviews cdk.out against the commit that was deployed last, of which report/base has the id. What had begun to
# deploy by then is in report/begun, for nothing-since.sh.
set -euo pipefail

begun="$(npm run --silent github -- --do begun)"
code=0
base="$(npm run --silent github -- --do deployed)" || code=$?
case "$code" in
  0)
    .github/scripts/review.sh "$base" cdk.out
    ;;
  1)
    rm -rf report
    mkdir report
    echo 'No run is known to have deployed from here, so there is nothing to compare with: take everything for new.' >report/report.md
    cat report/report.md >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
    ;;
  *)
    exit "$code"
    ;;
esac
echo "$base" >report/base
echo "$begun" >report/begun
