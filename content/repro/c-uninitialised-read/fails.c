// run: gcc -g fails.c -o fails && valgrind ./fails
#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int *items = malloc(4 * sizeof *items);

	if (items[2] > 3)
		puts("large");
	free(items);
}
