// SPDX-License-Identifier: EUPL-1.2
#include "sql/joined_writes.h"

#include <sqlite3.h>

#include <cstddef>
#include <new>
#include <string>
#include <string_view>

namespace tovholder::sql {
namespace {

constexpr const char* kName = "joined_writes";
// SQLite's own files take less than 128 KB at once.
constexpr std::size_t kLongest = std::size_t{64} * 1024;

sqlite3_vfs& Usual() {
  static sqlite3_vfs& usual = *sqlite3_vfs_find(nullptr);
  return usual;
}

// The log of changes. SQLite asks for it by its first member; the file as usual lies behind it in the same memory.
struct LogFile {
  sqlite3_file base{};
  sqlite3_file* file = nullptr;
  std::string held;  // to be written at `begin`
  sqlite3_int64 begin = 0;

  int Write(std::string_view bytes, sqlite3_int64 at) {
    const bool follows = at == begin + static_cast<sqlite3_int64>(held.size());
    if (!held.empty() && (!follows || held.size() + bytes.size() > kLongest)) {
      if (const int failed = Let(); failed != SQLITE_OK) return failed;
    }
    if (held.empty()) begin = at;
    held.append(bytes);
    return SQLITE_OK;
  }
  // Lets go of what is held.
  int Let() {
    if (held.empty()) return SQLITE_OK;
    const int answer = file->pMethods->xWrite(file, held.data(), static_cast<int>(held.size()), begin);
    held.clear();
    return answer;
  }
};

LogFile& LogOf(sqlite3_file* file) { return *reinterpret_cast<LogFile*>(file); }

// Calls the method of the usual file, once all is written.
template <auto Method, class... Args>
int WhenWritten(sqlite3_file* file, Args... args) {
  LogFile& log = LogOf(file);
  if (const int failed = log.Let(); failed != SQLITE_OK) return failed;
  return (log.file->pMethods->*Method)(log.file, args...);
}

template <auto Method, class... Args>
int AsUsual(sqlite3_file* file, Args... args) {
  LogFile& log = LogOf(file);
  return (log.file->pMethods->*Method)(log.file, args...);
}

int Write(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
  try {
    return LogOf(file).Write({static_cast<const char*>(bytes), static_cast<std::size_t>(count)}, at);
  } catch (const std::bad_alloc&) {
    return SQLITE_IOERR_NOMEM;
  }
}

int Close(sqlite3_file* file) {
  LogFile& log = LogOf(file);
  const int written = log.Let();
  const int closed = log.file->pMethods->xClose(log.file);
  log.~LogFile();
  return written == SQLITE_OK ? closed : written;
}

using Methods = sqlite3_io_methods;
constexpr Methods kMethods{1,
                           Close,
                           WhenWritten<&Methods::xRead, void*, int, sqlite3_int64>,
                           Write,
                           WhenWritten<&Methods::xTruncate, sqlite3_int64>,
                           WhenWritten<&Methods::xSync, int>,
                           WhenWritten<&Methods::xFileSize, sqlite3_int64*>,
                           AsUsual<&Methods::xLock, int>,
                           AsUsual<&Methods::xUnlock, int>,
                           AsUsual<&Methods::xCheckReservedLock, int*>,
                           AsUsual<&Methods::xFileControl, int, void*>,
                           AsUsual<&Methods::xSectorSize>,
                           AsUsual<&Methods::xDeviceCharacteristics>,
                           nullptr,
                           nullptr,
                           nullptr,
                           nullptr,
                           nullptr,
                           nullptr};

int Open(sqlite3_vfs* /*own*/, sqlite3_filename name, sqlite3_file* file, int flags, int* given) {
  if ((flags & SQLITE_OPEN_WAL) == 0) return Usual().xOpen(&Usual(), name, file, flags, given);
  auto* log = new (file) LogFile;
  log->file = reinterpret_cast<sqlite3_file*>(log + 1);
  const int opened = Usual().xOpen(&Usual(), name, log->file, flags, given);
  if (log->file->pMethods == nullptr) {
    log->~LogFile();
    file->pMethods = nullptr;
  } else {
    log->base.pMethods = &kMethods;
  }
  return opened;
}

sqlite3_vfs Registered() {
  sqlite3_vfs joined = Usual();
  joined.zName = kName;
  joined.szOsFile += static_cast<int>(sizeof(LogFile));
  joined.xOpen = Open;
  joined.pNext = nullptr;
  return joined;
}

}  // namespace

const char* JoinedWrites() {
  static sqlite3_vfs joined = Registered();
  [[maybe_unused]] static const int once = sqlite3_vfs_register(&joined, 0);
  return kName;
}

}  // namespace tovholder::sql
