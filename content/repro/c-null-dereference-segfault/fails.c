// run: gcc -g -fsanitize=address fails.c -o fails && ./fails
#include <stdio.h>

struct user {
	int id;
	const char *name;
};

static const struct user *find(int id)
{
	static const struct user ana = {1, "ana"};

	return id == ana.id ? &ana : NULL;
}

int main(void)
{
	printf("%d\n", find(2)->id);
}
