#!/bin/sh
# Wheel, source archive, digests and notes of a release in dist/; refuses a tag that is not the version.
#
#     sh ci/release.sh v0.2.0
set -eu
cd "$(dirname "$0")/.."
tag=${1:?say which tag, as in  v0.2.0}
version=$(sed -n 's/^__version__ = "\(.*\)"$/\1/p' tcsite/__init__.py)
[ "$tag" = "v$version" ] || { echo "the tag is $tag, but tcsite/__init__.py says $version"; exit 1; }
grep -q "^## $version" CHANGELOG.md || { echo "CHANGELOG.md has no part for $version"; exit 1; }
rm -rf dist
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2> /dev/null || echo 1577836800)
export SOURCE_DATE_EPOCH
python3 -m hatchling build -t wheel -t sdist
(cd dist && sha256sum -- *.whl *.tar.gz > SHA256SUMS)
sed -n "/^## $version/,/^## /p" CHANGELOG.md | sed '1d;/^## /d' > dist/NOTES.md
cat dist/SHA256SUMS
