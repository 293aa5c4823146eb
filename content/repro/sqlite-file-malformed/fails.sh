sqlite3 a.db "CREATE TABLE hits (blob BLOB); INSERT INTO hits SELECT randomblob(500) FROM generate_series(1, 200)"
head -c 600 /dev/zero | tr '\0' 'x' | dd of=a.db bs=1 seek=8192 conv=notrunc status=none
sqlite3 a.db "SELECT sum(length(blob)) FROM hits"
