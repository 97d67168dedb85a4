// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "sql/database.h"

// Files in the database, byte for byte, in pieces of 256 KB; equal bytes are kept once.
namespace tovholder::documents {

struct FileTag;
using FileId = Id<FileTag>;

constexpr std::size_t kPieceSize = std::size_t{256} * 1024;

struct StoredFile {
  FileId id;
  std::string sha256;  // 64 hexadecimal digits
  std::int64_t size = 0;
  std::string media_type;
  std::string name;  // as it was called when it first came
  Instant stored_at;
};

// Lower-case hexadecimal.
std::string Sha256(std::string_view bytes);
// By content and name, "application/octet-stream" where unknown.
std::string MediaTypeOf(std::string_view bytes, std::string_view name);

// Stores the bytes, or finds the file that already holds the same ones (its name stays). What brought
// the file, an import or an upload, logs the change.
StoredFile StoreFile(sql::Transaction& transaction, std::string_view bytes, std::string_view name,
                     std::string_view media_type);
// The same where the digest of the bytes is known.
StoredFile StoreFile(sql::Transaction& transaction, std::string_view bytes, std::string_view name,
                     std::string_view media_type, const std::string& sha256);
// The same from a stream: `next` gives the following bytes, nothing at the end.
StoredFile StoreFile(sql::Transaction& transaction, const std::function<std::optional<std::string>()>& next,
                     std::string_view name, std::string_view media_type);

std::optional<StoredFile> FindFile(sql::Reader& reader, FileId id);
std::optional<StoredFile> FindFileByDigest(sql::Reader& reader, std::string_view sha256);

// One piece by number from 0; nothing behind the last. For streaming over several snapshots.
std::optional<std::string> ReadPiece(sql::Reader& reader, FileId id, std::int64_t number);
// Calls `each` with every piece in order until it returns false.
void ReadFile(sql::Reader& reader, FileId id, const std::function<bool(std::string_view piece)>& each);
// All bytes at once, for files that are read into text.
std::string LoadStoredFile(sql::Reader& reader, FileId id);

// Whether any row of any room refers to the file.
bool IsHeld(sql::Reader& reader, FileId id);
// Removes a file and its pieces; the caller knows that nothing refers to it.
void DeleteFile(sql::Transaction& transaction, FileId id);

struct FileFinding {
  FileId id;
  std::string name;
  std::string problem;  // "digest", "size", "missing piece"
};
// Reads every file and compares size and digest; empty where all are whole.
std::vector<FileFinding> CheckFiles(sql::Reader& reader);

}  // namespace tovholder::documents
