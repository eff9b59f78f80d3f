#!/bin/sh
# Builds the site and puts it onto your own web server, in one move: nobody ever sees half of it.
#
#     sh deploy.sh technicians@www.example.ac.uk /srv/technicians
#
# The server serves /srv/technicians/current (nginx.conf says how). The three newest versions stay; to go back:
#     ln -sfn OLDER /srv/technicians/next && mv -T /srv/technicians/next /srv/technicians/current
set -eu
cd "$(dirname "$0")"
server=${1:?say whose server, as in  technicians@www.example.ac.uk}
home=${2:?say which folder there, as in  /srv/technicians}

sh build.sh

version=$(date -u +%Y-%m-%dT%H%M%SZ)-$$
last=$(ssh "$server" "mkdir -p '$home/versions' && readlink '$home/current' || true")
# What has not changed is not sent again: it becomes a second name of the file in the last version.
rsync --archive --checksum --delete ${last:+--link-dest="../../$last/"} output/ "$server:$home/versions/$version/"
ssh "$server" "cd '$home' && ln -sfn 'versions/$version' next && mv -T next current &&
  ls -1d versions/* | sort | head -n -3 | xargs -r rm -rf"
echo "published: $server:$home/versions/$version"
