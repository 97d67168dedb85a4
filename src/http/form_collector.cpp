// SPDX-License-Identifier: EUPL-1.2
#include "http/form_collector.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <system_error>

#include "base/text.h"
#include "http/header_values.h"
#include "http/url.h"

namespace tovholder::http {
namespace {

bool IsPlainText(std::string_view text) { return IsUtf8(text) && text.find('\0') == std::string_view::npos; }

}  // namespace

FormCollector::FormCollector(std::filesystem::path folder, FormLimits limits)
    : folder_(std::move(folder)), limits_(limits) {}

FormCollector::~FormCollector() {
  CloseFile();
  std::error_code ignored;
  for (const Upload& upload : uploads_) std::filesystem::remove(upload.path, ignored);
}

void FormCollector::Refuse(int status, Error error) {
  if (!refusal_) refusal_ = Refusal{status, std::move(error)};
}

void FormCollector::Count(std::size_t bytes) {
  received_ += bytes;
  if (received_ > limits_.body) Refuse(413, {"http.too_large", {{"limit", std::to_string(limits_.body)}}});
}

void FormCollector::CountText(std::size_t bytes) {
  text_ += bytes;
  if (text_ > limits_.text) Refuse(413, {"http.too_large", {{"limit", std::to_string(limits_.text)}}});
}

bool FormCollector::IsFull() {
  if (fields_.size() + uploads_.size() < limits_.parts) return false;
  Refuse(413, {"http.too_many_fields"});
  return true;
}

void FormCollector::AddEncoded(std::string_view piece) {
  CountText(piece.size());
  if (!refusal_) encoded_.append(piece);
}

void FormCollector::AddPart(std::string_view name, std::string_view piece, std::uint64_t offset) {
  CountText(piece.size() + (offset == 0 ? name.size() : 0));
  if (refusal_) return;
  if (offset > 0) {
    fields_.back().second.append(piece);
  } else if (!IsFull()) {
    fields_.emplace_back(name, piece);
  }
}

void FormCollector::AddFilePart(std::string_view name, std::string_view file_name, std::string_view content_type,
                                std::string_view piece, std::uint64_t offset) {
  if (refusal_) return;
  if (offset == 0) StartFile(name, file_name, content_type);
  if (!refusal_ && file_ >= 0) WriteFile(piece);
}

void FormCollector::StartFile(std::string_view name, std::string_view file_name, std::string_view content_type) {
  CloseFile();
  if (file_name.empty() || IsFull()) return;  // a field of files in which nobody chose one
  auto shown = PlainFileName(file_name);
  if (!shown || !IsPlainText(name)) return Refuse(400, {"http.bad_text", {{"field", "file"}}});
  std::string path = (folder_ / "XXXXXX").string();
  file_ = mkostemp(path.data(), O_CLOEXEC);
  if (file_ < 0) {
    return Refuse(500, {"http.upload_failed", {{"detail", std::generic_category().message(errno)}}});
  }
  CountText(name.size() + file_name.size());
  uploads_.push_back({std::string(name), std::move(*shown), MediaType(content_type), path, 0});
}

void FormCollector::WriteFile(std::string_view piece) {
  while (!piece.empty()) {
    const ssize_t written = write(file_, piece.data(), piece.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && (errno == ENOSPC || errno == EDQUOT)) return Refuse(507, {"http.disk_full"});
    if (written < 0) {
      return Refuse(500, {"http.upload_failed", {{"detail", std::generic_category().message(errno)}}});
    }
    uploads_.back().size += static_cast<std::uint64_t>(written);
    piece.remove_prefix(static_cast<std::size_t>(written));
  }
}

void FormCollector::CloseFile() {
  if (file_ >= 0) close(file_);
  file_ = -1;
}

std::optional<Refusal> FormCollector::Finish(Request& request) {
  CloseFile();
  if (refusal_) return refusal_;
  auto encoded = ParseFields(encoded_);
  if (!encoded) return Refusal{400, {"http.bad_text", {{"field", ""}}}};
  if (encoded->size() > limits_.parts) return Refusal{413, {"http.too_many_fields"}};
  request.form = std::move(*encoded);
  for (auto& [name, value] : fields_) {
    if (!IsPlainText(name)) return Refusal{400, {"http.bad_text", {{"field", ""}}}};
    if (!IsPlainText(value)) return Refusal{400, {"http.bad_text", {{"field", name}}}};
    request.form.emplace(std::move(name), std::move(value));
  }
  request.uploads = uploads_;
  return std::nullopt;
}

}  // namespace tovholder::http
