#!/bin/sh
# Installs tcsite and builds the site into output/. Netlify, Cloudflare Pages and deploy.sh call it.
set -eu
cd "$(dirname "$0")"

preview="" # the address of a preview, where the host builds one
[ "${CONTEXT:-production}" = production ] || preview=$DEPLOY_PRIME_URL # Netlify
[ "${CF_PAGES_BRANCH:-main}" = main ] || preview=$CF_PAGES_URL         # Cloudflare Pages

python3 -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || {
  echo "tcsite needs Python 3.11.5 or newer; python3 is $(python3 --version 2>&1) here" >&2
  exit 1
}
[ -d .venv ] || python3 -m venv .venv
.venv/bin/python -m pip install --quiet --require-hashes -r requirements.txt
.venv/bin/python -m pip install --quiet --no-deps --no-build-isolation -r tcsite.txt

if [ -z "$preview" ]; then
  .venv/bin/tcsite build --no-cache
else
  .venv/bin/tcsite build --base-url "${preview%/}/"
  printf '\n/*\n  X-Robots-Tag: noindex\n' >> output/_headers # search engines should not find a preview
fi
