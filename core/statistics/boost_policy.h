// How Boost.Math is used here: it never throws (the core has no exceptions) and never computes in long double, which
// differs between platforms.
#pragma once

#include <boost/math/policies/policy.hpp>

namespace evenhand::statistics {

namespace boost_policies = boost::math::policies;
using BoostPolicy = boost_policies::policy<boost_policies::domain_error<boost_policies::ignore_error>,
                                           boost_policies::pole_error<boost_policies::ignore_error>,
                                           boost_policies::overflow_error<boost_policies::ignore_error>,
                                           boost_policies::underflow_error<boost_policies::ignore_error>,
                                           boost_policies::denorm_error<boost_policies::ignore_error>,
                                           boost_policies::rounding_error<boost_policies::ignore_error>,
                                           boost_policies::evaluation_error<boost_policies::ignore_error>,
                                           boost_policies::indeterminate_result_error<boost_policies::ignore_error>,
                                           boost_policies::promote_float<false>, boost_policies::promote_double<false>>;

}  // namespace evenhand::statistics
