#!/bin/sh
# keeper.sh FOLDER: wait until stdin closes, then end the servers that left FOLDER/*/pid, and remove FOLDER.
# Their data is thrown away, so they needn't take leave: SIGQUIT is PostgreSQL's immediate stop.
trap '' INT TERM HUP
cat >/dev/null
for file in "$1"/*/pid; do
    [ -f "$file" ] || continue
    pid=$(head -n 1 "$file")
    case $file in
        */postgresql/pid) kill -QUIT "$pid" 2>/dev/null ;;
        *) kill -KILL "$pid" 2>/dev/null ;;
    esac
    tries=0
    while kill -0 "$pid" 2>/dev/null && [ "$tries" -lt 100 ]; do
        # a zombie waits for its parent, not for us
        grep -q '^State:[[:space:]]*Z' "/proc/$pid/status" 2>/dev/null && break
        sleep 0.05
        tries=$((tries + 1))
    done
done
rm -rf "$1"
