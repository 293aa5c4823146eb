// run: gcc -g -fsanitize=address fails.c -o fails && ./fails
#include <stdlib.h>

int main(void)
{
	int length = 4, *items = malloc((size_t)length * sizeof *items);

	for (int i = 0; i <= length; i++)
		items[i] = i;
	free(items);
}
