// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace tovholder::sql {

// Registers with SQLite, once, a way of writing files by which a commit is one write to the log of changes instead of
// two for each of its pages, and gives its name. What is held back goes out before the log is synchronised, read or
// measured, so it is for connections with `synchronous = FULL` alone, which synchronise at each commit.
const char* JoinedWrites();

}  // namespace tovholder::sql
