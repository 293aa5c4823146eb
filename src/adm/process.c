#define _GNU_SOURCE /* posix_spawn_file_actions_addchdir_np, pipe2 */
#include "adm/process.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	LOOK_MS = 100,  /* between two looks at whether the command has ended */
	GRACE_MS = 3000 /* between the polite signal and the other */
};

/* A command while it runs. */
typedef struct {
	pid_t pid;
	int pipe;
	bool open;   /* the pipe has not come to its end */
	bool exited; /* STATUS is the command's */
	int status;
	gint64 stop_at, kill_at; /* monotonic microseconds */
	GString *output;
	gsize printed;
	Process *process;
} Running;

static char **environment(void)
{
	char **list = g_get_environ();

	list = g_environ_setenv(list, "LC_ALL", "C.UTF-8", TRUE);
	list = g_environ_setenv(list, "TERM", "dumb", TRUE);
	list = g_environ_setenv(list, "NO_COLOR", "1", TRUE);
	list = g_environ_setenv(list, "GOPROXY", "off", TRUE);
	list = g_environ_setenv(list, "GOTOOLCHAIN", "local", TRUE);
	list = g_environ_unsetenv(list, "MOJOWIKI_DB");
	return list;
}

/* Starts the shell in a process group of its own. A code of errno. */
static int spawn(Running *running, const char *command, const char *folder, int output)
{
	g_autofree char *script =
		g_strdup_printf("ulimit -c 0; ulimit -f %d; %s", PROCESS_FILE_MAX / 512, command);
	char *const arguments[] = {"sh", "-c", script, NULL};
	g_auto(GStrv) variables = environment();
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	int code;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_adddup2(&actions, output, STDERR_FILENO);
	posix_spawn_file_actions_addchdir_np(&actions, folder);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
	posix_spawnattr_setpgroup(&attributes, 0);
	code = posix_spawn(&running->pid, "/bin/sh", &actions, &attributes, arguments, variables);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	return code;
}

static void read_some(Running *running)
{
	char buffer[16 << 10];
	gssize got = read(running->pipe, buffer, sizeof buffer);
	gsize room = PROCESS_OUTPUT_MAX - running->output->len;

	if (got <= 0) {
		running->open = got < 0 && (errno == EAGAIN || errno == EINTR);
		return;
	}
	g_string_append_len(running->output, buffer, MIN(got, (gssize)room));
	running->printed += (gsize)got;
}

static void look(Running *running)
{
	if (!running->exited && waitpid(running->pid, &running->status, WNOHANG) == running->pid)
		running->exited = true;
}

/* Ends the command and all that it started, politely at first. */
static void stop_when_due(Running *running)
{
	gint64 now = g_get_monotonic_time();
	bool flooded = running->printed > PROCESS_FLOOD_MAX;
	Process *process = running->process;

	if (!process->timed_out && !process->flooded && (flooded || now >= running->stop_at)) {
		process->flooded = flooded;
		process->timed_out = !flooded;
		running->kill_at = now + GRACE_MS * 1000;
		kill(-running->pid, SIGTERM);
	} else if (running->kill_at && now >= running->kill_at) {
		kill(-running->pid, SIGKILL);
	}
}

static void wait_for_end(Running *running)
{
	while (!running->exited) {
		struct pollfd poll_pipe = {.fd = running->pipe, .events = POLLIN};

		if (running->open)
			poll(&poll_pipe, 1, LOOK_MS);
		else
			g_usleep(LOOK_MS * 1000 / 10);
		if (running->open && poll_pipe.revents)
			read_some(running);
		look(running);
		stop_when_due(running);
	}
	kill(-running->pid, SIGKILL); /* what it left in the background */
	/* what is in the pipe now; who holds it open without our group is not waited for */
	fcntl(running->pipe, F_SETFL, O_NONBLOCK);
	for (gsize before = running->printed + 1; running->open && before != running->printed;) {
		before = running->printed;
		read_some(running);
	}
}

Process *process_run(const char *command, const char *folder, int seconds, GError **error)
{
	g_autoptr(Process) process = g_new0(Process, 1);
	g_autoptr(GString) output = g_string_new(NULL);
	gint64 start = g_get_monotonic_time();
	Running running = {.open = true,
		.stop_at = start + (gint64)seconds * G_USEC_PER_SEC,
		.output = output,
		.process = process};
	int ends[2], code;

	if (pipe2(ends, O_CLOEXEC) != 0) {
		mw_fail(error, MW_ERROR_STORAGE, "cannot make a pipe: %s", g_strerror(errno));
		return NULL;
	}
	running.pipe = ends[0];
	code = spawn(&running, command, folder, ends[1]);
	close(ends[1]);
	if (code == 0)
		wait_for_end(&running);
	close(ends[0]);
	if (code != 0) {
		mw_fail(error, MW_ERROR_STORAGE, "cannot run '%s': %s", command, g_strerror(code));
		return NULL;
	}
	process->output = g_utf8_make_valid(output->str, (gssize)output->len);
	process->status = WIFEXITED(running.status) ? WEXITSTATUS(running.status)
						    : 128 + WTERMSIG(running.status);
	process->seconds = (double)(g_get_monotonic_time() - start) / G_USEC_PER_SEC;
	return g_steal_pointer(&process);
}

void process_free(Process *process)
{
	if (!process)
		return;
	g_free(process->output);
	g_free(process);
}
