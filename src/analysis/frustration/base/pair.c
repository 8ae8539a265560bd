#define _DEFAULT_SOURCE
#include "analysis/frustration/base/pair.h"
#include "support/file.h"
#include "support/memory.h"
#include "support/process.h"
#include <errno.h>
#include <semaphore.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct mv_meeting {
    sem_t arrived[2];
};

void *mv_shared_alloc(size_t size)
{
    void *memory = mmap(NULL, size ? size : 1, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) mv_out_of_memory();
    return memory;
}

void mv_shared_free(void *memory, size_t size)
{
    if (memory) munmap(memory, size ? size : 1);
}

mv_pair mv_pair_begin(unsigned jobs)
{
    mv_pair pair = { .jobs = 1, .first = (int)getpid(), .child = -1, .channel = -1 };
    int ends[2];
    if (jobs < 2 || pipe(ends)) return pair;
    pair.meeting = mv_shared_alloc(sizeof *pair.meeting);
    sem_init(&pair.meeting->arrived[0], 1, 0);
    sem_init(&pair.meeting->arrived[1], 1, 0);
    pair.child = fork();
    if (pair.child < 0) {
        close(ends[0]);
        close(ends[1]);
        return pair;
    }
    if (pair.child == 0) mv_process_follow(pair.first);
    pair.jobs = 2;
    pair.me = pair.child == 0;
    pair.channel = ends[pair.me];
    close(ends[1 - pair.me]);
    return pair;
}

static bool is_gone(mv_pair *pair)
{
    int status;
    pid_t ended = waitpid(pair->child, &status, WNOHANG);
    if (ended == pair->child) mv_ending_read(&pair->ending, status);
    if (ended) pair->lost = true;
    return pair->lost;
}

/* Waits for the other's sign, looking every second whether it still lives. */
static bool await(mv_pair *pair, sem_t *sign)
{
    int parent = getppid();
    for (;;) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        if (!sem_timedwait(sign, &until)) return true;
        if (errno != ETIMEDOUT) continue;
        if (pair->me ? getppid() != parent || parent == 1 : is_gone(pair)) return false;
    }
}

bool mv_pair_meet(mv_pair *pair)
{
    if (pair->jobs == 1) return true;
    sem_post(&pair->meeting->arrived[pair->me]);
    return await(pair, &pair->meeting->arrived[1 - pair->me]);
}

static char *receive_all(int channel, size_t *received)
{
    size_t room = 1 << 16, size = 0;
    char *bytes = mv_alloc(room);
    for (;;) {
        if (size == room) bytes = mv_realloc_array(bytes, room *= 2, 1);
        ssize_t got = read(channel, bytes + size, room - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) mv_ending_share(&(mv_ending){ .code = MV_IO });
        if (got == 0) break;
        size += (size_t)got;
    }
    *received = size;
    return bytes;
}

void *mv_pair_end(mv_pair *pair, const void *bytes, size_t size, size_t *received)
{
    *received = 0;
    if (pair->jobs == 1) return NULL;
    if (pair->me) {
        _exit(mv_write_all(pair->channel, bytes, size) ? MV_OK : MV_IO);
    }
    void *answer = receive_all(pair->channel, received);
    close(pair->channel);
    if (pair->lost || !mv_ending_wait(&pair->ending, pair->child)) mv_ending_share(&pair->ending);
    sem_destroy(&pair->meeting->arrived[0]);
    sem_destroy(&pair->meeting->arrived[1]);
    mv_shared_free(pair->meeting, sizeof *pair->meeting);
    return answer;
}
