#include "support/memory.h"
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* All of the library that is no argument: an allocation has no way to be told of its guard, or of its watch. */
static _Thread_local mv_guard *outermost;
static _Thread_local mv_watch *watching;

bool mv_guard_begin(mv_guard *guard)
{
    guard->cleanups = NULL;
    if (outermost) return false;
    outermost = guard;
    return true;
}

void mv_guard_end(mv_guard *guard)
{
    if (outermost == guard) outermost = NULL;
}

void mv_guard_forget(void)
{
    outermost = NULL;
}

void mv_guard_add(mv_cleanup *cleanup)
{
    if (!outermost) return;
    cleanup->next = outermost->cleanups;
    outermost->cleanups = cleanup;
}

/* Cleanups are dropped in the order opposite to that of adding them. */
void mv_guard_drop(mv_cleanup *cleanup)
{
    if (outermost && outermost->cleanups == cleanup) outermost->cleanups = cleanup->next;
}

_Noreturn void mv_out_of_memory(void)
{
    mv_guard *guard = outermost;
    if (!guard) abort();
    for (mv_cleanup *c = guard->cleanups; c; c = c->next) c->run(c->context);
    outermost = NULL;
    longjmp(guard->place, 1);
}

void *mv_alloc(size_t size)
{
    void *memory = calloc(1, size ? size : 1);
    if (!memory) mv_out_of_memory();
    return memory;
}

void *mv_alloc_array(size_t count, size_t size)
{
    void *memory = calloc(count ? count : 1, size);
    if (!memory) mv_out_of_memory();
    return memory;
}

void *mv_realloc_array(void *old, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size) mv_out_of_memory();
    void *memory = realloc(old, count ? count * size : 1);
    if (!memory) mv_out_of_memory();
    return memory;
}

void mv_free_all(void *const *memory, size_t count)
{
    for (size_t i = 0; i < count; i++) free(memory[i]);
}

char *mv_copy(const char *text)
{
    size_t size = strlen(text) + 1;
    return memcpy(mv_alloc(size), text, size);
}

size_t mv_format_length(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (length < 0) mv_out_of_memory();
    return (size_t)length;
}

void *mv_grow(void *items, size_t count, size_t size)
{
    if (count & (count - 1)) return items; /* not a power of two: room is left */
    return mv_realloc_array(items, count ? 2 * count : 1, size);
}

void mv_watch_begin(mv_watch *watch)
{
    watch->refused = false;
    watch->outer = watching;
    watching = watch;
}

bool mv_watch_end(mv_watch *watch)
{
    watching = watch->outer;
    return watch->refused;
}

static void *note(void *memory)
{
    if (!memory) watching->refused = true;
    return memory;
}

void *mv_watch_alloc(size_t size)
{
    return note(watching->alloc(size));
}

void *mv_watch_realloc(void *old, size_t size)
{
    return note(watching->realloc(old, size));
}

char *mv_watch_copy(const char *text)
{
    return note(watching->copy(text));
}

enum { BLOCK_SIZE = 1 << 16 };

/* Records are taken from the front of a block, and texts, which need not be aligned, from its back. */
typedef struct block {
    struct block *next;
    size_t used, size;
    max_align_t memory[];
} block;

struct mv_arena {
    block *blocks;
};

mv_arena *mv_arena_new(void)
{
    return mv_alloc(sizeof(mv_arena));
}

void mv_arena_free(mv_arena *arena)
{
    if (!arena) return;
    for (block *b = arena->blocks; b;) {
        block *next = b->next;
        free(b);
        b = next;
    }
    free(arena);
}

/* The block with so much room. */
static block *with_room(mv_arena *arena, size_t size)
{
    block *b = arena->blocks;
    if (b && b->size - b->used >= size) return b;
    if (size > SIZE_MAX - BLOCK_SIZE) mv_out_of_memory();
    size_t room = size > BLOCK_SIZE ? size : BLOCK_SIZE;
    b = mv_alloc(sizeof *b + room);
    b->size = room;
    b->next = arena->blocks;
    return arena->blocks = b;
}

void *mv_arena_alloc(mv_arena *arena, size_t size)
{
    const size_t unit = _Alignof(max_align_t);
    if (size > SIZE_MAX - BLOCK_SIZE) mv_out_of_memory();
    size = (size + unit - 1) / unit * unit;
    block *b = with_room(arena, size);
    void *memory = (char *)b->memory + b->used;
    b->used += size;
    return memory;
}

char *mv_arena_copy(mv_arena *arena, const char *text, size_t length)
{
    block *b = with_room(arena, length + 1);
    b->size -= length + 1;
    char *copy = memcpy((char *)b->memory + b->size, text, length);
    copy[length] = '\0';
    return copy;
}

char *mv_arena_small(mv_arena *arena, const char *text)
{
    char *copy = mv_arena_copy(arena, text, strlen(text));
    for (char *c = copy; *c; c++)
        if (*c >= 'A' && *c <= 'Z') *c = (char)(*c - 'A' + 'a');
    return copy;
}

char *mv_arena_format(mv_arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    size_t size = mv_format_length(format, arguments) + 1;
    char *text = mv_arena_alloc(arena, size);
    vsnprintf(text, size, format, arguments);
    va_end(arguments);
    return text;
}
