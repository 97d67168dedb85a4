// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_store.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "documents/file_kind.h"

namespace tovholder::documents {
namespace {

class Sha256Stream {
 public:
  Sha256Stream() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
    crypto_hash_sha256_init(&state_);
  }
  void Add(std::string_view bytes) {
    crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
  }
  std::string Finish() {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state_, digest.data());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
  }

 private:
  crypto_hash_sha256_state state_{};
};

constexpr std::string_view kColumns = "SELECT id, sha256, size, media_type, name, stored_at FROM file ";

StoredFile ReadRow(const sql::Row& row) {
  return {FileId{row.Int(0)},       std::string(row.Text(1)), row.Int(2),
          std::string(row.Text(3)), std::string(row.Text(4)), ParseIsoInstant(row.Text(5)).value_or(Instant{})};
}

template <class Arg>
std::optional<StoredFile> FindWhere(sql::Reader& reader, std::string_view condition, const Arg& arg) {
  std::optional<StoredFile> found;
  reader.Each(
      std::string(kColumns) + std::string(condition), [&](const sql::Row& row) { found = ReadRow(row); }, arg);
  return found;
}

void WritePiece(sql::Transaction& transaction, std::int64_t file, std::int64_t number, std::string bytes) {
  transaction.Execute("INSERT INTO file_chunk (file, number, bytes) VALUES ($1, $2, $3)", file, number,
                      sql::Blob{std::move(bytes)});
}

// Cuts what comes in parts of any size into pieces of the right one.
class PieceWriter {
 public:
  PieceWriter(sql::Transaction& transaction, std::int64_t file) : transaction_(transaction), file_(file) {}

  void Add(std::string_view bytes) {
    digest_.Add(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
      const std::size_t part = std::min(bytes.size(), kPieceSize - piece_.size());
      piece_ += bytes.substr(0, part);
      bytes.remove_prefix(part);
      if (piece_.size() == kPieceSize) Flush();
    }
  }
  std::string Finish() {
    if (!piece_.empty()) Flush();
    return digest_.Finish();
  }
  std::int64_t size() const { return size_; }

 private:
  void Flush() { WritePiece(transaction_, file_, number_++, std::exchange(piece_, {})); }

  sql::Transaction& transaction_;
  std::int64_t file_;
  std::int64_t number_ = 0;
  std::int64_t size_ = 0;
  std::string piece_;
  Sha256Stream digest_;
};

std::int64_t InsertFile(sql::Transaction& transaction, std::string_view sha256, std::int64_t size,
                        std::string_view name, std::string_view media_type) {
  return transaction.Insert("INSERT INTO file (sha256, size, media_type, name, stored_at) VALUES ($1, $2, $3, $4, $5)",
                            sha256, size, media_type, name, FormatIso(transaction.now()));
}

// A column of some room's table that refers to a file. The database itself knows them all, which no room above does.
struct Referrer {
  std::string table;
  std::string column;
};

std::vector<Referrer> ListReferrers(sql::Reader& reader) {
  constexpr std::string_view kSqlite =
      "SELECT m.name, f.\"from\" FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f"
      " WHERE m.type = 'table' AND f.\"table\" = 'file' AND m.name <> 'file_chunk'";
  constexpr std::string_view kPostgres =
      "SELECT c.conrelid::regclass::text, a.attname::text FROM pg_constraint c"
      " JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]"
      " WHERE c.contype = 'f' AND c.confrelid = 'file'::regclass AND c.conrelid <> 'file_chunk'::regclass";
  std::vector<Referrer> referrers;
  reader.Each(reader.engine() == sql::Engine::kSqlite ? kSqlite : kPostgres, [&](const sql::Row& row) {
    referrers.push_back({row.Get<std::string>(0), row.Get<std::string>(1)});
  });
  return referrers;
}

}  // namespace

std::string Sha256(std::string_view bytes) {
  Sha256Stream digest;
  digest.Add(bytes);
  return digest.Finish();
}

std::string MediaTypeOf(std::string_view bytes, std::string_view name) {
  const std::string extension = Extension(name);
  switch (RecogniseFormat(bytes, name)) {
    case Format::kPdf:
      return "application/pdf";
    case Format::kHtml:
      return "text/html";
    case Format::kXml:
      return "application/xml";
    case Format::kPng:
      return "image/png";
    case Format::kJpeg:
      return "image/jpeg";
    case Format::kTiff:
      return "image/tiff";
    case Format::kZip:
      if (extension == ".docx") return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
      if (extension == ".xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
      if (extension == ".odt") return "application/vnd.oasis.opendocument.text";
      return "application/zip";
    case Format::kText:
      return bytes.substr(0, 4096).find('\0') == std::string_view::npos ? "text/plain" : "application/octet-stream";
    case Format::kUnknown:
      break;
  }
  return "application/octet-stream";
}

StoredFile StoreFile(sql::Transaction& transaction, std::string_view bytes, std::string_view name,
                     std::string_view media_type) {
  return StoreFile(transaction, bytes, name, media_type, Sha256(bytes));
}

StoredFile StoreFile(sql::Transaction& transaction, std::string_view bytes, std::string_view name,
                     std::string_view media_type, const std::string& sha256) {
  if (std::optional<StoredFile> known = FindFileByDigest(transaction, sha256)) return *known;
  const auto size = static_cast<std::int64_t>(bytes.size());
  const std::int64_t id = InsertFile(transaction, sha256, size, name, media_type);
  std::int64_t number = 0;
  for (; !bytes.empty(); bytes.remove_prefix(std::min(bytes.size(), kPieceSize))) {
    WritePiece(transaction, id, number++, std::string(bytes.substr(0, kPieceSize)));
  }
  return {FileId{id}, sha256, size, std::string(media_type), std::string(name), transaction.now()};
}

StoredFile StoreFile(sql::Transaction& transaction, const std::function<std::optional<std::string>()>& next,
                     std::string_view name, std::string_view media_type) {
  // The digest is known at the end only; until then the row has a mark of its own in its place.
  const std::int64_t id = InsertFile(transaction, "coming", 0, name, media_type);
  PieceWriter writer(transaction, id);
  while (const std::optional<std::string> bytes = next()) writer.Add(*bytes);
  const std::string sha256 = writer.Finish();
  if (std::optional<StoredFile> known = FindFileByDigest(transaction, sha256)) {
    DeleteFile(transaction, FileId{id});
    return *known;
  }
  transaction.Execute("UPDATE file SET sha256 = $1, size = $2 WHERE id = $3", sha256, writer.size(), id);
  return {FileId{id}, sha256, writer.size(), std::string(media_type), std::string(name), transaction.now()};
}

std::optional<StoredFile> FindFile(sql::Reader& reader, FileId id) {
  return FindWhere(reader, "WHERE id = $1", id.value);
}

std::optional<StoredFile> FindFileByDigest(sql::Reader& reader, std::string_view sha256) {
  return FindWhere(reader, "WHERE sha256 = $1", sha256);
}

std::optional<std::string> ReadPiece(sql::Reader& reader, FileId id, std::int64_t number) {
  std::optional<std::string> piece;
  reader.Each(
      "SELECT bytes FROM file_chunk WHERE file = $1 AND number = $2",
      [&](const sql::Row& row) { piece = row.Bytes(0); }, id.value, number);
  return piece;
}

void ReadFile(sql::Reader& reader, FileId id, const std::function<bool(std::string_view piece)>& each) {
  for (std::int64_t number = 0;; ++number) {
    const std::optional<std::string> piece = ReadPiece(reader, id, number);
    if (!piece || !each(*piece)) return;
  }
}

std::string LoadStoredFile(sql::Reader& reader, FileId id) {
  std::string bytes;
  ReadFile(reader, id, [&](std::string_view piece) {
    bytes += piece;
    return true;
  });
  return bytes;
}

bool IsHeld(sql::Reader& reader, FileId id) {
  for (const Referrer& one : ListReferrers(reader)) {
    const std::string count = "SELECT count(*) FROM \"" + one.table + "\" WHERE \"" + one.column + "\" = $1";
    if (reader.One<std::int64_t>(count, id.value).value_or(0) > 0) return true;
  }
  return false;
}

void DeleteFile(sql::Transaction& transaction, FileId id) {
  transaction.Execute("DELETE FROM file_chunk WHERE file = $1", id.value);
  transaction.Execute("DELETE FROM file WHERE id = $1", id.value);
}

std::vector<FileFinding> CheckFiles(sql::Reader& reader) {
  std::vector<StoredFile> files;
  reader.Each(std::string(kColumns) + "ORDER BY id", [&](const sql::Row& row) { files.push_back(ReadRow(row)); });
  std::vector<FileFinding> findings;
  for (const StoredFile& file : files) {
    Sha256Stream digest;
    std::int64_t size = 0;
    ReadFile(reader, file.id, [&](std::string_view piece) {
      digest.Add(piece);
      size += static_cast<std::int64_t>(piece.size());
      return true;
    });
    if (size != file.size) {
      findings.push_back({file.id, file.name, size < file.size ? "missing piece" : "size"});
    } else if (digest.Finish() != file.sha256) {
      findings.push_back({file.id, file.name, "digest"});
    }
  }
  return findings;
}

}  // namespace tovholder::documents
