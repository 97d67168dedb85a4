// SPDX-License-Identifier: EUPL-1.2
#include "sql/database.h"
