// run: gcc -g -fsanitize=address fixed.c -o fixed && ./fixed
#include <stdlib.h>

struct numbers {
	size_t length;
	int *items;
};

static int numbers_fill(struct numbers *numbers, size_t length)
{
	numbers->items = calloc(length, sizeof *numbers->items);
	if (!numbers->items)
		return -1;
	numbers->length = length;
	for (size_t i = 0; i < length; i++)
		numbers->items[i] = (int)i;
	return 0;
}

int main(void)
{
	struct numbers numbers;

	if (numbers_fill(&numbers, 4) < 0)
		return 1;
	free(numbers.items);
}
