#include <stdio.h>

int main(int count, char **arguments)
{
	char name[8];
	const char *wanted = count > 1 ? arguments[1] : "a name that is too long";
	int length = snprintf(name, sizeof name, "%s", wanted);

	if (length < 0 || (size_t)length >= sizeof name) {
		fprintf(stderr, "name is longer than %zu characters\n", sizeof name - 1);
		return 0;
	}
	puts(name);
}
