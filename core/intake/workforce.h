// The people whom a staff list stands for, one entry a person.
#pragma once

#include "core/intake/resolved.h"
#include "core/intake/settings.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// `with_register`: keep whom each id belongs to, for the files that name people.
Resolved resolve_staff(const File& file, const Settings& settings, const standards::Standards& standards,
                       bool with_register = false);

}  // namespace evenhand::intake
