#!/bin/sh
# Runs Kutip in a container. After an end that only a person can mend (wrong usage, token refused, configuration) it stays
# instead of ending, because Docker starts a container again whatever its exit code was. SIGTERM reaches the program.
"$@" &
program=$!
stopping=
trap 'stopping=yes; kill -TERM "$program" 2>/dev/null' TERM INT
wait "$program"
code=$?
# A signal ends `wait` before the program has ended.
while kill -0 "$program" 2>/dev/null; do
  wait "$program"
  code=$?
done

case $code in
  64 | 77 | 78) ;;
  *) exit "$code" ;;
esac
echo "Kutip ended with $code and is not started again. Mend what the last message says, then: docker compose up -d --force-recreate" >&2
while [ -z "$stopping" ]; do
  sleep 5 &
  wait $!
done
exit "$code"
