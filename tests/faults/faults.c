#define _GNU_SOURCE
#include "faults.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* The part that both libraries share. It is loaded before a program (LD_PRELOAD) and counts from main() on: what
 * the loader and the libraries do before that is not the program's. */

static fault_state *state;

static void begin(void)
{
    const char *path = getenv("MV_FAULTS");
    int fd = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC, 0) : -1;
    if (fd < 0) return;
    void *shared =
        (void *)syscall(SYS_mmap, NULL, sizeof(fault_state), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0L);
    syscall(SYS_close, fd);
    fault_state *found = shared;
    if (shared == MAP_FAILED || (*found->program && strcmp(found->program, program_invocation_short_name))) return;
    state = found;
}

int fault_strikes(fault_kind kind)
{
    if (!state) return 0;
    long number = atomic_fetch_add(&state->counted[kind], 1) + 1;
    if (state->kind != (long)kind || !state->at) return 0;
    if (number != state->at && !(state->lasting && number > state->at)) return 0;
    atomic_fetch_add(&state->fired, 1);
    return 1;
}

void fault_lift(void)
{
    state = NULL;
}

typedef int start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                       void (*fini)(void), void (*end)(void), void *stack);
start_main __libc_start_main;

int __libc_start_main(int (*main)(int, char **, char **), int argc, char **argv, void (*init)(void),
                      void (*fini)(void), void (*end)(void), void *stack)
{
    start_main *next = (start_main *)dlsym(RTLD_NEXT, "__libc_start_main");
    begin();
    return next(main, argc, argv, init, fini, end, stack);
}
