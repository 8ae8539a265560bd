/* Linked into programs that count what runs of them (scripts/coverage): counters are also written at ends that
 * would lose them. The linker gives these functions for those that they are named after (--wrap). */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <gcov.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

_Noreturn void __real__exit(int code);
_Noreturn void __wrap__exit(int code);
_Noreturn void __real_abort(void);
_Noreturn void __wrap_abort(void);
int __real_raise(int signal);
int __wrap_raise(int signal);
int __real_execve(const char *path, char *const arguments[], char *const environment[]);
int __wrap_execve(const char *path, char *const arguments[], char *const environment[]);
int __real_prctl(int what, unsigned long a, unsigned long b, unsigned long c, unsigned long d);
int __wrap_prctl(int what, unsigned long a, unsigned long b, unsigned long c, unsigned long d);
int __real_setrlimit(__rlimit_resource_t what, const struct rlimit *limit);
int __wrap_setrlimit(__rlimit_resource_t what, const struct rlimit *limit);

/* Faults that a test injects (tests/faults) are over then: writing counters is not the program's work. Counters of
 * a program that ends as usual are written behind this. */
__attribute__((destructor)) static void lift_faults(void)
{
    void (*lift)(void);
    *(void **)&lift = dlsym(RTLD_DEFAULT, "fault_lift");
    if (lift) lift();
}

static void write_counters(void)
{
    int before = errno;
    lift_faults();
    __gcov_dump();
    errno = before;
}

void __wrap__exit(int code)
{
    write_counters();
    __real__exit(code);
}

void __wrap_abort(void)
{
    write_counters();
    __real_abort();
}

int __wrap_raise(int signal)
{
    write_counters();
    return __real_raise(signal);
}

int __wrap_execve(const char *path, char *const arguments[], char *const environment[])
{
    write_counters();
    return __real_execve(path, arguments, environment);
}

/* The program that tests the cage is caged; multivector-draw is not, as it writes counters at its end. */
static int is_caged(void)
{
    return strcmp(program_invocation_short_name, "caged") == 0;
}

int __wrap_prctl(int what, unsigned long a, unsigned long b, unsigned long c, unsigned long d)
{
    if (what == PR_SET_SECCOMP && !is_caged()) return 0;
    return __real_prctl(what, a, b, c, d);
}

/* Counters are files: behind these limits none are written. */
int __wrap_setrlimit(__rlimit_resource_t what, const struct rlimit *limit)
{
    if (what == RLIMIT_NOFILE && !is_caged()) return 0;
    if (what == RLIMIT_NOFILE || what == RLIMIT_FSIZE) write_counters();
    return __real_setrlimit(what, limit);
}
