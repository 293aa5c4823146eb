# Turns sql/queries/*.sql and sql/migrations/*.sql into C. -v part=header prints the enum of
# query names, -v part=source the texts.
#
# A query file holds blocks of "-- name: entry_by_slug :one", a comment, and one statement;
# the mode is :one (a row or none), :many, or :exec (changes).
# A migration file is taken whole; its number is what its name starts with.

function fail(message) {
	printf "%s:%d: %s\n", FILENAME, FNR, message > "/dev/stderr"
	failed = 1
	exit 1
}

function quote(line) {
	gsub(/\\/, "\\\\", line)
	gsub(/"/, "\\\"", line)
	return "\t\t\"" line "\\n\"\n"
}

FNR == 1 {
	count = split(FILENAME, parts, "/")
	file = parts[count]
	migration = FILENAME ~ /migrations\//
	name = ""
	if (migration) {
		migrations++
		migration_name[migrations] = file
		migration_number[migrations] = substr(file, 1, 4) + 0
		if (migration_number[migrations] != migrations)
			fail("migrations must be numbered without a gap; this one should be " migrations)
	}
}

migration {
	migration_sql[migrations] = migration_sql[migrations] quote($0)
	next
}

/^-- name: / {
	name = $3
	if (name in seen || $4 !~ /^:(one|many|exec)$/)
		fail("query '" name "' stands here twice or has no :one, :many or :exec")
	seen[name] = 1
	queries++
	query_name[queries] = name
	query_mode[queries] = toupper(substr($4, 2))
	next
}

/^--/ || /^[ \t]*$/ { next }

{
	if (name == "")
		fail("SQL before the first '-- name:' line")
	query_sql[queries] = query_sql[queries] quote($0)
}

END {
	if (failed)
		exit 1
	print "/* Made by sql2c.awk from sql/; edit the files there. */"
	if (part == "header") {
		print "#pragma once\n\ntypedef enum {"
		for (i = 1; i <= queries; i++)
			print "\tQUERY_" toupper(query_name[i]) ","
		print "\tQUERY_COUNT,\n} QueryId;\n"
		print "enum { MIGRATION_COUNT = " migrations " };"
	} else {
		print "#include \"store/query_text.h\"\n"
		print "const QueryText query_texts[QUERY_COUNT] = {"
		for (i = 1; i <= queries; i++)
			printf "\t{\"%s\", QUERY_MODE_%s,\n%s\t},\n", query_name[i], query_mode[i], query_sql[i]
		print "};\n\nconst MigrationText migration_texts[MIGRATION_COUNT] = {"
		for (i = 1; i <= migrations; i++)
			printf "\t{\"%s\",\n%s\t},\n", migration_name[i], migration_sql[i]
		print "};"
	}
}
