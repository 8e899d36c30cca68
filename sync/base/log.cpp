#include "sync/base/log.h"

#include "sync/base/json.h"

#include <boost/core/demangle.hpp>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <typeinfo>

namespace copro {

namespace {

std::shared_ptr<spdlog::logger> make_default() {
    auto logger = spdlog::stderr_logger_mt("copro");
    logger->set_pattern("{\"time\":\"%Y-%m-%dT%H:%M:%S.%e%z\",\"level\":\"%l\",%v}");
    return logger;
}

std::shared_ptr<spdlog::logger>& current() {
    static std::shared_ptr<spdlog::logger> logger = make_default();
    return logger;
}

void write(spdlog::level::level_enum level, std::string_view event, LogFields fields) {
    std::string line = "\"event\":" + Json(event).dump();
    for (const auto& [key, value] : fields) {
        line += "," + Json(key).dump() + ":" + Json(value).dump(-1, ' ', false, Json::error_handler_t::replace);
    }
    current()->log(level, line);
    current()->flush();
}

} // namespace

void log_info(std::string_view event, LogFields fields) { write(spdlog::level::info, event, fields); }
void log_warning(std::string_view event, LogFields fields) { write(spdlog::level::warn, event, fields); }

std::string kind_of(const std::exception& error) { return boost::core::demangle(typeid(error).name()); }

void log_to_file(const std::string& path) {
    try {
        auto sink = std::make_shared<spdlog::sinks::basic_file_sink_mt>(path);
        current() = std::make_shared<spdlog::logger>("copro", std::move(sink));
    } catch (const spdlog::spdlog_ex& error) {
        log_warning("log.file-not-opened", {{"why", error.what()}});
        return;
    }
    current()->set_pattern("{\"time\":\"%Y-%m-%dT%H:%M:%S.%e%z\",\"level\":\"%l\",%v}");
}

void log_nothing() { current()->set_level(spdlog::level::off); }

} // namespace copro
