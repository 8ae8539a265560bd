#define _GNU_SOURCE
#include "fuzz.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* What all targets share, and a main() that runs one on files where libFuzzer has none. */

static const mv_target *chosen(void)
{
    const char *name = getenv("MV_FUZZ");
    for (const mv_target *t = mv_targets; name && t->name; t++)
        if (strcmp(t->name, name) == 0) return t;
    fputs("MV_FUZZ is to name one of:", stderr);
    for (const mv_target *t = mv_targets; t->name; t++) fprintf(stderr, " %s", t->name);
    fputs("\n", stderr);
    exit(64);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    static const mv_target *target;
    if (!target) target = chosen();
    target->run(bytes, length);
    return 0;
}

const char *mv_fuzz_file(const uint8_t *bytes, size_t length)
{
    static int file = -1;
    static char path[40];
    if (file < 0) file = memfd_create("input", 0);
    snprintf(path, sizeof path, "/proc/self/fd/%d", file);
    mv_fuzz_must(ftruncate(file, 0) == 0 && pwrite(file, bytes, length, 0) == (ssize_t)length, "a file in memory");
    return path;
}

void mv_fuzz_must(int holds, const char *what)
{
    if (holds) return;
    fprintf(stderr, "this must hold: %s\n", what);
    abort();
}

#ifndef MV_LIBFUZZER
static void run_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    mv_fuzz_must(file && fseek(file, 0, SEEK_END) == 0, path);
    long length = ftell(file);
    uint8_t *bytes = malloc((size_t)length + 1);
    rewind(file);
    mv_fuzz_must(bytes && fread(bytes, 1, (size_t)length, file) == (size_t)length, path);
    fclose(file);
    LLVMFuzzerTestOneInput(bytes, (size_t)length);
    free(bytes);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        fprintf(stderr, "%s\n", argv[i]); /* the last one is what a crash is due to */
        run_file(argv[i]);
    }
    return 0;
}
#endif
