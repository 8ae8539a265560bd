/* caged TASK: what a process in the cage of multivector-draw can still do. Prints "done" or "refused: why". */
#define _GNU_SOURCE
#include "draw/cage.h"
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static bool answer(void)
{
    return true;
}

static bool read_file(void)
{
    return open("/etc/passwd", O_RDONLY) >= 0;
}

static bool write_file(void)
{
    return open("caged.txt", O_WRONLY | O_CREAT, 0600) >= 0;
}

static bool make_folder(void)
{
    return mkdir("caged", 0700) == 0;
}

static bool remove_file(void)
{
    return unlink("kept.txt") == 0;
}

static bool open_socket(void)
{
    return socket(AF_INET, SOCK_STREAM, 0) >= 0;
}

static bool open_pipe(void)
{
    int ends[2];
    return pipe(ends) == 0;
}

static bool fork_child(void)
{
    pid_t child = fork();
    if (child == 0) _exit(0);
    return child > 0;
}

static bool run_program(void)
{
    execl("/bin/echo", "echo", "another program", (char *)NULL);
    return false;
}

static bool take_memory(void)
{
    volatile char *much = malloc((size_t)5 << 30);
    if (!much) return false;
    much[0] = 1;
    return true;
}

static bool dump_core(void)
{
    abort();
}

/* The processor time of a drawing. */
static bool spin(void)
{
    mv_cage_limit_time(1);
    for (volatile unsigned i = 0;; i++) continue;
}

int main(int argc, char **argv)
{
    static const struct {
        const char *name;
        bool (*work)(void);
    } tasks[] = { { "answer", answer },           { "read-file", read_file },     { "write-file", write_file },
                  { "make-folder", make_folder }, { "remove-file", remove_file }, { "open-socket", open_socket },
                  { "open-pipe", open_pipe },     { "fork", fork_child },         { "run-program", run_program },
                  { "take-memory", take_memory }, { "dump-core", dump_core },     { "spin", spin } };
    mv_cage_limit();
    if (!mv_cage_close()) return puts("open"), 0;
    for (size_t i = 0; i < sizeof tasks / sizeof *tasks && argc == 2; i++) {
        if (strcmp(tasks[i].name, argv[1]) != 0) continue;
        if (tasks[i].work())
            puts("done");
        else
            printf("refused: %s\n", strerror(errno));
        return 0;
    }
    return 2;
}
