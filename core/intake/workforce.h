// The people whom a staff list stands for, one entry a person.
#pragma once

#include "core/intake/resolved.h"
#include "core/intake/settings.h"
#include "core/standards/standards.h"

namespace evenhand::intake {

/// What other files ask of a staff list, and what is made for nobody else.
struct Keep {
  bool people = false;      // whom each id belongs to, for the files that name people
  bool identities = false;  // who is counted, for last year's list and the leavers
};

Resolved resolve_staff(const File& file, const Settings& settings, const standards::Standards& standards,
                       Keep keep = {});

/// Last year's list, by the same rules on last year's date: who was in post. No board and no pay.
Resolved resolve_last_year(const File& file, const Settings& settings, const standards::Standards& standards);

}  // namespace evenhand::intake
