// The table that the benchmarks print, a line for each thing measured, and how much of it each run does. Prints; never
// asserts.
#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

namespace copro::bench {

// COPRO_BENCH=full is for figures. Without it everything is tiny: that only shows that the benchmarks still run.
[[nodiscard]] inline bool is_full() {
    const char* size = std::getenv("COPRO_BENCH");
    return size != nullptr && std::string(size) == "full";
}
[[nodiscard]] inline int size_of_run(int full, int tiny) { return is_full() ? full : tiny; }

[[nodiscard]] inline double now_ms() {
    using Milliseconds = std::chrono::duration<double, std::milli>;
    return Milliseconds(std::chrono::steady_clock::now().time_since_epoch()).count();
}

// Many measurements of one thing.
class Figures {
public:
    void add(double figure) { m_all.push_back(figure); }
    void add_all(const Figures& others) { m_all.insert(m_all.end(), others.m_all.begin(), others.m_all.end()); }
    [[nodiscard]] double last() const { return m_all.back(); }
    [[nodiscard]] double median() const { return at_share(0.5); }
    [[nodiscard]] double p95() const { return at_share(0.95); }
    [[nodiscard]] double least() const { return at_share(0); }
    [[nodiscard]] double most() const { return at_share(1); }
    // The best tells what is left when other programs share the machine.
    [[nodiscard]] std::string text(const std::string& unit = "ms") const {
        return fmt::format("{:.2f} {}, p95 {:.2f}, best {:.2f}", median(), unit, p95(), at_share(0));
    }

private:
    [[nodiscard]] double at_share(double share) const {
        std::vector<double> sorted = m_all;
        std::sort(sorted.begin(), sorted.end());
        return sorted.at(static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1))));
    }
    std::vector<double> m_all;
};

// target: in words. ratio: measured to target, where below 1 is better; or whatever the target compares.
struct Line {
    std::string what;
    std::string measured;
    std::string target;
    std::optional<double> ratio;
    std::optional<bool> met;
};

inline void print(const Line& line) {
    const char* verdict = !line.met ? "" : *line.met ? "met" : "MISSED";
    const std::string ratio = line.ratio ? fmt::format("{:.2f}", *line.ratio) : "";
    fmt::print("{:<58} {:<34} {:<22} {:>5}  {}\n", line.what, line.measured, line.target, ratio, verdict);
    std::fflush(stdout);
}

// A thing that has to stay below a limit, judged by its median.
inline void print_under(const std::string& what, const Figures& figures, double limit, const std::string& unit = "ms") {
    print({what, figures.text(unit), fmt::format("under {:g} {}", limit, unit), figures.median() / limit,
           figures.median() < limit});
}

// What has no target, and says why another line is as it is.
inline void print_beside(const std::string& what, const std::string& measured) {
    print({"  " + what, measured, "", std::nullopt, std::nullopt});
}

} // namespace copro::bench
