set -e
sqlite3 good.db "CREATE TABLE hits (day TEXT, count INTEGER); INSERT INTO hits VALUES ('2026-11-26', 7)"
sqlite3 good.db "PRAGMA integrity_check" ".backup copy.db"
sqlite3 copy.db ".dump" | sed 's/^ROLLBACK.*/COMMIT;/' | sqlite3 rescued.db
sqlite3 rescued.db "SELECT * FROM hits"
