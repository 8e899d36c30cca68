# Is there a display to open a window on? Sourced by config/try, never run by itself.
# shellcheck shell=bash

# perl is part of every Debian, and bash alone reaches no socket that is a file.
answers_at() { # FILE: somebody listens there, by that name on the disk or beside it
    perl -MSocket -e '
        for my $name ($ARGV[0], "\0$ARGV[0]") {
            socket(my $to, AF_UNIX, SOCK_STREAM, 0) or exit 1;
            exit 0 if connect($to, pack_sockaddr_un($name));
        }
        exit 1' "$1" 2>/dev/null
}

x_answers() { # DISPLAY: as ":0", "unix:0.0" or "localhost:10.0"
    local host=${1%:*} number=${1##*:}
    number=${number%%.*}
    [[ $number =~ ^[0-9]{1,4}$ ]] || return 1
    # shellcheck disable=SC2016 # the inner bash puts them in
    case "$host" in
    '' | unix) answers_at "/tmp/.X11-unix/X$number" ;;
    *) timeout 5 bash -c 'exec 3<>"/dev/tcp/$1/$2"' - "$host" "$((6000 + 10#$number))" 2>/dev/null ;;
    esac
}

wayland_answers() { # WAYLAND_DISPLAY: a file, or a name in the session's folder
    case "$1" in
    /*) answers_at "$1" ;;
    *) answers_at "${XDG_RUNTIME_DIR:-}/$1" ;;
    esac
}

# A session that has ended leaves its DISPLAY behind in what outlives it: a screen, a terminal over the network.
has_display() {
    { [ -n "${DISPLAY:-}" ] && x_answers "$DISPLAY"; } ||
        { [ -n "${WAYLAND_DISPLAY:-}" ] && wayland_answers "$WAYLAND_DISPLAY"; }
}
