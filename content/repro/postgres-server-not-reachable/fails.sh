# run: psql -h 127.0.0.1 -p 1 -c "SELECT 1"
