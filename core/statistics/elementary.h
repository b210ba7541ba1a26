// exp, log and the normal tail from + - × ÷ √ alone. The mathematical libraries differ in the last digit from platform
// to platform; these do not, and a report must be the same to the byte everywhere.
#pragma once

namespace evenhand::statistics {

/// e to the x, to about 2e-16 relative. 0 below -745, infinity above 709.79.
double exponential(double x);

/// Natural logarithm, to about 2e-16 relative. `x` positive and finite.
double logarithm(double x);

/// P(Z > z) of the standard normal, to better than 1e-13 relative on both sides and far out in the tail.
double normal_upper_tail(double z);

}  // namespace evenhand::statistics
