#ifndef SUPPORT_MEMORY_H
#define SUPPORT_MEMORY_H

#include <stddef.h>

/* Allocation that never returns NULL: running out of memory ends the program with a message and exit code 70
 * (MV_INTERNAL). Output files are safe then, because they are written beside and renamed at the very end. */
_Noreturn void mv_out_of_memory(void);
void *mv_alloc(size_t size);                     /* zeroed */
void *mv_alloc_array(size_t count, size_t size); /* zeroed; checks the product */
void *mv_realloc_array(void *old, size_t count, size_t size);
char *mv_copy(const char *text);

/* Makes room for one more item in a growing array: `count` items are in use; capacity is a power of two, so
 * it need not be stored. Returns the array, perhaps moved. */
void *mv_grow(void *items, size_t count, size_t size);

/* Memory given back all at once. */
typedef struct mv_arena mv_arena;

mv_arena *mv_arena_new(void);
void mv_arena_free(mv_arena *arena);                /* accepts NULL */
void *mv_arena_alloc(mv_arena *arena, size_t size); /* zeroed, aligned for any type */
char *mv_arena_copy(mv_arena *arena, const char *text, size_t length);
char *mv_arena_format(mv_arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));

#define MV_COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
