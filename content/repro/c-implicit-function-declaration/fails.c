// run: gcc -std=c99 -c fails.c
#include <stdio.h>

int main(void)
{
	int *side = malloc(sizeof *side);

	*side = 2;
	printf("%d\n", area(*side));
	return 0;
}
