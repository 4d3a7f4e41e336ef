#!/bin/sh
# relocated.sh SOURCE BUILD CC: installs BUILD, moves the install elsewhere, and there
# builds and runs the C program of README.md with pkg-config, then with find_package(),
# and looks for the man pages.
set -eu
source=$1 build=$2 cc=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$build" --prefix "$work/first" >"$work/install.log"
mv "$work/first" "$work/moved"
mkdir "$work/user"
sed -n '/^```c$/,/^```$/p' "$source/README.md" | sed '/^```/d' >"$work/user/main.c"

PKG_CONFIG_PATH=$(find "$work/moved" -name pkgconfig -type d)
libraries=$(dirname "$PKG_CONFIG_PATH")
export PKG_CONFIG_PATH
# shellcheck disable=SC2046
"$cc" -Wall -Werror "$work/user/main.c" -o "$work/user/by-pkg-config" \
    $(pkg-config --cflags --libs tandem)
LD_LIBRARY_PATH=$libraries "$work/user/by-pkg-config" >"$work/user/answer"
grep -q 'trainee 0' "$work/user/answer"

cat >"$work/user/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.25)
project(user LANGUAGES C)
find_package(Tandem 0.1 REQUIRED)
add_executable(by-cmake main.c)
target_link_libraries(by-cmake PRIVATE Tandem::tandem Tandem::tandem-programme)
CMAKE
cmake -S "$work/user" -B "$work/user/build" -G Ninja -DCMAKE_C_COMPILER="$cc" \
    -DCMAKE_PREFIX_PATH="$work/moved" >"$work/cmake.log"
cmake --build "$work/user/build" >>"$work/cmake.log"
"$work/user/build/by-cmake" | diff - "$work/user/answer"

"$work/moved/bin/tandem" --version

# The outside solver moves along: the library finds it from where it lies itself.
if grep -q '^TANDEM_SOLVER_WAS_BUILT:INTERNAL=TRUE' "$build/CMakeCache.txt"; then
    solver=$work/moved/$(sed -n 's/^CMAKE_INSTALL_LIBEXECDIR:[A-Z]*=//p' "$build/CMakeCache.txt")/tandem/tandem-solver
    printf '%s\n' 'tandem-solver 1' 'limits 0 0 0' 'programme max bare 1 0' 'i 0 2.5 1' end |
        "$solver" | grep -q '^answer optimal 2 '
fi

# Every command that the help names has its page.
commands=$("$work/moved/bin/tandem" --help | sed -n 's/^  \([a-z][a-z]*\)  *[a-z].*/\1/p')
[ "$(echo "$commands" | wc -l)" -ge 9 ]
for command in $commands; do
    find "$work/moved" -name "tandem-$command.1" | grep -q . ||
        { echo "no man page of tandem $command" >&2; exit 1; }
done
