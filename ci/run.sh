#!/usr/bin/env bash
# What action.yml runs: one check or build, with every report that GitHub shows, and the exit code as an output.
set -euo pipefail
tcsite=$1
folder=$(mktemp -d "$RUNNER_TEMP/report.XXXXXX")
report=$folder/findings.md sarif=$folder/findings.sarif

case $COMMAND in check | build) ;; *) echo "command: \"$COMMAND\" is neither check nor build"; exit 2 ;; esac
options=(--root "$ROOT")
[ "$STRICT" != true ] || options+=(--strict)
[ -z "$BASE_URL" ] || options+=(--base-url "$BASE_URL")
[ "$WEB" != true ] || [ "$COMMAND" != check ] || options+=(--web)

code=0
"$tcsite" "$COMMAND" "${options[@]}" --format github --report "markdown=$report" --report "sarif=$sarif" || code=$?

if [ "$PUBLISHED" != false ] && [ -n "$PUBLISHED" ]; then
  page=(--published)
  [ "$PUBLISHED" = true ] || page=("--published=$PUBLISHED")
  answer=0
  "$tcsite" check --root "$ROOT" "${page[@]}" > "$folder/published.txt" || answer=$?
  cat "$folder/published.txt"
  { echo; echo "### Published pages"; echo; sed 's/^/    /' "$folder/published.txt"; } >> "$report"
  [ "$answer" = 0 ] || [ "$code" = 1 ] || [ "$code" = 2 ] || code=$answer
fi

echo "code=$code" >> "$GITHUB_OUTPUT"
if [ -f "$report" ]; then
  cat "$report" >> "$GITHUB_STEP_SUMMARY"
  echo "report=$report" >> "$GITHUB_OUTPUT"
fi
[ ! -f "$sarif" ] || echo "sarif=$sarif" >> "$GITHUB_OUTPUT"
