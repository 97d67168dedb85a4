// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_store.h"
#include "meetings/meeting_pages.h"
#include "meetings/meeting_store.h"
#include "people/file_delivery.h"

namespace tovholder::meetings {
namespace {

struct AttachmentFile {
  std::string name;
  documents::StoredFile file;
};

std::optional<AttachmentFile> FindAttachmentFile(sql::Reader& reader, const people::Viewer& viewer, AttachmentId id) {
  const auto attachment = FindAttachment(reader, viewer, id);
  if (!attachment || !attachment->file) return std::nullopt;
  auto file = documents::FindFile(reader, documents::FileId{*attachment->file});
  if (!file) return std::nullopt;
  return AttachmentFile{attachment->name, std::move(*file)};
}

http::Response AttachmentPage(const people::Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto found =
      id ? visit.Read([&](sql::Reader& reader) { return FindAttachmentFile(reader, visit.viewer, AttachmentId{*id}); })
         : std::nullopt;
  return found ? people::SendFile(visit, found->file, found->name) : visit.NotFound();
}

}  // namespace

std::vector<http::Route> AttachmentRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/bilag/{id}", people::Guarded(office, people::Access::kEverybody, AttachmentPage)}};
}

}  // namespace tovholder::meetings
