// SPDX-License-Identifier: EUPL-1.2
#include "desk/attachment_form.h"

#include "desk/agenda_rules.h"
#include "desk/agenda_view.h"
#include "desk/item_store.h"
#include "documents/personal_guard.h"
#include "documents/reader.h"
#include "people/file_delivery.h"

namespace tovholder::desk {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::uint64_t kLargestForm = 200ULL << 20;

Html GuardBadge(FileGuard guard, const Texts& t) {
  switch (guard) {
    case FileGuard::kClean:
      return Badge(t("No CPR number found"), Tone::kGood);
    case FileGuard::kFound:
      return Badge(t("May hold a CPR number"), Tone::kBad);
    case FileGuard::kNotChecked:
      break;
  }
  return Badge(t("Not checked for CPR numbers"), Tone::kAttention);
}

std::string AddressOfFile(const DeskItem& item, const DeskAttachment& one) {
  return AddressOf(item) + "/bilag/" + std::to_string(one.id.value);
}

Html FewPersons(const std::vector<std::string>& few, const Texts& t) {
  if (few.empty()) return {};
  return Disclosure(t("May tell of few persons"),
                    Ul(Each(few, [](const std::string& words) { return Li("… ", words, " …"); })), FoldState::kOpen);
}

Html RenderAttachment(const Visit& visit, const DeskItem& item, const DeskAttachment& one, int smallest) {
  const Texts& t = visit.t;
  const auto few = FewPersonsIn(one, smallest);
  const std::string id = std::to_string(one.id.value);
  const auto tick = [&](const std::string& name, std::string_view label, Ticked ticked) {
    return Div(Class("form-group-checkbox"),
               Input(Attr("type", "checkbox"), html::Id(name + "-" + id), Attr("name", name), Class("form-checkbox"),
                     Attr("value", "1"), Flag("checked", ticked == Ticked::kYes)),
               Label(Class("form-label"), Attr("for", name + "-" + id), label, Unseen(": " + one.name)));
  };
  const Html reason = TextField({.name = "grund",
                                 .label = std::string(t("Why it may be shown all the same")),
                                 .value = one.guard_reason,
                                 .id = "grund-" + id},
                                t);
  const std::string address = AddressOfFile(item, one);
  return Li(
      P(A(Href(address), one.name), " ", GuardBadge(one.guard, t)), FewPersons(few, t),
      RenderForm({.address = address, .csrf = visit.csrf()},
                 Join(tick("anbefales", t("Recommended reading"), one.recommended ? Ticked::kYes : Ticked::kNo),
                      tick("lukket", t("Closed attachment"), one.closed ? Ticked::kYes : Ticked::kNo),
                      When(one.guard != FileGuard::kClean || !few.empty(), [&]() -> const Html& { return reason; }),
                      SubmitButton(t("Save the marks"), ButtonLook::kSecondary))),
      PostButton({.label = t("Remove “{name}”", {{"name", one.name}}),
                  .address = address + "/fjern",
                  .csrf = visit.csrf(),
                  .look = ButtonLook::kQuiet,
                  .consequence = std::string(t("The attachment leaves the item."))},
                 t));
}

FileGuard GuardOf(documents::GuardVerdict verdict) {
  switch (verdict) {
    case documents::GuardVerdict::kClean:
      return FileGuard::kClean;
    case documents::GuardVerdict::kFound:
      return FileGuard::kFound;
    case documents::GuardVerdict::kNotChecked:
      break;
  }
  return FileGuard::kNotChecked;
}

Result<NewFile> TakeFile(const http::Upload& upload) {
  auto name = CheckFileName(upload.file_name);
  if (!name) return Pass(name);
  auto bytes = documents::LoadFile(upload.path.string());
  if (!bytes) return Pass(bytes);
  NewFile file{std::move(*name), std::move(*bytes), FileGuard::kNotChecked, {}};
  const documents::GuardReport report = documents::FindPersonalNumbersInFile(file.name, file.bytes);
  file.guard = GuardOf(report.verdict());
  file.small_counts = FormatCounts(report.counts);
  return file;
}

// The item that the address names, with the agenda it stands in.
struct Addressed {
  Agenda agenda;
  const ItemOnDesk* item = nullptr;
  const DeskAttachment* attachment = nullptr;
};

std::optional<Addressed> AddressedFile(const Visit& visit) {
  auto agenda = AddressedAgenda(visit);
  const auto item = visit.request.PathNumber("punkt");
  if (!agenda || !item) return std::nullopt;
  Addressed addressed{std::move(*agenda), nullptr, nullptr};
  addressed.item = addressed.agenda.Find(DeskItemId{*item});
  if (!addressed.item) return std::nullopt;
  for (const DeskAttachment& one : addressed.item->attachments) {
    if (one.id.value == visit.request.PathNumber("bilag").value_or(0)) addressed.attachment = &one;
  }
  return addressed;
}

http::Response TakeFiles(const Visit& visit) {
  const auto addressed = AddressedFile(visit);
  if (!addressed) return visit.NotFound();
  if (visit.request.uploads.empty()) return visit.Refuse(Error{"desk.no_file"});
  std::vector<NewFile> files;
  for (const http::Upload& upload : visit.request.uploads) {
    auto file = TakeFile(upload);
    if (!file) return visit.Refuse(file.error());
    files.push_back(std::move(*file));
  }
  const DeskItemId item = addressed->item->item.id;
  const auto added = visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    for (const NewFile& file : files) {
      if (auto one = AddAttachment(transaction, item, file); !one) return one;
    }
    return {};
  });
  if (!added) return visit.Refuse(added.error());
  return visit.Done(AddressOf(addressed->item->item),
                    visit.t.Plural("{n} attachment is added.", "{n} attachments are added.",
                                   static_cast<std::int64_t>(files.size())));
}

http::Response TakeMarks(const Visit& visit) {
  const auto addressed = AddressedFile(visit);
  if (!addressed || !addressed->attachment) return visit.NotFound();
  DeskAttachment changed = *addressed->attachment;
  changed.recommended = !visit.request.Form("anbefales").empty();
  changed.closed = !visit.request.Form("lukket").empty();
  changed.guard_reason = TypedText(visit, "grund");
  const auto saved = visit.Write([&](sql::Transaction& transaction) { return UpdateAttachment(transaction, changed); });
  if (!saved) return visit.Refuse(saved.error());
  return visit.Done(AddressOf(addressed->item->item), visit.t("The attachment is saved."));
}

http::Response TakeRemovedFile(const Visit& visit) {
  const auto addressed = AddressedFile(visit);
  if (!addressed || !addressed->attachment) return visit.NotFound();
  const auto removed = visit.Write([&](sql::Transaction& transaction) {
    return RemoveAttachment(transaction, addressed->item->item.id, addressed->attachment->id);
  });
  if (!removed) return visit.Refuse(removed.error());
  return visit.Done(AddressOf(addressed->item->item), visit.t("The attachment is removed."));
}

http::Response FileOfDesk(const Visit& visit) {
  const auto addressed = AddressedFile(visit);
  if (!addressed || !addressed->attachment) return visit.NotFound();
  return FileOf(visit, *addressed->attachment);
}

}  // namespace

http::Response FileOf(const Visit& visit, const DeskAttachment& attachment) {
  return people::SendFile(visit, attachment.file, attachment.name);
}

Html AttachmentsOf(const Visit& visit, const ItemOnDesk& item, int smallest) {
  const Texts& t = visit.t;
  return Block(
      t("Attachments"),
      Join(When(!item.attachments.empty(),
                [&] {
                  return Ul(Class("plain-list attachment-list"), Each(item.attachments, [&](const DeskAttachment& one) {
                              return RenderAttachment(visit, item.item, one, smallest);
                            }));
                }),
           RenderForm(
               {.address = AddressOf(item.item) + "/bilag", .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
               Join(FileDropZone({.field = {.name = "filer", .label = std::string(t("Add attachments"))},
                                  .count = FileField::Count::kMany},
                                 t),
                    SubmitButton(t("Add"), ButtonLook::kSecondary)))));
}

std::vector<http::Route> AttachmentFormRoutes(const people::Office& office) {
  using http::Method;
  const auto page = [&](people::PageHandler handler) { return ForAgenda(office, std::move(handler)); };
  const std::string files = "/moeder/{id}/dagsorden/{punkt}/bilag";
  return {{Method::kPost, files, page(TakeFiles), http::Pace::kSlow, kLargestForm},
          {Method::kGet, files + "/{bilag}", page(FileOfDesk)},
          {Method::kPost, files + "/{bilag}", page(TakeMarks)},
          {Method::kPost, files + "/{bilag}/fjern", page(TakeRemovedFile)}};
}

}  // namespace tovholder::desk
