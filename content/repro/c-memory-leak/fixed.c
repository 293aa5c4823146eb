// run: gcc -g -fsanitize=address fixed.c -o fixed && ./fixed
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void free_text(char **text)
{
	free(*text);
}

int main(void)
{
	for (int i = 0; i < 3; i++) {
		__attribute__((cleanup(free_text))) char *copy = strdup("hello");

		if (copy && i == 1)
			continue;
		puts(copy ? copy : "");
	}
}
