// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "people/visit.h"

namespace tovholder::meetings {

// GET /moeder?organ=&kommune=&aar=&person=&side=
http::Response MeetingListPage(const people::Visit& visit);

}  // namespace tovholder::meetings
