// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <stdexcept>

namespace tovholder::sql {

// The database could not do its work (a bug in a statement, a lost connection). Not for user errors.
class DatabaseError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};
// No room left; the transaction was rolled back and the data is whole.
class DiskFull : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// The file is damaged: what it should hold cannot be read.
class Damaged : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// A unique, foreign key or check constraint refused the row.
class ConstraintViolation : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// Another process held the database longer than one waits. A write that gives a Result fails with
// sql.locked {file} instead.
class Locked : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};
// Text that no database keeps as it is: a NUL character or bytes that are no UTF-8. Bytes go as Blob.
class BadText : public DatabaseError {
 public:
  using DatabaseError::DatabaseError;
};

}  // namespace tovholder::sql
