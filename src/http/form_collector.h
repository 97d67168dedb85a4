// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "http/dispatch.h"
#include "http/message.h"

namespace tovholder::http {

struct FormLimits {
  std::uint64_t body = 1 << 20;  // all of it
  std::uint64_t text = 4 << 20;  // all that is no file
  std::size_t parts = 20'000;
};

// Gathers a form as it arrives, in pieces: fields in memory, files on disk. Files that were not handed
// on are removed with the object.
class FormCollector {
 public:
  FormCollector(std::filesystem::path folder, FormLimits limits);
  ~FormCollector();
  FormCollector(const FormCollector&) = delete;
  FormCollector& operator=(const FormCollector&) = delete;

  // A piece of a form "a=1&b=2".
  void AddEncoded(std::string_view piece);
  // A piece of one part of a multipart form, at `offset` of it.
  void AddPart(std::string_view name, std::string_view piece, std::uint64_t offset);
  void AddFilePart(std::string_view name, std::string_view file_name, std::string_view content_type,
                   std::string_view piece, std::uint64_t offset);
  // Counts what came over the wire, whatever it was.
  void Count(std::size_t bytes);
  // The form cannot be taken; the first reason stays.
  void Refuse(int status, Error error);

  // Hands over fields and files.
  // Refusals: 400 http.bad_text {field}, 413 http.too_large {limit}, 413 http.too_many_fields,
  // 507 http.disk_full, 500 http.upload_failed {detail}; others by Refuse.
  std::optional<Refusal> Finish(Request& request);
  const std::optional<Refusal>& refusal() const { return refusal_; }
  std::uint64_t received() const { return received_; }

 private:
  void StartFile(std::string_view name, std::string_view file_name, std::string_view content_type);
  void WriteFile(std::string_view piece);
  void CloseFile();
  void CountText(std::size_t bytes);
  bool IsFull();

  std::filesystem::path folder_;
  FormLimits limits_;
  std::uint64_t received_ = 0;
  std::uint64_t text_ = 0;
  std::string encoded_;
  std::vector<std::pair<std::string, std::string>> fields_;
  std::vector<Upload> uploads_;
  int file_ = -1;
  std::optional<Refusal> refusal_;
};

}  // namespace tovholder::http
