// SPDX-License-Identifier: EUPL-1.2
#include "documents/reader.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "documents/docx_reader.h"
#include "documents/file_kind.h"
#include "documents/html_reader.h"
#include "documents/odt_reader.h"
#include "documents/office_kind.h"
#include "documents/pdf_reader.h"
#include "documents/plain_text_reader.h"
#include "documents/recognition.h"
#include "documents/xlsx_document.h"
#include "documents/zip_archive.h"

namespace tovholder::documents {
namespace {

constexpr std::uint64_t kMegabyte = 1 << 20;

tl::unexpected<Error> TooLarge(std::string_view file, std::uint64_t limit) {
  return Fail("documents.too_large",
              {{"file", std::string(file)}, {"limit", std::to_string((limit + kMegabyte - 1) / kMegabyte)}});
}

tl::unexpected<Error> Unknown(std::string_view file, std::string kind) {
  return Fail("documents.unknown_kind", {{"file", std::string(file)}, {"kind", std::move(kind)}});
}

Result<TextDocument> ReadZip(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
  Result<ZipArchive> archive = ZipArchive::Open(bytes, file_name, options.max_unpacked_bytes);
  if (!archive) return Pass(archive);
  const Result<OfficeKind> kind = RecogniseOfficeKind(*archive);
  if (!kind) return Pass(kind);
  if (*kind == OfficeKind::kWord) return ReadDocx(*archive, file_name);
  if (*kind == OfficeKind::kOpenText) return ReadOdt(*archive, file_name);
  if (*kind != OfficeKind::kExcel) return Unknown(file_name, NameOfOfficeKind(*kind));
  XlsxLimits limits;
  limits.max_unpacked_bytes = options.max_unpacked_bytes;
  return ReadXlsxDocument(*archive, file_name, limits);
}

Result<TextDocument> ReadUnknown(std::string_view bytes, std::string_view file_name) {
  if (IsEncryptedOffice(bytes)) return Fail("documents.encrypted", {{"file", std::string(file_name)}});
  return Unknown(file_name, NameOfUnreadFormat(bytes));
}

Result<TextDocument> ReadFormat(Format format, std::string_view bytes, std::string_view file_name,
                                const ReadOptions& options) {
  switch (format) {
    case Format::kHtml:
      return ReadHtml(bytes, file_name, options);
    case Format::kXml:
      return ReadXmlSource(bytes, file_name);
    case Format::kText:
      return ReadPlainText(bytes, file_name);
    case Format::kPdf:
      return ReadPdf(bytes, file_name, options);
    case Format::kZip:
      return ReadZip(bytes, file_name, options);
    case Format::kPng:
    case Format::kJpeg:
    case Format::kTiff:
      return ReadImage(bytes, file_name, options);
    case Format::kUnknown:
      break;
  }
  return ReadUnknown(bytes, file_name);
}

class FileHandle {
 public:
  explicit FileHandle(const std::string& path) : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~FileHandle() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  FileHandle(const FileHandle&) = delete;
  FileHandle& operator=(const FileHandle&) = delete;
  int get() const { return descriptor_; }

 private:
  int descriptor_;
};

tl::unexpected<Error> CannotOpen(const std::string& path, int error) {
  if (error == ENOENT || error == ENOTDIR) return Fail("documents.not_found", {{"path", path}});
  if (error == EACCES || error == EPERM) return Fail("documents.no_rights", {{"path", path}});
  return Fail("documents.read_failed", {{"path", path}, {"detail", std::strerror(error)}});
}

}  // namespace

Result<TextDocument> ReadDocument(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
  if (bytes.empty()) return Fail("documents.empty", {{"file", std::string(file_name)}});
  if (bytes.size() > options.max_bytes) return TooLarge(file_name, options.max_bytes);
  return ReadFormat(RecogniseFormat(bytes, file_name), bytes, file_name, options);
}

Result<std::string> LoadFile(const std::string& path, std::uint64_t max_bytes) {
  const FileHandle file(path);
  if (file.get() < 0) return CannotOpen(path, errno);
  struct stat status {};
  if (fstat(file.get(), &status) != 0) return CannotOpen(path, errno);
  if (S_ISDIR(status.st_mode)) return Fail("documents.is_folder", {{"path", path}});
  if (!S_ISREG(status.st_mode)) return Fail("documents.not_a_file", {{"path", path}});
  std::string bytes;
  bytes.reserve(std::min<std::uint64_t>(static_cast<std::uint64_t>(status.st_size), max_bytes));
  std::string piece(1 << 18, '\0');
  for (;;) {
    const ssize_t got = read(file.get(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return CannotOpen(path, errno);
    if (got == 0) return bytes;
    bytes.append(piece, 0, static_cast<std::size_t>(got));
    if (bytes.size() > max_bytes) return TooLarge(path, max_bytes);
  }
}

}  // namespace tovholder::documents
