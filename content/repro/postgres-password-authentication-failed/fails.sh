# run: pg_virtualenv -t bash fails.sh
PGPASSWORD=wrong psql -h 127.0.0.1 -c "SELECT 1"
