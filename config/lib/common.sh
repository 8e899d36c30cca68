# What config/try and config/check share: plain progress, packages, builds. Sourced by both, never run by itself.

project_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
steps_done=0
steps_total=0

# "2 of 4: …": what happens now, in words for somebody who has never seen a build.
step() {
    steps_done=$((steps_done + 1))
    printf '%s of %s: %s\n' "$steps_done" "$steps_total" "$*"
}
note() { printf '    %s\n' "$*"; }
complain() { printf '%s\n' "$*" >&2; }
stop_with() {
    complain "$*"
    exit 1
}

# Reads "DONE TOTAL" lines and shows them: one line that counts up on a terminal, otherwise one line for each tenth.
show_progress() { # WORDS
    local words=$1 done_now total tenth last=-1
    while read -r done_now total; do
        [ "${total:-0}" -gt 0 ] || continue
        if [ -t 1 ]; then
            printf '\r    %s: %s of %s ' "$words" "$done_now" "$total"
            last=$done_now
        else
            tenth=$((done_now * 10 / total))
            [ "$tenth" -ne "$last" ] || continue
            [ "$last" -lt 0 ] && [ "$tenth" -eq 0 ] && last=0 && continue
            last=$tenth
            printf '    %s: %s of %s\n' "$words" "$done_now" "$total"
        fi
    done
    if [ -t 1 ] && [ "$last" -ge 0 ]; then printf '\n'; fi
}

# --- packages -------------------------------------------------------------------------------------------------------

# The names in package list files, without comments.
package_names() { sed -e 's/#.*//' -e 's/[[:space:]]*//g' -e '/^$/d' "$@"; }

missing_packages() { # FILE...
    command -v dpkg-query >/dev/null 2>&1 || stop_with "This needs Debian 12: there is no dpkg here."
    local names installed
    names=$(package_names "$@" | sort -u) || stop_with "The package lists cannot be read: $*"
    # One call for all of them, so that a second run costs milliseconds. It fails when one is unknown; the output counts.
    # shellcheck disable=SC2086 # the names are words on purpose
    installed=$(dpkg-query -W -f='${Package} ${db:Status-Status}\n' $names 2>/dev/null |
        sed -n 's/ installed$//p' | sort -u) || true
    comm -23 <(printf '%s\n' "$names") <(printf '%s\n' "$installed")
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -- "$@"; fi
}

apt() { # LOG ARGUMENTS...: never asks a question; waits for another apt-get instead of failing
    local log=$1
    shift
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 \
        -o Dpkg::Use-Pty=0 "$@" >>"$log" 2>&1
}

# Installs what is missing from the package lists. Touches neither network nor root rights when nothing is.
install_packages() { # LOG FILE...
    local log=$1 missing count
    shift
    missing=$(missing_packages "$@") || exit 1
    if [ -z "$missing" ]; then
        note "nothing to install"
        return 0
    fi
    count=$(wc -l <<<"$missing")
    note "$count packages are missing: $(tr '\n' ' ' <<<"$missing")"
    command -v apt-get >/dev/null 2>&1 || stop_with "This needs Debian 12: there is no apt-get here."
    if [ "$(id -u)" -ne 0 ] && ! command -v sudo >/dev/null 2>&1; then
        stop_with "To install them, run this as root, or install sudo: you are $(id -un), and there is no sudo here."
    fi
    : >"$log"
    note "fetching the list of packages"
    apt "$log" update || apt_failed "$log" "The list of packages could not be fetched."
    # shellcheck disable=SC2086 # the names are words on purpose
    apt_with_progress "$log" install --no-install-recommends $missing ||
        apt_failed "$log" "The packages could not be installed."
    missing=$(missing_packages "$@") || exit 1
    [ -z "$missing" ] || apt_failed "$log" "Still missing after installing: $(tr '\n' ' ' <<<"$missing")"
}

apt_with_progress() { # LOG ARGUMENTS...
    local log=$1 total
    total=$(apt-get --simulate "${@:2}" 2>/dev/null | grep -c '^Inst ') || true
    note "downloading and installing $total packages; this can take some minutes"
    apt "$@" &
    local pid=$!
    # Each package is unpacked once and set up once. tail ends with apt-get, so that nothing is left running.
    tail --pid="$pid" -n +1 -f "$log" 2>/dev/null |
        awk -v total="$((total * 2))" '/^(Unpacking|Setting up) / { print ++n, total; fflush() }' |
        show_progress "installing"
    wait "$pid"
}

apt_failed() { # LOG WORDS
    complain "$2 What apt-get said:"
    tail -n 25 "$1" >&2
    exit 1
}

# --- builds ---------------------------------------------------------------------------------------------------------

# Configures a preset when that has not been done with the same arguments, and builds it. Errors are shown in full; the
# whole output is in the log.
build_preset() { # PRESET LOG CMAKE-ARGUMENTS... -- TARGETS...
    local preset=$1 log=$2 arguments=()
    shift 2
    while [ $# -gt 0 ] && [ "$1" != -- ]; do
        arguments+=("$1")
        shift
    done
    [ $# -eq 0 ] || shift
    local folder="$project_root/build/$preset"
    local marker="$folder/configured-with" asked
    asked="$(cksum <"$project_root/CMakePresets.json") ${arguments[*]}"
    : >"$log"
    # Ninja configures again by itself when a CMakeLists.txt changes; other presets and arguments need a word from us.
    if [ ! -f "$folder/build.ninja" ] || [ "$(cat "$marker" 2>/dev/null)" != "$asked" ]; then
        if ! (cd "$project_root" && cmake --preset "$preset" "${arguments[@]}") >>"$log" 2>&1; then
            complain "    The build could not be prepared ($preset):"
            grep -v '^--' "$log" | tail -n 40 >&2
            return 1
        fi
        printf '%s' "$asked" >"$marker"
    fi
    local state=0
    # Depend mode: the compiler says itself what it read, instead of a second run of the preprocessor.
    CCACHE_DEPEND=1 NINJA_STATUS='@%f %t@' ninja -C "$folder" -k 0 "$@" 2>&1 | tee -a "$log" |
        sed -un 's/^@\([0-9]* [0-9]*\)@.*/\1/p' | show_progress "building ($preset)"
    state=${PIPESTATUS[0]}
    [ "$state" -eq 0 ] || show_build_errors "$log"
    return "$state"
}

# From each failed command to the next progress line: the compiler's own words, in full.
show_build_errors() { # LOG
    complain "    The build failed:"
    awk '/^FAILED: / { on = 1 } /^@[0-9]+ [0-9]+@/ { on = 0 } on || /^ninja: error/' "$1" >&2
}
