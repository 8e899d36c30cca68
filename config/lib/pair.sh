# A central server and a kiosk that belong together, in one data folder: started, enrolled and ended. Sourced by config/try.
#
# DIR/server, DIR/kiosk  what the two programs keep
# DIR/port               the server's port, so that an enrolled kiosk finds it again
# DIR/copro-data         says that config/try made this folder and may wipe it

server_pid=''
kiosk_pid=''
server_url=''

mark_data_folder() { # DIR
    if [ -e "$1" ] && [ ! -e "$1/copro-data" ] && [ -n "$(ls -A "$1" 2>/dev/null)" ]; then
        stop_with "$1 holds other things. Choose an empty folder with --data."
    fi
    (umask 077 && mkdir -p "$1") || stop_with "$1 cannot be made."
    : >>"$1/copro-data" || stop_with "$1 cannot be written to."
}

open_data_folder() { # DIR
    mark_data_folder "$1"
    # One try at a time in one folder: two servers on one SQLite file would harm it: one process writes.
    exec {data_lock}>"$1/lock"
    flock -n "$data_lock" || stop_with "Copro already runs from $1. End it there first, or choose another folder with --data."
}

wipe_data_folder() { # DIR: only what config/try made
    [ -e "$1/copro-data" ] || stop_with "$1 was not made by config/try; it is left as it is."
    rm -rf -- "${1:?}/server" "$1/kiosk" "$1/pictures" "$1/received" "$1/visit"
    rm -f -- "$1/port" "$1"/*.log
}

prepare_server() { # DIR MEETING
    local data=$1 meeting=$2
    if [ ! -e "$data/server" ]; then
        rm -f -- "$data/kiosk/enrolled-with" # an older kiosk would seal to keys that are gone
        "$server" init --data "$data/server" >>"$data/server.log" 2>&1 || server_failed "$data" "The server's folder could not be made."
    fi
    "$server" meeting import "$meeting" --today --replace --data "$data/server" >>"$data/server.log" 2>&1 ||
        server_failed "$data" "The sample meeting was refused."
}

server_failed() { # DIR WORDS
    complain "    $2 What the server said:"
    tail -n 15 "$1/server.log" >&2
    exit 1
}

# Starts `serve` and waits for its one ready line; sets server_url. A session of its own, so that Ctrl-C ends the kiosk first.
start_server() { # DIR PORT
    local data=$1 line out
    exec {out}< <(exec setsid "$server" serve --listen "127.0.0.1:$2" --data "$data/server" 2>>"$data/server.log" {data_lock}>&-)
    server_pid=$!
    server_url=''
    while IFS= read -r -t 30 -u "$out" line; do
        printf '%s\n' "$line" >>"$data/server.log"
        case "$line" in
        "listening on https://"*)
            server_url=${line#listening on }
            break
            ;;
        esac
    done
    if [ -z "$server_url" ]; then
        exec {out}<&-
        end_server
        return 1
    fi
    # Whatever it prints later must not fill the pipe.
    cat <&"$out" >>"$data/server.log" {data_lock}>&- &
    exec {out}<&-
    printf '%s\n' "${server_url##*:}" >"$data/port"
}

port_is_taken() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# Server up on the port of last time when that is free, kiosk enrolled with it.
start_pair() { # DIR
    local data=$1 port code=''
    port=$(cat "$data/port" 2>/dev/null) || port=0
    if [ "$port" -ne 0 ] && port_is_taken "$port"; then
        note "another program has port $port; taking a free one"
        port=0
    fi
    # Asked for before the server runs: one process writes its file.
    if [ "$port" -eq 0 ] || [ "$(cat "$data/kiosk/enrolled-with" 2>/dev/null)" != "https://127.0.0.1:$port" ]; then
        code=$("$server" device code --data "$data/server" 2>>"$data/server.log") ||
            server_failed "$data" "The server gave no code for the kiosk."
        code=$(grep -oE '[0-9A-Z]{10}' <<<"${code//-/}" | head -n 1) || server_failed "$data" "The server gave no code for the kiosk."
    fi
    start_server "$data" "$port" || server_failed "$data" "The server did not start."
    note "the server listens on $server_url"
    [ -n "$code" ] || return 0
    "$kiosk" enrol --server "$server_url" --code "$code" --data "$data/kiosk" --config "$settings" >>"$data/kiosk.log" 2>&1 || {
        complain "    The kiosk could not be enrolled. What it said:"
        tail -n 15 "$data/kiosk.log" >&2
        exit 1
    }
    printf '%s' "$server_url" >"$data/kiosk/enrolled-with"
}

# TERM, then wait; KILL only for one that has not ended after ten seconds.
end_program() { # PID
    [ -n "$1" ] || return 0
    kill -TERM "$1" 2>/dev/null || { wait "$1" 2>/dev/null || true; return 0; }
    timeout 10 tail --pid="$1" -s 0.02 -f /dev/null || kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}
end_kiosk() { end_program "$kiosk_pid"; kiosk_pid=''; }
end_server() { end_program "$server_pid"; server_pid=''; }
