#include "analysis/frustration/base/pair.h"
#include "multivector/deadline.h"
#include "suites.h"
#include "support/parallel.h"
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

START_TEST(one_job_is_alone)
{
    size_t received = 1;
    mv_pair pair = mv_pair_begin(1);
    ck_assert_uint_eq(pair.jobs, 1);
    ck_assert(mv_pair_meet(&pair));
    ck_assert_ptr_null(mv_pair_end(&pair, "x", 1, &received));
    ck_assert_uint_eq(received, 0);
}
END_TEST

/* More than a pipe holds, and more than is first made room for. */
START_TEST(the_second_hands_over_its_part)
{
    enum { MUCH = 300000 };
    size_t received;
    char *own = calloc(MUCH, 1), *shared = mv_shared_alloc(2);
    mv_pair pair = mv_pair_begin(2);
    ck_assert_uint_eq(pair.jobs, 2);
    memset(own, pair.me ? 'b' : 'a', MUCH);
    shared[pair.me] = (char)('x' + pair.me);
    bool met = mv_pair_meet(&pair);
    bool seen = met && shared[1 - pair.me] == (char)('y' - pair.me);
    if (!seen) own[0] = 'z';
    char *other = mv_pair_end(&pair, own, MUCH, &received);
    ck_assert(seen);
    ck_assert_uint_eq(received, MUCH);
    for (size_t i = 0; i < MUCH; i++) ck_assert_int_eq(other[i], 'b');
    mv_shared_free(shared, 2);
    free(other);
    free(own);
}
END_TEST

/* The second ends before they meet; the first sees that, and ends in the same way. */
static void lose_the_second(void (*end)(int), int how)
{
    size_t received;
    mv_pair pair = mv_pair_begin(2);
    if (pair.me) end(how);
    if (mv_pair_meet(&pair)) _exit(EXIT_FAILURE);
    mv_pair_end(&pair, NULL, 0, &received);
}

static void end_by(int number)
{
    raise(number);
}

START_TEST(a_signal_to_the_second_ends_the_first)
{
    lose_the_second(end_by, SIGTERM);
}
END_TEST

START_TEST(a_second_that_fails_fails_the_first)
{
    lose_the_second(_exit, 70);
}
END_TEST

/* It met the first, and its answer is no whole one. */
START_TEST(a_second_that_ends_behind_the_meeting_is_noticed)
{
    size_t received;
    mv_pair pair = mv_pair_begin(2);
    if (!mv_pair_meet(&pair)) _exit(EXIT_FAILURE);
    if (pair.me) _exit(74);
    mv_pair_end(&pair, NULL, 0, &received);
}
END_TEST

static void write_square(const void *context, size_t piece, void *record)
{
    (void)context;
    *(size_t *)record = piece * piece;
}

/* By one process or several, with time or without a limit; with none left nothing is run. */
START_TEST(pieces_are_run_while_there_is_time)
{
    size_t squares[5];
    const double seconds[] = { 0, 100, 1e-9 };
    mv_parallel work = {
        .pieces = 5, .record_size = sizeof *squares, .run = write_square, .jobs = 1 + (unsigned)_i, .at_once = true
    };
    for (int i = 0; i < 3; i++) {
        mv_deadline deadline;
        if (i) mv_deadline_begin(&deadline, seconds[i]);
        mv_status status = mv_parallel_run(&work, squares, NULL);
        if (i) mv_deadline_end();
        ck_assert_int_eq(status, i < 2 ? MV_OK : MV_LIMIT);
        for (size_t piece = 0; piece < 5 && i < 2; piece++) ck_assert_uint_eq(squares[piece], piece * piece);
    }
}
END_TEST

TCase *pair_tests(void)
{
    TCase *tests = tcase_create("pairs of processes");
    tcase_set_timeout(tests, 60);
    tcase_add_test(tests, one_job_is_alone);
    tcase_add_loop_test(tests, pieces_are_run_while_there_is_time, 0, 3);
    tcase_add_test(tests, the_second_hands_over_its_part);
    tcase_add_test_raise_signal(tests, a_signal_to_the_second_ends_the_first, SIGTERM);
    tcase_add_exit_test(tests, a_second_that_fails_fails_the_first, 70);
    tcase_add_exit_test(tests, a_second_that_ends_behind_the_meeting_is_noticed, 74);
    return tests;
}
