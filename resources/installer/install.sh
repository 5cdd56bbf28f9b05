#!/bin/sh
# Installs @title@ @version@ for this user, without root and without a network.
#
#   ./install.sh [--prefix DIR]             into ~/.local, or into DIR
#   ./install.sh [--prefix DIR] --remove    takes it away again; what you made with it stays
#
# Installing again repairs an installation that was interrupted, and upgrades an older one.
set -eu

package=@package@
here=$(cd "$(dirname "$0")" && pwd)
prefix=${HOME:?}/.local
remove=
while [ $# -gt 0 ]; do
    case "$1" in
        --prefix) [ $# -ge 2 ] || { echo "--prefix needs a folder" >&2; exit 2; }
            prefix=$2; shift 2 ;;
        --remove) remove=yes; shift ;;
        *) echo "usage: install.sh [--prefix DIR] [--remove]" >&2; exit 2 ;;
    esac
done
case "$prefix" in /*) ;; *) prefix=$PWD/$prefix ;; esac
home=$prefix/lib/$package

take_away() {
    rm -rf "$home" "$home.new" "$home.old"
    rm -f "$prefix/bin/$package"
    (cd "$here/share" && find . -type f) | while read -r file; do
        rm -f "$prefix/share/$file"
    done
}

if [ -n "$remove" ]; then
    take_away
    echo "$package is removed from $prefix"
    exit 0
fi

missing=
for library in @needs@; do
    if command -v ldconfig >/dev/null 2>&1; then
        ldconfig -p | grep -q "[[:space:]]$library " || missing="$missing $library"
    elif [ -x /sbin/ldconfig ]; then
        /sbin/ldconfig -p | grep -q "[[:space:]]$library " || missing="$missing $library"
    fi
done
if [ -n "$missing" ]; then
    echo "this machine lacks:$missing (and needs the C library @glibc@ or later)" >&2
    exit 3
fi

mkdir -p "$prefix/lib" "$prefix/bin"
rm -rf "$home.new"
cp -a "$here/app" "$home.new"
rm -rf "$home.old"
if [ -e "$home" ]; then mv "$home" "$home.old"; fi
mv "$home.new" "$home"
rm -rf "$home.old"
ln -sfn "$home/$package" "$prefix/bin/$package"
(cd "$here/share" && find . -type f) | while read -r file; do
    mkdir -p "$(dirname "$prefix/share/$file")"
    sed "s|@prefix@|$prefix|g" "$here/share/$file" >"$prefix/share/$file"
done
echo "installed: $prefix/bin/$package"
