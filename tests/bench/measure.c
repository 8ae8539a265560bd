#define _DEFAULT_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* measure RESULT COMMAND [ARGUMENT...]: runs the command and writes to the file RESULT its CPU seconds (user and
 * system, of the children it waited for as well), its wall seconds and its peak memory in KiB (of its largest
 * process).
 *
 * A program of its own, because Linux counts the memory of whoever starts a process as the process's peak: a small
 * program started by a script would seem as large as the script's interpreter. */

static double seconds(struct timeval time)
{
    return (double)time.tv_sec + 1e-6 * (double)time.tv_usec;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

int main(int argc, char **argv)
{
    if (argc < 3) return 64;
    double start = now();
    pid_t child = fork();
    if (child == 0) {
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    int status = 0;
    struct rusage used;
    if (child < 0 || wait4(child, &status, 0, &used) != child) return 70;
    double wall = now() - start;
    FILE *result = fopen(argv[1], "w");
    if (!result) return 73;
    fprintf(result, "%.6f %.6f %ld\n", seconds(used.ru_utime) + seconds(used.ru_stime), wall, used.ru_maxrss);
    if (fclose(result)) return 74;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
