/*
 * sql FILE STATEMENTS [--hold]: runs SQL on a database and prints its rows, columns cut by '|'.
 * Tests look at a wiki with it from outside; --hold keeps the connection, and its locks, until
 * standard input ends.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static int print_row(void *data, int count, char **values, char **names)
{
	(void)data;
	(void)names;
	for (int i = 0; i < count; i++)
		printf("%s%s", i ? "|" : "", values[i] ? values[i] : "");
	putchar('\n');
	return 0;
}

int main(int argc, char *argv[])
{
	sqlite3 *database = NULL;
	char byte;
	int code;

	if (argc < 3)
		return 2;
	code = sqlite3_open_v2(argv[1], &database, SQLITE_OPEN_READWRITE, NULL);
	if (code == SQLITE_OK)
		code = sqlite3_exec(database, argv[2], print_row, NULL, NULL);
	if (code != SQLITE_OK)
		fprintf(stderr, "%s\n", sqlite3_errmsg(database));
	fflush(stdout);
	if (argc > 3 && strcmp(argv[3], "--hold") == 0) {
		while (read(STDIN_FILENO, &byte, 1) > 0)
			continue;
	}
	sqlite3_close(database);
	return code == SQLITE_OK ? 0 : 1;
}
