// Ready-made tables of applications: a heading, a category, and how many reached each stage.
#pragma once

#include <string_view>

#include "core/intake/resolved.h"
#include "core/intake/settings.h"
#include "core/intake/stages.h"
#include "core/intake/translate.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// Whether a file is such a table and not a list of applications.
bool is_matrix(const File& file);

/// One population a characteristic. The heading is carried down: "Prefer not to say" stands under each of them.
void resolve_matrix(const File& file, const Settings& settings, const standards::Standards& standards,
                    Translator& translator, Resolved& out);

/// The characteristic that a heading such as "Ethnic origin" or "Age range" names; empty for none.
std::string_view characteristic_named(std::string_view text, const standards::Standards& standards);

}  // namespace evenhand::intake
