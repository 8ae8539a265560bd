"""Commands on the sets of graphs/: the times that are promised, and the build before the house was rearranged."""
from answers import same_json, same_picture
from folders import BEFORE, PYTHON, graph, tool
from row import NOT_SLOWER, Row, Side, times, within

ARTICLE, EURASIA = graph("kazakhstan-2013"), graph("eurasia")


def command(name, check, *arguments, codes=(0,), most=None, promise=NOT_SLOWER):
    """A row: our command against the same one before; most: the CPU seconds promised."""
    return Row("command", name, Side("ours", [tool(), *arguments], codes=codes),
               Side("before", [tool(BEFORE), *arguments], codes=codes), check,
               (promise, *([within("cpu", most)] if most else [])), ("before",))


def values(name, *arguments, **more):
    return command(name, same_json, *arguments, "--format", "json", **more)


def picture(name, *arguments, **more):
    return command(name, same_picture, "render", *arguments, promise=times("cpu", 2.5), **more)


def is_reported(ours, _):
    return "" if "Kazakhstan" in ours.out else "nothing is reported"


ROWS = [
    Row("command", "report-article-python", Side("ours", [tool(), "report", ARTICLE]), Side("python3 -c pass", [PYTHON, "-c", "pass"]),
        is_reported, (times("cpu", 1),)),
    values("report-article", "report", ARTICLE, most=0.025),
    values("report-eurasia", "report", EURASIA),
    picture("render-article", ARTICLE, most=5),
    picture("render-eurasia", EURASIA, "--at", "2013-09-10", most=5),
    picture("compass-eurasia", EURASIA, "--layout", "compass"),
    values("compare-eurasia", "compare", f"{EURASIA}@2013-09-10", f"{EURASIA}@2024-12-31", "--deltacon", codes=(1,), most=1),
    values("whatif-each-article", "whatif", ARTICLE, "--each", "relation", most=2),
    values("whatif-each-eurasia", "whatif", EURASIA, "--each", "relation"),
    values("timeline-eurasia", "timeline", EURASIA, "--since", "1992", "--until", "2024", most=2),
]
