#include <stdlib.h>
#include <string.h>

struct user {
	char *name;
};

static void user_copy(struct user *to, const struct user *from)
{
	to->name = strdup(from->name);
}

static void user_clear(struct user *user)
{
	free(user->name);
	user->name = NULL;
}

int main(void)
{
	struct user one = {strdup("ana")}, two;

	user_copy(&two, &one);
	user_clear(&one);
	user_clear(&two);
	user_clear(&two);
}
