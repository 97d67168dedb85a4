// SPDX-License-Identifier: EUPL-1.2
#pragma once

// All that pages are put together from.
#include "html/buttons.h"
#include "html/formats.h"
#include "html/forms.h"
#include "html/headings.h"
#include "html/html.h"
#include "html/icon.h"
#include "html/lists.h"
#include "html/notices.h"
#include "html/page.h"
#include "html/tables.h"
#include "html/texts.h"
