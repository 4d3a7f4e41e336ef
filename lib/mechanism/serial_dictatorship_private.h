/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem/strategy.h>

/* The rows of `serial-dictatorship` and `random-serial-dictatorship`. */
extern const TandemStrategy tandem_serial_dictatorship;
extern const TandemStrategy tandem_random_serial_dictatorship;
