// Applications, cases, courses, promotions, board members, leavers, and feedback from patients.
#pragma once

#include "core/intake/resolved.h"
#include "core/intake/settings.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// The rows of a file that is neither a staff list nor a survey. `people` may be null: then ids find nobody.
Resolved resolve_records(const File& file, const Settings& settings, const standards::Standards& standards,
                         const Register* people);

}  // namespace evenhand::intake
