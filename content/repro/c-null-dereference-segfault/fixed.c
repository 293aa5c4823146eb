// run: gcc -g -fsanitize=address fixed.c -o fixed && ./fixed
#include <stddef.h>
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
	const struct user *user = find(2);

	if (!user) {
		puts("there is no user 2");
		return 0;
	}
	printf("%d\n", user->id);
}
