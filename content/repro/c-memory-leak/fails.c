// run: gcc -g -fsanitize=address fails.c -o fails && ./fails
#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *text)
{
	char *copy = malloc(strlen(text) + 1);

	return copy ? strcpy(copy, text) : NULL;
}

int main(void)
{
	for (int i = 0; i < 3; i++)
		copy_of("hello");
}
