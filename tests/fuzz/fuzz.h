#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Targets for fuzzing, many in one program: MV_FUZZ in the environment says which. Linked with libFuzzer
 * (scripts/fuzz) it makes up inputs; else it runs on files (drive.c). */
typedef struct mv_target {
    const char *name;
    void (*run)(const uint8_t *bytes, size_t length);
} mv_target;

/* Those of this program; a row without a name ends them. */
extern const mv_target mv_targets[];

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length);

/* A file in memory that holds the bytes, by a name that can be opened again and again; the same name each time. */
const char *mv_fuzz_file(const uint8_t *bytes, size_t length);

/* Ends the program with a word on what must not be. */
void mv_fuzz_must(int holds, const char *what);

#endif
