// A workforce beside a population, in words: who is below, by how much, and how it was worked out.
#pragma once

#include <string>

#include "core/measures/measure.h"

namespace evenhand::report {

/// For a composition with a comparison. The group that is furthest below comes first.
std::string representation_sentence(const measures::Measure& m, const measures::Composition& c);
std::string representation_how(const measures::Measure& m, const measures::Composition& c);

}  // namespace evenhand::report
