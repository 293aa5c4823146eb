# run: bash fixed.sh
# An entry script that must do something after the server has ended.
cat >server.sh <<'SERVER'
trap 'echo "server: finished"; exit 0' TERM
echo "server: ready"
while :; do sleep 0.05; done
SERVER

cat >entry.sh <<'ENTRY'
sh server.sh &
child=$!
trap 'kill -TERM "$child"' TERM INT             # pass it on; do not die of it
wait "$child"                                   # returns early when a trap has run
status=$?
while kill -0 "$child" 2>/dev/null; do
	wait "$child"
	status=$?
done
echo "entry: cleanup, status $status"
exit "$status"
ENTRY

sh entry.sh >log &
entry=$!
until grep -q ready log 2>/dev/null; do sleep 0.05; done
kill -TERM "$entry"
wait "$entry"
echo "status $?"
cat log
grep -q "server: finished" log && grep -q "cleanup" log
