/* SPDX-License-Identifier: MIT */
#pragma once

#include <tandem.h>
#include <tandem/random_market.h>
#include <tandem/random_rotation.h>
