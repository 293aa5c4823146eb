/*
 * The worker: answers FastCGI requests on standard input's socket until it is told to stop, or one
 * request as a plain CGI program. It never forks; a supervisor runs as many as are wanted.
 */
#include "config.h"

#include "base/log.h"
#include "web/http.h"
#include "web/lab_state.h"
#include "web/shell.h"

#include <errno.h>
#include <fcgiapp.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/signalfd.h>
#include <unistd.h>

enum { EXIT_USAGE = 2, REQUEST_SECONDS_MAX = 30, ALARM_SLACK = 5 };

/*
 * A descriptor on which the signals that end a worker can be read, or -1. They reach it in no other
 * way: none cuts a request short, and none is lost between two of them.
 */
static int open_stops(void)
{
	sigset_t stops;

	sigemptyset(&stops);
	sigaddset(&stops, SIGTERM);
	sigaddset(&stops, SIGINT);
	sigaddset(&stops, SIGUSR1);
	sigprocmask(SIG_BLOCK, &stops, NULL);
	return signalfd(-1, &stops, SFD_CLOEXEC);
}

/*
 * What a worker waits on, or -1: a client that knocks, and STOPS. EPOLLEXCLUSIVE: a client wakes
 * one of the workers that wait, not all for all but one to find nothing.
 */
static int open_events(int stops)
{
	struct epoll_event client = {.events = EPOLLIN | EPOLLEXCLUSIVE, .data.fd = STDIN_FILENO};
	struct epoll_event stop = {.events = EPOLLIN, .data.fd = stops};
	int events = epoll_create1(EPOLL_CLOEXEC);

	if (events < 0 || epoll_ctl(events, EPOLL_CTL_ADD, STDIN_FILENO, &client) < 0 ||
		epoll_ctl(events, EPOLL_CTL_ADD, stops, &stop) < 0)
		return -1;
	return events;
}

/*
 * Waits until a client knocks; false when the worker has to stop. IS_LAST is set when both are so:
 * that client woke no other worker.
 */
static bool wait_for_client(int events, bool *is_last)
{
	struct epoll_event ready[2];
	bool knocks = false;
	int count;

	while ((count = epoll_wait(events, ready, G_N_ELEMENTS(ready), -1)) < 0 && errno == EINTR)
		;
	for (int i = 0; i < count; i++) {
		knocks = knocks || ready[i].data.fd == STDIN_FILENO;
		*is_last = *is_last || ready[i].data.fd != STDIN_FILENO;
	}
	return knocks;
}

static volatile sig_atomic_t is_busy;

/* An alarm that comes to a worker without a request was left over by one that is done. */
static void end_when_busy(int number)
{
	if (!is_busy)
		return;
	signal(number, SIG_DFL);
	raise(number);
}

/*
 * The last resort: no client and no request takes the worker for good. An alarm costs a system
 * call, so one is good for all requests that begin within ALARM_SLACK seconds of it.
 */
static void set_alarm(gint64 *next)
{
	gint64 now = g_get_monotonic_time();

	if (now < *next)
		return;
	alarm(REQUEST_SECONDS_MAX + ALARM_SLACK);
	*next = now + ALARM_SLACK * G_USEC_PER_SEC;
}

static const char *cgi_parameter(const char *name, void *data)
{
	(void)data;
	return getenv(name);
}

static gssize cgi_read(char *buffer, gsize size, void *data)
{
	(void)data;
	return (gssize)fread(buffer, 1, size, stdin);
}

static void cgi_write(const char *bytes, gsize size, void *data)
{
	(void)data;
	fwrite(bytes, 1, size, stdout);
}

static int serve_cgi(Site *site)
{
	const Gateway gateway = {cgi_parameter, cgi_read, cgi_write, NULL};

	http_answer(site, &gateway);
	if (fflush(stdout) != 0 || ferror(stdout))
		return EXIT_FAILURE;
	http_after(site, true);
	return EXIT_SUCCESS;
}

static const char *fastcgi_parameter(const char *name, void *data)
{
	const FCGX_Request *request = data;

	return FCGX_GetParam(name, request->envp);
}

static gssize fastcgi_read(char *buffer, gsize size, void *data)
{
	const FCGX_Request *request = data;

	return FCGX_GetStr(buffer, (int)MIN(size, G_MAXINT), request->in);
}

static void fastcgi_write(const char *bytes, gsize size, void *data)
{
	const FCGX_Request *request = data;

	FCGX_PutStr(bytes, (int)size, request->out);
}

static void answer(Site *site, FCGX_Request *request)
{
	const Gateway gateway = {fastcgi_parameter, fastcgi_read, fastcgi_write, request};

	http_answer(site, &gateway);
	FCGX_Finish_r(request);
	http_after(site, false);
}

static int serve_fastcgi(Site *site)
{
	FCGX_Request request;
	int stops = open_stops(), status = 0;
	int events = stops < 0 ? -1 : open_events(stops);
	gint64 next_alarm = 0;
	bool is_last = false;

	/* A client that goes away must not kill us. */
	signal(SIGPIPE, SIG_IGN);
	signal(SIGALRM, end_when_busy);
	/* Who finds that another worker was faster must not wait for the next client. */
	if (events < 0 || fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK) < 0 || FCGX_Init() != 0 ||
		FCGX_InitRequest(&request, STDIN_FILENO, 0) != 0) {
		mw_log(MW_LOG_ERROR, "cannot serve on standard input: %s", g_strerror(errno));
		return EXIT_FAILURE;
	}
	while (status == 0 && !is_last && wait_for_client(events, &is_last)) {
		set_alarm(&next_alarm);
		is_busy = 1;
		status = FCGX_Accept_r(&request);
		if (status == 0)
			answer(site, &request);
		else if (status == -EAGAIN)
			status = 0;
		is_busy = 0;
	}
	http_after(site, true);
	return status == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* The folders of MOJOWIKI_TEMPLATES, then the installed ones. */
static char **template_folders(void)
{
	const char *own = g_getenv("MOJOWIKI_TEMPLATES");
	g_autofree char *path = own && *own ? g_strconcat(own, ":", MW_DATADIR "/templates", NULL)
					    : g_strdup(MW_DATADIR "/templates");
	g_auto(GStrv) folders = g_strsplit(path, ":", -1);
	GStrvBuilder *builder = g_strv_builder_new();
	char **found;

	for (char **folder = folders; *folder; folder++) {
		bool is_last = folder[1] == NULL;

		/* A site that brings a whole set needs no installed one. */
		if (**folder &&
			(!is_last || !own || !*own || g_file_test(*folder, G_FILE_TEST_IS_DIR)))
			g_strv_builder_add(builder, *folder);
	}
	found = g_strv_builder_end(builder);
	g_strv_builder_unref(builder);
	return found;
}

static int usage(FILE *out, int status)
{
	fputs("usage: mojowiki                     answer FastCGI on standard input, or CGI\n"
	      "       mojowiki --error-pages DIR   write nginx's error pages into DIR\n"
	      "       mojowiki --version\n"
	      "MOJOWIKI_DB names the database. See mojowiki(8).\n",
		out);
	return status;
}

int main(int argc, char *argv[])
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Site) site = NULL;
	g_auto(GStrv) folders = template_folders();
	const char *database = g_getenv("MOJOWIKI_DB");
	const char *pages = argc == 3 && strcmp(argv[1], "--error-pages") == 0 ? argv[2] : NULL;

	setlocale(LC_CTYPE, "C.UTF-8");
	if (argc == 2 && strcmp(argv[1], "--version") == 0)
		return puts(PACKAGE_STRING) < 0;
	if (argc == 2 && strcmp(argv[1], "--help") == 0)
		return usage(stdout, EXIT_SUCCESS);
	if (argc > 1 && !pages)
		return usage(stderr, EXIT_USAGE);
	if (!database || !*database) {
		mw_log(MW_LOG_ERROR, "set MOJOWIKI_DB to the path of the wiki's database");
		return EXIT_USAGE;
	}
	site = site_new(database, (const char *const *)folders, g_getenv("MOJOWIKI_STRICT") != NULL,
		&error);
	if (!site) {
		mw_log(MW_LOG_ERROR, "%s", error->message);
		return EXIT_FAILURE;
	}
	if (pages || !g_getenv("GATEWAY_INTERFACE") || !FCGX_IsCGI()) {
		/* A database that is away for now is asked for again at every request. */
		if (!site_acquire(site, &error) || (!pages && !lab_state_ready(site, &error)))
			mw_log(MW_LOG_WARNING, "%s", error->message);
		site_release(site);
		g_clear_error(&error);
	}
	if (pages && !shell_write_error_pages(site, pages, &error)) {
		mw_log(MW_LOG_ERROR, "%s", error->message);
		return EXIT_FAILURE;
	}
	if (pages)
		return EXIT_SUCCESS;
	return FCGX_IsCGI() ? serve_cgi(site) : serve_fastcgi(site);
}
