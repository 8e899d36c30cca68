// The sheet choices of an XLSForm: lists of answers, each with its words and picture. For xlsform.cpp; one thread.
#pragma once

#include "sync/server/forms/sheet_reader.h"

namespace copro {

struct ChoiceList {
    Json options = Json::array();
    std::size_t row = 0; // of the first of them
    bool is_used = false;
};

[[nodiscard]] std::map<std::string, ChoiceList> read_choices(SheetReader& sheet);

} // namespace copro
