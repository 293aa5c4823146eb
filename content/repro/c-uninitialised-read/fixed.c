#include <stdio.h>
#include <stdlib.h>

int main(void)
{
	int total = 0;
	int *items = calloc(4, sizeof *items);

	if (!items)
		return 1;
	for (int i = 0; i < 3; i++)
		total += items[i] + i;
	printf("%d\n", total);
	free(items);
}
