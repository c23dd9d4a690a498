/*
 * measure - run a command and say what it took.
 *
 *     bench-measure FILE COMMAND...
 *
 * FILE gets one line: seconds by the clock, seconds of processors, and the most memory it
 * had at one time in KB (the high-water mark, VmHWM). Ends as the command ended.
 */
#define _DEFAULT_SOURCE /* wait4 */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval t)
{
	return (double)t.tv_sec + 1e-6 * (double)t.tv_usec;
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int argc, char **argv)
{
	struct rusage used;
	double begin = now();
	int status;
	pid_t pid;
	FILE *f;

	if (argc < 3) {
		fputs("usage: bench-measure FILE COMMAND...\n", stderr);
		return 2;
	}
	pid = fork();
	if (pid == 0) {
		execvp(argv[2], argv + 2);
		perror(argv[2]);
		_exit(127);
	}
	if (pid < 0 || wait4(pid, &status, 0, &used) != pid || !(f = fopen(argv[1], "w"))) {
		perror("bench-measure");
		return 3;
	}
	fprintf(f, "%.3f %.3f %ld\n", now() - begin, seconds(used.ru_utime) + seconds(used.ru_stime), used.ru_maxrss);
	fclose(f);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
