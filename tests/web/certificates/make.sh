#!/bin/sh
# Makes the certificates that the tests' own server shows: right and wrong ones, good from 2020 to 2126.
# They are kept in the repository, keys included, because they guard nothing and a fresh machine may
# have no openssl. Run it here to make them again.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1.key"; }

cat > ca.cnf <<'END'
[ca]
default_ca = own
[own]
database = index.txt
new_certs_dir = .
serial = serial
default_md = sha256
policy = any
unique_subject = no
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:true
keyUsage = critical, keyCertSign, cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = ${ENV::NAMES}
END
touch index.txt
echo 01 > serial
export NAMES=DNS:none.test

key authority
openssl req -new -key authority.key -subj "/CN=tcsite tests" -out authority.csr
openssl ca -batch -config ca.cnf -selfsign -keyfile authority.key -extensions root \
  -in authority.csr -out authority.crt -notext -startdate 20200101000000Z -enddate 21260101000000Z

leaf() { # name, names, first day, last day
  key "$1"
  openssl req -new -key "$1.key" -subj "/CN=$1" -out "$1.csr"
  NAMES=$2 openssl ca -batch -config ca.cnf -keyfile authority.key -cert authority.crt -extensions leaf \
    -in "$1.csr" -out "$1.crt" -notext -startdate "$3" -enddate "$4"
  cat "$1.key" "$1.crt" > "$here/$1.pem"
}
ours=DNS:localhost,DNS:secure.test,IP:127.0.0.1
leaf good "$ours" 20200101000000Z 21260101000000Z
leaf expired "$ours" 20190101000000Z 20190201000000Z
leaf early "$ours" 21250101000000Z 21260101000000Z
leaf other-host DNS:other.test 20200101000000Z 21260101000000Z

key self-signed
openssl req -x509 -new -key self-signed.key -subj "/CN=secure.test" -days 36500 \
  -addext "subjectAltName=$ours" -out self-signed.crt
cat self-signed.key self-signed.crt > "$here/self-signed.pem"
cp authority.crt "$here/authority.pem"
