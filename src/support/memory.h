#ifndef SUPPORT_MEMORY_H
#define SUPPORT_MEMORY_H

#include "multivector/error.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

/* --- running out of it ------------------------------------------------------------------------------------ */

/* Running out of memory is a status. What a public function does runs inside a guard; an allocation that fails
 * leads back to it, and the function returns MV_INTERNAL. Inside of another guard a guard does nothing: the
 * outermost one counts. What had been allocated until then is lost, and nothing else: what belongs to the host is
 * given back by cleanups on the way. */
typedef struct mv_cleanup {
    void (*run)(void *context);
    void *context;
    struct mv_cleanup *next;
} mv_cleanup;

typedef struct mv_guard {
    jmp_buf place;
    mv_cleanup *cleanups;
} mv_guard;

/* True when this is the outermost guard: then `place` has to be set. */
bool mv_guard_begin(mv_guard *guard);
void mv_guard_end(mv_guard *guard);

/* Says "out of memory"; MV_INTERNAL. */
mv_status mv_guard_failed(mv_log *log);

/* In a process just forked: the guards of its parent are not its own. */
void mv_guard_forget(void);

/* Returns what `work` gives, or `otherwise` when memory runs out. */
#define MV_RETURN_GUARDED(type, work, otherwise)                                                                  \
    do {                                                                                                          \
        mv_guard around;                                                                                          \
        if (mv_guard_begin(&around) && setjmp(around.place)) return otherwise;                                    \
        type given = work;                                                                                        \
        mv_guard_end(&around);                                                                                    \
        return given;                                                                                             \
    } while (0)

/* The cleanup runs when memory runs out before mv_guard_drop(); the latest one first. It lives in the caller. */
void mv_guard_add(mv_cleanup *cleanup);
void mv_guard_drop(mv_cleanup *cleanup);

/* Back to the guard; without one the process is ended. */
_Noreturn void mv_out_of_memory(void);

/* --- allocating ------------------------------------------------------------------------------------------- */

/* Never NULL. */
void *mv_alloc(size_t size);                     /* zeroed */
void *mv_alloc_array(size_t count, size_t size); /* zeroed; checks the product */
void *mv_realloc_array(void *old, size_t count, size_t size);
char *mv_copy(const char *text);

/* How many bytes vsnprintf() writes, but for the NUL; `arguments` stay for it to read. */
size_t mv_format_length(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));

/* Frees each of these. */
#define MV_FREE(...) mv_free_all((void *const[]){ __VA_ARGS__ }, MV_COUNT(((void *const[]){ __VA_ARGS__ })))
void mv_free_all(void *const *memory, size_t count);

/* Makes room for one more item in a growing array: `count` items are in use; capacity is a power of two, so
 * it need not be stored. Returns the array, perhaps moved. */
void *mv_grow(void *items, size_t count, size_t size);

/* Memory given back all at once. */
typedef struct mv_arena mv_arena;

mv_arena *mv_arena_new(void);
void mv_arena_free(mv_arena *arena);                /* accepts NULL */
void *mv_arena_alloc(mv_arena *arena, size_t size); /* zeroed, aligned for any type */
char *mv_arena_copy(mv_arena *arena, const char *text, size_t length);
char *mv_arena_small(mv_arena *arena, const char *text); /* a copy, A to Z in small letters */
char *mv_arena_format(mv_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* --- libraries that allocate through functions which can be set ------------------------------------------------
 */

/* Not every library says when memory was refused to it, and some go on with half of a text. While one of these
 * stands, the functions below do what the host's own do, and remember a refusal. */
typedef struct mv_watch {
    void *(*alloc)(size_t size); /* the host's; what the library has no use for is NULL */
    void *(*realloc)(void *old, size_t size);
    char *(*copy)(const char *text);
    bool refused;
    struct mv_watch *outer;
} mv_watch;

void mv_watch_begin(mv_watch *watch);
bool mv_watch_end(mv_watch *watch); /* whether memory was refused */

void *mv_watch_alloc(size_t size);
void *mv_watch_realloc(void *old, size_t size);
char *mv_watch_copy(const char *text);

#define MV_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
