// run: gcc -g -w -fsanitize=address fails.c -o fails && ./fails
#include <stdlib.h>

struct node {
	struct node *next;
	int value;
};

int main(void)
{
	struct node *list = calloc(1, sizeof *list);

	for (struct node *node = list; node; node = node->next)
		free(node);
}
