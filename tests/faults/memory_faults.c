#define _GNU_SOURCE
#include "faults.h"
#include <errno.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Memory that is refused. glibc has the real ones under other names, so that nothing needs to be looked up. */

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t unit, size_t size);

static void *refused(void)
{
    errno = ENOMEM;
    return NULL;
}

void *malloc(size_t size)
{
    return fault_strikes(FAULT_MEMORY) ? refused() : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fault_strikes(FAULT_MEMORY) ? refused() : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fault_strikes(FAULT_MEMORY) ? refused() : __libc_realloc(old, size);
}

void *memalign(size_t unit, size_t size);
void *memalign(size_t unit, size_t size)
{
    return fault_strikes(FAULT_MEMORY) ? refused() : __libc_memalign(unit, size);
}

void *aligned_alloc(size_t unit, size_t size)
{
    return memalign(unit, size);
}

int posix_memalign(void **out, size_t unit, size_t size)
{
    *out = memalign(unit, size);
    return *out ? 0 : ENOMEM;
}

void *mmap(void *at, size_t size, int protection, int flags, int fd, off_t from)
{
    if (fault_strikes(FAULT_MEMORY)) return refused(), MAP_FAILED;
    return (void *)syscall(SYS_mmap, at, size, protection, flags, fd, from);
}
