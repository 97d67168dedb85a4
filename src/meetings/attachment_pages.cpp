// SPDX-License-Identifier: EUPL-1.2
#include "documents/file_store.h"
#include "meetings/meeting_pages.h"
#include "meetings/meeting_store.h"

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

// The bytes piece by piece, always as a download: what came from outside is never shown as a page of ours.
http::Response AttachmentPage(const people::Visit& visit) {
  const auto id = visit.request.PathNumber("id");
  const auto found =
      id ? visit.Read([&](sql::Reader& reader) { return FindAttachmentFile(reader, visit.viewer, AttachmentId{*id}); })
         : std::nullopt;
  if (!found) return visit.NotFound();
  http::Response response = http::Response::File({}, found->file.media_type, found->name);
  response.body = http::Pieces([&database = visit.database(), id = found->file.id, number = std::int64_t{0}]() mutable {
    return database.Read([&](sql::Reader& reader) { return documents::ReadPiece(reader, id, number++).value_or(""); });
  });
  return response;
}

}  // namespace

std::vector<http::Route> AttachmentRoutes(const people::Office& office) {
  return {{http::Method::kGet, "/bilag/{id}", people::Guarded(office, people::Access::kEverybody, AttachmentPage)}};
}

}  // namespace tovholder::meetings
