#!/usr/bin/env bash
# Stands in for coqc in the build: at most 90 seconds of processor time a file, written to .audit/<file>.seconds.
file="${!#}"
[[ $file == *.v ]] || exec coqc "$@"
mkdir -p .audit
ulimit -t 90
TIMEFORMAT=%U
{ time coqc "$@" 2>&3; } 3>&2 2>".audit/$(basename "$file" .v).seconds"
status=$?
[ $status -lt 128 ] || echo "$file: not done after 90 seconds" >&2
exit $status
