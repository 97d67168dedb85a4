// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "applications/application_pages.h"
#include "applications/application_view.h"
#include "applications/file_look.h"
#include "applications/part_store.h"
#include "areas/area_view.h"
#include "base/danish_date.h"
#include "base/text.h"
#include "documents/reader.h"
#include "people/file_delivery.h"
#include "plan/plan_view.h"

namespace tovholder::applications {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::uint64_t kLargestForm = 200ULL << 20;

// A requirement of an application, as its page shows it.
struct PartView {
  ApplicationView view;
  Conclusion conclusion;

  const Requirement& requirement() const { return conclusion.requirement; }
  std::string address() const { return RequirementAddress(view.application().id, requirement().key); }
};

std::optional<PartView> LoadPart(const Visit& visit) {
  auto view = LoadInside(visit);
  const Conclusion* conclusion = view ? AddressedRequirement(visit, *view) : nullptr;
  if (conclusion == nullptr) return std::nullopt;
  Conclusion found = *conclusion;
  return PartView{std::move(*view), std::move(found)};
}

struct PartForm {
  ApplicationPart part;
  std::string due;
  FormErrors errors = {};
};

PartForm FormOfPart(const PartView& one, const Texts& t) {
  PartForm form{one.view.book.PartOf(one.requirement().key), {}};
  if (form.part.due_by) form.due = FormatDay(*form.part.due_by, DayForm::kLong, t.language());
  return form;
}

// Whoever does it usually stands first.
std::vector<Choice> OrganChoices(const PartView& view, const Texts& t) {
  const areas::AreaBook& book = view.view.book.areas;
  std::vector<Choice> choices{{"", view.requirement().deliverer.In(t.language()), ""}};
  for (const people::Organization& one : book.organizations) {
    choices.push_back({std::to_string(one.id.value), book.NameOf(one.id), ""});
  }
  return choices;
}

// What is checked alone needs nobody to say that it is ready.
Html StateField(const PartView& one, const PartForm& form, const Texts& t) {
  std::vector<Choice> states;
  if (one.requirement().IsChecked()) {
    states = {{"missing", std::string(t("The check decides")), ""}};
  } else {
    states = {{"missing", std::string(t.In("part", "Not begun")), ""},
              {"draft", std::string(t.In("part", "Draft")), ""},
              {"ready", std::string(t.In("part", "Ready")), ""}};
  }
  if (!one.requirement().Has(CheckKind::kShare)) {
    states.push_back({"not_needed", std::string(t.In("part", "Not needed")), std::string(t("Say why below."))});
  }
  if (states.size() == 1) return HiddenField("state", states.front().value);
  return RadioField({.name = "state",
                     .label = std::string(t("How far it is")),
                     .value = std::string(ToName(form.part.state)),
                     .error = form.errors.At("state")},
                    states, t);
}

Html PartFields(const PartView& one, const PartForm& form, const Texts& t) {
  const ApplicationPart& part = form.part;
  const Result<Date> due = ParseDate(form.due);
  return Join(HiddenField("version", std::to_string(part.version)), StateField(one, form, t),
              one.requirement().Has(CheckKind::kShare) ? Html()
                                                       : TextField({.name = "reason",
                                                                    .label = std::string(t("Why it is not needed")),
                                                                    .value = part.reason,
                                                                    .error = form.errors.At("reason")},
                                                                   t),
              SelectField({.name = "organization",
                           .label = std::string(t("Who delivers")),
                           .value = part.organization ? std::to_string(part.organization->value) : std::string()},
                          OrganChoices(one, t), t),
              TextField({.name = "person",
                         .label = std::string(t("Person")),
                         .value = part.person,
                         .error = form.errors.At("person"),
                         .width = FieldWidth::kHalf},
                        t),
              DateField({.name = "due",
                         .label = std::string(t.In("application", "Until")),
                         .value = form.due,
                         .help = std::string(t("Empty: the deadline of the application.")),
                         .error = form.errors.At("due"),
                         .width = FieldWidth::kHalf},
                        due ? FormatDay(*due, DayForm::kFull, t.language()) : std::string(), t),
              TextArea({.name = "note",
                        .label = std::string(t("Note")),
                        .value = part.note,
                        .help = std::string(t("For those concerned; it does not go into the package.")),
                        .error = form.errors.At("note")},
                       t, 3),
              SubmitButton(t("Save"), ButtonLook::kPrimary));
}

std::string FileWords(const PartFile& file, const Texts& t) {
  switch (file.finding) {
    case FileFinding::kPdf:
      return t.Plural("{n} page", "{n} pages", file.pages);
    case FileFinding::kDamaged:
      return std::string(t("Damaged"));
    case FileFinding::kEncrypted:
      return std::string(t("Locked with a password"));
    case FileFinding::kNoPdf:
      break;
  }
  return std::string(t("No PDF"));
}

Html FileTable(const Visit& visit, const PartView& one) {
  const Texts& t = visit.t;
  const auto files = one.view.book.FilesOf(one.requirement().key);
  if (files.empty()) return EmptyState(t("No file is there yet."));
  DataTable table{.caption = std::string(t("Files")),
                  .columns = {{std::string(t("File"))}, {std::string(t("What it is"))}}};
  if (one.view.edits) table.columns.push_back({std::string(t("Remove"))});
  for (const PartFile& file : files) {
    const std::string address = one.address() + "/filer/" + std::to_string(file.id.value);
    std::vector<Html> row{A(Href(address), file.name), Text(FileWords(file, t))};
    if (one.view.edits) {
      row.push_back(PostButton({.label = std::string(t("Remove")),
                                .address = address + "/fjern",
                                .csrf = visit.csrf(),
                                .look = ButtonLook::kQuiet},
                               t));
    }
    table.rows.push_back(std::move(row));
  }
  return RenderTable(table);
}

Html UploadForm(const Visit& visit, const PartView& one, const FormErrors& errors) {
  const Texts& t = visit.t;
  const bool pages = one.requirement().Has(CheckKind::kPages);
  return RenderForm(
      {.address = one.address() + "/filer", .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
      Join(FileDropZone({.field = {.name = "filer",
                                   .label = std::string(t("Add files")),
                                   .help = std::string(pages ? t("PDF alone: its pages are counted.")
                                                             : t("They go into the package as they are.")),
                                   .error = errors.At("filer")},
                         .accept = pages ? ".pdf" : "",
                         .count = FileField::Count::kMany},
                        t),
           SubmitButton(t("Add"), ButtonLook::kSecondary)));
}

Html StatingTable(const PartView& one, const Texts& t) {
  DataTable table{
      .caption = std::string(t("Who has to state it")),
      .columns = {{std::string(t("Who"))}, {std::string(t("How it stands"))}, {std::string(t("What is missing"))}}};
  const ApplicationId id = one.view.application().id;
  for (const people::BodyId body : one.view.book.StatingBodies(one.requirement())) {
    const auto errors = CheckStated(one.view.book, one.requirement(), body, t.language());
    std::vector<Fault> faults;
    faults.reserve(errors.size());
    for (const Error& error : errors) faults.push_back({error, {}, {}});
    table.rows.push_back(
        {A(Href(StatementAddress(id, one.requirement().key, body)), NameOfBody(one.view.book, body, t.language())),
         StandingBadge(StandingOfStated(errors), t), errors.empty() ? Text("–") : FaultList(faults, t)});
  }
  return RenderTable(table);
}

Html MasterDataTable(const PartView& one, const Texts& t) {
  DataTable table{.caption = std::string(t("Master data")),
                  .columns = {{std::string(t("Housing association"))}, {std::string(t("Lacks"))}}};
  for (const people::BodyId body : one.view.book.AssociationsTakingPart()) {
    const auto missing = MissingMasterData(one.view.book.areas.FactsOf(body), t.language());
    table.rows.push_back({A(Href(areas::AssociationAddress(body)), one.view.book.areas.NameOf(body)),
                          missing.empty() ? Badge(t("Nothing"), Tone::kGood) : Text(tovholder::Join(missing, ", "))});
  }
  return Join(RenderTable(table), P(t("They are kept once, on the page of each association, and go into the package "
                                      "as a page of their own.")));
}

// What the part is made of.
Html Substance(const Visit& visit, const PartView& one, const FormErrors& errors) {
  const Texts& t = visit.t;
  const Requirement& requirement = one.requirement();
  const ApplicationId id = one.view.application().id;
  Html parts;
  if (requirement.IsStated()) parts.Append(Block(t("Who has to state it"), StatingTable(one, t)));
  if (requirement.Has(CheckKind::kMasterData)) {
    parts.Append(
        Block(t("Master data"), MasterDataTable(one, t), A(Href(AddressOf(id) + "/ret"), t("Choose sections"))));
  }
  if (requirement.Has(CheckKind::kBudget) || requirement.Has(CheckKind::kShare)) {
    const int percent = one.view.check.regulation->local_percent;
    parts.Append(Block(t("Budget"), Join(ShareFigure(SumOf(one.view.book.lines), percent, t),
                                         P(A(Href(AddressOf(id) + "/budget"), t("The whole budget"))))));
  }
  if (requirement.IsChecked()) return parts;
  return Join(parts, Block(t("Files"), Join(FileTable(visit, one),
                                            When(one.view.edits, [&] { return UploadForm(visit, one, errors); }))));
}

http::Response ShowPart(const Visit& visit, const PartView& one, const PartForm& form) {
  const Texts& t = visit.t;
  const std::string title = TitleOf(one.requirement(), t);
  PageHeading heading{.title = title, .facts = {StandingBadge(one.conclusion.standing, t), Text(one.conclusion.by)}};
  if (one.conclusion.until) {
    heading.facts.push_back(Text(t("by {day}", {{"day", DeadlineWords(*one.conclusion.until, visit.today(), t)}})));
  }
  const ApplicationPart part = one.view.book.PartOf(one.requirement().key);
  const Html fields = RenderForm({.address = one.address(), .csrf = visit.csrf()}, PartFields(one, form, t));
  const Html content = Join(P(one.requirement().help.In(t.language())),
                            When(!one.conclusion.faults.empty() && !one.requirement().IsStated(),
                                 [&] { return Block(t("What is missing"), FaultList(one.conclusion.faults, t)); }),
                            Substance(visit, one, form.errors),
                            one.view.edits ? Block(t("Who and until when"), fields)
                                           : When(!part.note.empty(), [&] { return Block(t("Note"), P(part.note)); }));
  auto response = visit.Page(ApplicationFrame(visit, one.view.application(), title),
                             Join(ErrorSummaryAbove(content, form.errors.summary, t), Heading(heading), content));
  if (!form.errors.summary.empty()) response.status = 422;
  return response;
}

http::Response PartPage(const Visit& visit) {
  const auto one = LoadPart(visit);
  return one ? ShowPart(visit, *one, FormOfPart(*one, visit.t)) : TurnAway(visit);
}

PartForm ReadPart(const Visit& visit, const PartView& one) {
  PartForm form{one.view.book.PartOf(one.requirement().key), TypedLine(visit, "due")};
  ApplicationPart& part = form.part;
  FromName(TypedLine(visit, "state"), part.state);
  part.reason = TypedLine(visit, "reason");
  part.person = TypedLine(visit, "person");
  part.note = TypedLines(visit, "note");
  const auto organ = visit.request.FormNumber("organization");
  part.organization = organ ? std::optional(people::OrganizationId{*organ}) : std::nullopt;
  part.due_by = plan::ReadDay(form.due, "due", form.errors, visit.t);
  part.version = ParseCount<int>(visit.request.Form("version")).value_or(0);
  for (const auto& [field, error] : CheckPart(*one.view.check.regulation, one.requirement(), part)) {
    form.errors.Add(field, error, visit.t);
  }
  return form;
}

http::Response TakePart(const Visit& visit) {
  const auto one = LoadPart(visit);
  if (!one) return TurnAway(visit);
  PartForm form = ReadPart(visit, *one);
  if (!form.errors.summary.empty()) return ShowPart(visit, *one, form);
  const auto put =
      visit.Write([&](sql::Transaction& transaction) { return PutPart(transaction, form.part, form.part.version); });
  if (put) return visit.Done(AddressOf(one->view.application().id), visit.t("The part is saved."));
  form.errors.Add("state", put.error(), visit.t);
  return ShowPart(visit, *one, form);
}

// All of them or none.
Result<void> TakeUploads(const Visit& visit, const PartView& one) {
  if (visit.request.uploads.empty()) return Fail("applications.no_file");
  std::vector<std::pair<PartFile, std::string>> files;
  for (const http::Upload& upload : visit.request.uploads) {
    auto bytes = documents::LoadFile(upload.path.string());
    if (!bytes) return Pass(bytes);
    auto file = LookAtFile(*bytes, upload.file_name);
    if (!file) return Pass(file);
    file->application = one.view.application().id;
    file->requirement = one.requirement().key;
    if (auto sound = CheckNewFile(one.requirement(), *file); !sound) return sound;
    files.emplace_back(std::move(*file), std::move(*bytes));
  }
  return visit.Write([&](sql::Transaction& transaction) -> Result<void> {
    for (const auto& [file, bytes] : files) {
      if (auto added = AddFile(transaction, file, bytes); !added) return Pass(added);
    }
    return {};
  });
}

http::Response TakeFiles(const Visit& visit) {
  const auto one = LoadPart(visit);
  if (!one) return TurnAway(visit);
  if (const auto taken = TakeUploads(visit, *one); !taken) {
    PartForm form = FormOfPart(*one, visit.t);
    form.errors.Add("filer", taken.error(), visit.t);
    return ShowPart(visit, *one, form);
  }
  return visit.Done(one->address(), visit.t.Plural("{n} file is there now.", "{n} files are there now.",
                                                   std::ssize(visit.request.uploads)));
}

const PartFile* AddressedPartFile(const Visit& visit, const PartView& one) {
  const PartFile* file = one.view.book.Find(PartFileId{visit.request.PathNumber("fil").value_or(0)});
  return file != nullptr && file->requirement == one.requirement().key ? file : nullptr;
}

http::Response SendFile(const Visit& visit) {
  const auto one = LoadPart(visit);
  const PartFile* file = one ? AddressedPartFile(visit, *one) : nullptr;
  return file == nullptr ? TurnAway(visit) : people::SendFile(visit, file->file, file->name);
}

http::Response TakeFileAway(const Visit& visit) {
  const auto one = LoadPart(visit);
  const PartFile* file = one ? AddressedPartFile(visit, *one) : nullptr;
  if (file == nullptr) return TurnAway(visit);
  const auto removed =
      visit.Write([&](sql::Transaction& transaction) { return RemoveFile(transaction, file->application, file->id); });
  if (!removed) return visit.Refuse(removed.error());
  return visit.Done(one->address(), visit.t("The file is removed."));
}

}  // namespace

std::vector<http::Route> PartRoutes(const people::Office& office) {
  using http::Method;
  const auto reads = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kReader, std::move(handler));
  };
  const auto writes = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  const std::string part = "/ansoegninger/{id}/krav/{krav}";
  return {{Method::kGet, part, reads(PartPage)},
          {Method::kPost, part, writes(TakePart)},
          {Method::kPost, part + "/filer", writes(TakeFiles), http::Pace::kSlow, kLargestForm},
          {Method::kGet, part + "/filer/{fil}", reads(SendFile)},
          {Method::kPost, part + "/filer/{fil}/fjern", writes(TakeFileAway)}};
}

}  // namespace tovholder::applications
