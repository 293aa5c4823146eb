// run: gcc -g -fsanitize=thread fixed.c -o fixed && ./fixed
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>

static atomic_long hits;

static void *count(void *unused)
{
	for (int i = 0; i < 100000; i++)
		atomic_fetch_add_explicit(&hits, 1, memory_order_relaxed);
	return unused;
}

int main(void)
{
	pthread_t one, two;

	pthread_create(&one, NULL, count, NULL);
	pthread_create(&two, NULL, count, NULL);
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	printf("%ld\n", atomic_load(&hits));
}
