#!/bin/sh
# Installs the tcsite of this checkout into an environment of its own: every library by its digest, tcsite from here,
# built with the build tool that is among them. No index is asked for tcsite. Without an index of packages the
# libraries can come from a folder of wheels: PIP_NO_INDEX=1 PIP_FIND_LINKS=FOLDER sh ci/install.sh …
#
#     sh ci/install.sh FOLDER
set -eu
source=$(cd "$(dirname "$0")/.." && pwd)
folder=${1:?say into which folder}
python3 -c 'import sys; sys.exit(sys.version_info < (3, 11, 5))' || {
  echo "tcsite needs Python 3.11.5 or newer; python3 is $(python3 --version 2>&1) here" >&2
  exit 1
}
python3 -m venv "$folder"
"$folder/bin/python" -m pip install --quiet --require-hashes -r "$source/tcsite/content/scaffold/files/requirements.txt" || {
  echo "The libraries of tcsite could not be installed: pip found no index of Python packages that has them, and no folder of wheels (PIP_FIND_LINKS)" >&2
  exit 1
}
"$folder/bin/python" -m pip install --quiet --no-deps --no-build-isolation "$source"
"$folder/bin/tcsite" --version
