#define _GNU_SOURCE
#include "draw/cage.h"
#include <stdbool.h>
#include <stddef.h>
#include <sys/resource.h>
#include <unistd.h>
#if defined(__linux__) && (defined(__x86_64__) || defined(__aarch64__))
#define FILTERED 1
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

enum { SECONDS = 60 /* of processor time at most; the drawing may say less */ };
enum { PATIENCE = 240 /* seconds on the wall */ };

#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif

#ifdef SANITIZED
/* What Graphviz itself loses on every run is not ours to find. The sanitizer must see these two from outside. */
#define SEEN __attribute__((visibility("default")))
SEEN const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libgvc\nleak:libcgraph\nleak:libgvplugin";
}

SEEN const char *__lsan_default_options(void);
const char *__lsan_default_options(void)
{
    return "print_suppressions=0";
}

static const bool sanitized = true; /* it maps terabytes, and starts a thread that looks for leaks */
#else
static const bool sanitized = false;
#endif

/* What is drawn instead of what takes too long is another picture: only processor time may tell, not how busy the
 * machine is. The clock on the wall is for waiting that takes none. */
void mv_cage_limit_time(unsigned seconds)
{
    const struct rlimit time = { seconds, SECONDS + 5 };
    setrlimit(RLIMIT_CPU, &time);
    alarm(PATIENCE);
}

#ifdef FILTERED

#ifdef __x86_64__
#define ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define LET(call)                                                                                                 \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_##call, 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)

/* Memory, the three streams, clocks, and an end. */
static void filter_calls(void)
{
    struct sock_filter rules[] = {
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1),
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
        LET(read),
        LET(write),
        LET(writev),
        LET(close),
        LET(lseek),
        LET(fstat),
        LET(newfstatat),
        LET(brk),
        LET(mmap),
        LET(mremap),
        LET(munmap),
        LET(mprotect),
        LET(madvise),
        LET(futex),
        LET(getrandom),
        LET(clock_gettime),
        LET(gettimeofday),
        LET(getpid),
        LET(gettid),
        LET(tgkill),
        LET(rt_sigaction),
        LET(rt_sigprocmask),
        LET(rt_sigreturn),
        LET(prlimit64),
        LET(sysinfo),
        LET(setitimer),
#ifdef SYS_alarm
        LET(alarm),
#endif
        LET(exit),
        LET(exit_group),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | 1),
    };
    struct sock_fprog program = { sizeof rules / sizeof *rules, rules };
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0) prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

static void filter_calls(void)
{
}

#endif

/* Where the system does not filter calls: no further file, socket or process. */
static void limit_rest(void)
{
    const struct rlimit streams = { 3, 3 }, none = { 0, 0 };
    setrlimit(RLIMIT_NOFILE, &streams);
    setrlimit(RLIMIT_NPROC, &none);
}

void mv_cage_limit(void)
{
    const struct rlimit none = { 0, 0 }, memory = { (rlim_t)4 << 30, (rlim_t)4 << 30 };
    mv_cage_limit_time(SECONDS);
    setrlimit(RLIMIT_CORE, &none);
    if (!sanitized) setrlimit(RLIMIT_AS, &memory);
}

/* Where the kernel takes no filter, the limits must do. */
bool mv_cage_close(void)
{
    if (sanitized) return false;
    limit_rest();
    filter_calls();
    return true;
}
