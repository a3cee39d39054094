#!/usr/bin/env bash
# Stands in for coqc in the build: at most 90 seconds a file; its processor seconds go to .audit/<file>.seconds.
file="${!#}"
[[ $file == *.v ]] || exec coqc "$@"
TIMEFORMAT=%U
{ time timeout 90 coqc "$@" 2>&3; } 3>&2 2>".audit/$(basename "$file" .v).seconds"
status=$?
[ $status -ne 124 ] || echo "$file: not done after 90 seconds" >&2
exit $status
