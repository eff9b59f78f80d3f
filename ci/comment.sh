#!/usr/bin/env bash
# Keeps one comment on a pull request, known by its first line; what other programs wrote is left alone.
set -euo pipefail
mark='<!-- tcsite: what the check of this pull request found -->'
body=$(mktemp)
{
  echo "$mark"
  echo
  if [ -s "$REPORT" ]; then cat "$REPORT"; else echo "**The check could not run.** [Its log]($LOG) says why."; fi
} > "$body"
comments="repos/$GITHUB_REPOSITORY/issues/$PULL/comments"
id=$(gh api --paginate "$comments" --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$mark\"))) | .id" | head -n 1)
if [ -n "$id" ]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$body"
else
  gh api --silent --method POST "$comments" -F "body=@$body"
fi
