#include "suites.h"
#include "support/font/font.h"
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

static const mv_font font = { 10, false };

/* A text that ends where no memory is, without a NUL: who reads it to its end dies. Given back with the page. */
static char *endless(const char *piece, size_t *length)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE), used = strlen(piece);
    char *pages = mmap(NULL, 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    ck_assert(pages != MAP_FAILED);
    ck_assert(mprotect(pages + page, page, PROT_NONE) == 0);
    for (size_t i = 0; i + used <= page; i += used) memcpy(pages + i, piece, used);
    *length = page;
    return pages;
}

/* However long a text is, wrapping it takes the time of what is shown: it is wrapped again and again while a page
 * is planned. */
START_TEST(wrapping_reads_no_further_than_it_shows)
{
    static const char *const pieces[] = { "x", "word ", "-", "\xd0\x96\xd0\x96 " };
    mv_text out = { 0 };
    bool whole = true;
    size_t length;
    char *text = endless(pieces[_i], &length);
    ck_assert_uint_eq(mv_font_wrap(&out, font, text, 100, 3, &whole), 3);
    ck_assert(!whole);
    ck_assert_uint_lt(out.length, 300);
    mv_text_clear(&out);
    munmap(text, 2 * length);
}
END_TEST

/* What is too long for its lines, joined again, is the beginning of the text. */
START_TEST(wrapped_words_are_those_of_the_text)
{
    static const char text[] = "  one two  three-quarters/of\tfour five six seven eight nine ten ";
    for (double width = 12; width < 400; width += 3.5) {
        mv_text out = { 0 };
        size_t lines, count = mv_font_wrap(&out, font, text, width, 100, NULL);
        ck_assert(mv_font_block(font, out.bytes, &lines) <= width);
        ck_assert_uint_eq(lines, count);
        const char *at = text;
        for (const char *c = out.bytes; *c; c++) {
            if (*c == ' ' || *c == '\n') continue;
            while (*at == ' ' || *at == '\t') at++;
            ck_assert_int_eq(*c, *at++);
        }
        ck_assert_uint_eq(strspn(at, " "), strlen(at));
        mv_text_clear(&out);
    }
}
END_TEST

START_TEST(what_does_not_fit_ends_in_an_ellipsis)
{
    mv_text out = { 0 };
    bool whole = true;
    ck_assert_uint_eq(mv_font_wrap(&out, font, "one  two three", 50, 1, &whole), 1);
    ck_assert_str_eq(out.bytes, "one two\xe2\x80\xa6");
    ck_assert(!whole);
    mv_text_clear(&out);
    ck_assert_uint_eq(mv_font_wrap(&out, font, " \t ", 50, 1, &whole), 0);
    ck_assert(whole);
    mv_text_clear(&out);
}
END_TEST

START_TEST(a_word_that_is_cut_is_not_whole)
{
    mv_text out = { 0 };
    bool whole = true;
    ck_assert_uint_eq(mv_font_wrap(&out, font, "seven", mv_font_width(font, "sev"), 9, &whole), 2);
    ck_assert_str_eq(out.bytes, "sev\nen");
    ck_assert(!whole);
    mv_text_clear(&out);
}
END_TEST

/* A Chinese text has no blanks: a line may end behind any character, but none begins with a sign of the end of a
 * clause, or one that closes. */
START_TEST(chinese_lines_begin_with_no_closing_sign)
{
    static const char *const closing[] = { "\xe3\x80\x81", "\xe3\x80\x82", "\xe3\x80\x89", "\xe3\x80\x8b",
                                           "\xe3\x80\x8d", "\xe3\x80\x8f", "\xe3\x80\x91", "\xef\xbc\x81",
                                           "\xef\xbc\x89", "\xef\xbc\x8c", "\xef\xbc\x9a", "\xef\xbc\x9b",
                                           "\xef\xbc\x9f", "\xe3\x83\xbc" };
    static const char *const others[] = { "\xe5\x9c\x8b", "\xe3\x80\x88", "\xe3\x80\x8c", "\xef\xbc\x88" };
    const char *sign = _i < 14 ? closing[_i] : others[_i - 14];
    mv_text out = { 0 }, text = { 0 };
    mv_text_format(&text, "\xe4\xb8\xad\xe4\xb8\xad%s", sign);
    double two = mv_font_width(font, "\xe4\xb8\xad\xe4\xb8\xad");
    ck_assert_uint_eq(mv_font_wrap(&out, font, text.bytes, two + 1, 9, NULL), 2);
    const char *second = strchr(out.bytes, '\n') + 1;
    ck_assert_uint_eq(out.bytes[3] == '\n', _i < 14); /* the character before the sign went down with it */
    ck_assert_uint_eq(strncmp(second, sign, 3) == 0, _i >= 14);
    mv_text_clear(&out);
    mv_text_clear(&text);
}
END_TEST

START_TEST(what_is_as_wide_as_a_line_fits_it)
{
    mv_text out = { 0 };
    bool whole = false;
    ck_assert_uint_eq(mv_font_wrap(&out, font, "seven", mv_font_width(font, "seven"), 1, &whole), 1);
    ck_assert_str_eq(out.bytes, "seven");
    ck_assert(whole);
    mv_text_clear(&out);
}
END_TEST

TCase *font_tests(void)
{
    TCase *tests = tcase_create("font");
    tcase_add_loop_test(tests, wrapping_reads_no_further_than_it_shows, 0, 4);
    tcase_add_test(tests, wrapped_words_are_those_of_the_text);
    tcase_add_loop_test(tests, chinese_lines_begin_with_no_closing_sign, 0, 18);
    tcase_add_test(tests, what_is_as_wide_as_a_line_fits_it);
    tcase_add_test(tests, a_word_that_is_cut_is_not_whole);
    tcase_add_test(tests, what_does_not_fit_ends_in_an_ellipsis);
    return tests;
}
