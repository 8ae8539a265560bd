#ifndef SUPPORT_BESIDE_H
#define SUPPORT_BESIDE_H

#include <signal.h>
#include <stdbool.h>

/* A file on its way to its place. It has no name until mv_beside_place(), where the file system can do that: what
 * ends the program before then leaves nothing behind. To be renamed it needs a name for a moment, which is always
 * the same for one target: what kill -9 leaves between the two system calls is a whole file, and the next run
 * that writes the target takes it away. Where files must have names, it is written under another such name. */
typedef struct mv_beside {
    char *target; /* where it goes; NULL: there is nothing to place */
    char *name;   /* beside the target */
    int fd;       /* open for writing */
    bool named;   /* it has that name already, which is to go if it is not placed */
} mv_beside;

/* Opens it, empty, and takes `target`. False, with errno: it cannot be made (EBUSY: another run is writing it). */
bool mv_beside_open(mv_beside *file, char *target);

/* Renames it over its target. When several runs do so at once, each puts whole files there, and the last stays. */
bool mv_beside_place(mv_beside *file);

/* Gives back what it holds; of a file that was not placed nothing is left. */
void mv_beside_clear(mv_beside *file);

/* A file for reading and writing that nobody else finds, in the folder; -1, with errno. */
int mv_unnamed_open(const char *folder);

/* Lets no signal that asks for the end of the program through until mv_signals_release(). */
void mv_signals_hold(sigset_t *before);
void mv_signals_release(const sigset_t *before);

#endif
