// run: gcc -g -fsanitize=thread fails.c -o fails && ./fails
#include <pthread.h>
#include <stdio.h>

static long hits;

static void *count(void *unused)
{
	for (int i = 0; i < 100000; i++)
		hits++;
	return unused;
}

int main(void)
{
	pthread_t one, two;

	pthread_create(&one, NULL, count, NULL);
	pthread_create(&two, NULL, count, NULL);
	pthread_join(one, NULL);
	pthread_join(two, NULL);
	printf("%ld\n", hits);
}
