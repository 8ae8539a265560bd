// The same in C++: what the library gives is owned by smart pointers, and a status becomes an exception.
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <memory>
#include <multivector.h>
#include <stdexcept>

struct Log : mv_log {
    Log() : mv_log{} {}
    ~Log() { mv_log_clear(this); }
    void check(mv_status status) const
    {
        if (status) throw std::runtime_error(count ? messages[count - 1].text : "no reason given");
    }
};

template <typename T> using Owned = std::unique_ptr<T, void (*)(T *)>;

static void main_job(const char *file, const char *picture)
{
    Log log;
    mv_relations *set_read = nullptr;
    log.check(mv_relations_read(&set_read, file, nullptr, &log));
    Owned<mv_relations> set(set_read, mv_relations_free);

    mv_selection selection{};
    mv_network *built = nullptr;
    log.check(mv_network_build(&built, set.get(), &selection, &log));
    Owned<mv_network> network(built, mv_network_free);

    mv_report_options options{};
    options.seed = 1;
    mv_report *told = nullptr;
    log.check(mv_report_build(&told, network.get(), &options, &log));
    Owned<mv_report> report(told, mv_report_free);

    char *text = nullptr, *svg = nullptr;
    size_t length = 0;
    log.check(mv_report_write(&text, &length, report.get(), &options, &log));
    std::cout.write(text, std::streamsize(length));
    std::free(text);

    mv_drawing_options drawing{};
    drawing.seed = 1;
    log.check(mv_draw(&svg, &length, network.get(), &drawing, &log));
    std::ofstream(picture, std::ios::binary).write(svg, std::streamsize(length));
    std::free(svg);
}

int main(int, char **argv)
{
    try {
        main_job(argv[1], argv[2]);
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
