#!/bin/sh
# Installs the tcsite of this checkout into an environment of its own: every library by its digest, tcsite from here,
# built with the build tool that is among them. No index is asked for tcsite.
#
#     sh ci/install.sh FOLDER
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:?say into which folder}
python3 -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --require-hashes -r "$source/tcsite/content/scaffold/files/requirements.txt"
"$folder/bin/python" -m pip install --quiet --no-deps --no-build-isolation "$source"
"$folder/bin/tcsite" --version
