# run: pg_virtualenv -t bash fixed.sh
until pg_isready -q -h "${PGHOST:-localhost}" -p "${PGPORT:-5432}"; do sleep 0.2; done
psql -qtA -c "SELECT 'ready'"
