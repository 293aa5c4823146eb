// run: gcc -g -fsanitize=address fixed.c -o fixed && ./fixed
#include <stdlib.h>

struct node {
	struct node *next;
	int value;
};

static void list_free(struct node *node)
{
	while (node) {
		struct node *next = node->next;

		free(node);
		node = next;
	}
}

int main(void)
{
	struct node *list = calloc(1, sizeof *list);

	if (list)
		list->next = calloc(1, sizeof *list);
	list_free(list);
}
