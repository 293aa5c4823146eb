#include <stdio.h>
#include <stdlib.h>

static int area(int side);

int main(void)
{
	int *side = malloc(sizeof *side);

	if (!side)
		return 1;
	*side = 2;
	printf("%d\n", area(*side));
	free(side);
}

static int area(int side)
{
	return side * side;
}
