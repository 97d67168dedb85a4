// SPDX-License-Identifier: EUPL-1.2
#include <array>
#include <map>

#include "areas/area_map.h"
#include "areas/area_pages.h"
#include "areas/area_view.h"
#include "areas/area_words.h"
#include "areas/form_parts.h"
#include "areas/list_import_store.h"
#include "areas/upload.h"
#include "base/text.h"

namespace tovholder::areas {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

constexpr std::string_view kListImport = "/omraader/lister/import";
constexpr std::string_view kNone = "nej";
constexpr std::size_t kMostProposals = 500;

// What was sent, with what is said of it. The content goes along in the form, so that what was shown is what is done.
struct SentImport {
  SentFile file;
  ListKind kind = ListKind::kMinistry;
  std::string from_date;  // as it is typed
  PerimeterFacts facts;
  std::vector<NameAnswer> answers;
};

// What would be done with it: one of the two.
struct ReadImport {
  AreaBook book;
  std::optional<ListImport> lists;
  std::optional<PerimeterImport> perimeters;
};

std::vector<NameAnswer> ReadAnswers(const http::Request& request) {
  std::vector<NameAnswer> answers;
  for (std::size_t i = 0; i < kMostProposals; ++i) {
    const std::string number = std::to_string(i);
    const std::string name(request.Form("navn-" + number));
    if (name.empty()) break;
    const std::string_view answer = request.Form("svar-" + number);
    const auto area = ParseCount(answer);
    if (area) answers.push_back({name, HousingAreaId{*area}});
    if (answer == kNone) answers.push_back({name, std::nullopt});
  }
  return answers;
}

SentImport ReadSent(const Visit& visit, FieldErrors& errors) {
  SentImport sent;
  auto file = ReadUpload(visit.request);
  sent.file = file ? std::move(*file)
                   : SentFile{std::string(visit.request.Form("filnavn")), std::string(visit.request.Form("indhold"))};
  FromName(visit.request.Form("kind"), sent.kind);
  sent.from_date = CollapseSpace(visit.request.Form("from_date"));
  sent.facts.source = CollapseSpace(visit.request.Form("source"));
  ReadDay(sent.from_date, "from_date", sent.facts.from_date, errors);
  sent.answers = ReadAnswers(visit.request);
  if (sent.file.bytes.empty()) errors.insert({"fil", Error{"people.no_file"}});
  return sent;
}

Result<ReadImport> PlanImport(const Visit& visit, const SentImport& sent) {
  const ImportGround ground = visit.Read([&](sql::Reader& reader) { return LoadImportGround(reader, sent.answers); });
  ReadImport read{ground.book, std::nullopt, std::nullopt};
  if (IsGeoJson(sent.file.bytes)) {
    const auto shapes = ParsePerimeters(sent.file.bytes);
    if (!shapes) return Pass(shapes);
    auto planned = PlanPerimeterImport(ground, *shapes, sent.facts);
    if (!planned) return Pass(planned);
    read.perimeters = std::move(*planned);
    return read;
  }
  const auto table = documents::ParseCsv(sent.file.bytes, sent.file.name);
  if (!table) return Pass(table);
  auto planned = PlanListImport(ground, sent.kind, *table);
  if (!planned) return Pass(planned);
  read.lists = std::move(*planned);
  return read;
}

Html ProposalFields(const AreaBook& book, const std::vector<NameProposal>& proposals, const Texts& t) {
  if (proposals.empty()) return {};
  Html fields;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    const NameProposal& one = proposals[i];
    std::vector<Choice> choices{{"", std::string(t("Leave it open")), ""}};
    for (const HousingAreaId area : one.areas) {
      choices.push_back({std::to_string(area.value), t("Yes, it is {area}", {{"area", book.NameOf(area)}}), ""});
    }
    choices.push_back({std::string(kNone), std::string(t("No, it is another area")), ""});
    const std::string number = std::to_string(i);
    const std::string place = one.municipality.empty() ? std::string() : " (" + one.municipality + ")";
    fields.Append(HiddenField("navn-" + number, one.name));
    fields.Append(SelectField(
        {.name = "svar-" + number, .label = "“" + one.name + "”" + place, .width = FieldWidth::kHalf}, choices, t));
  }
  return Block(
      t("Names that are spelled otherwise"),
      Join(P(t("They look like areas of the house, but are not written alike. What you answer is remembered.")),
           fields));
}

Html SentAlong(const SentImport& sent) {
  return Join(HiddenField("filnavn", sent.file.name), HiddenField("indhold", sent.file.bytes),
              HiddenField("kind", std::string(ToName(sent.kind))), HiddenField("from_date", sent.from_date),
              HiddenField("source", sent.facts.source));
}

std::string StepSum(int created, int changed, int unchanged, const Texts& t) {
  return t("{created} new, {changed} changed, {unchanged} as they are", {{"created", std::to_string(created)},
                                                                         {"changed", std::to_string(changed)},
                                                                         {"unchanged", std::to_string(unchanged)}});
}

Html ListSum(const ListImport& lists, const Texts& t) {
  std::map<std::string, std::array<std::int64_t, 3>, std::greater<>> years;
  for (const PlannedMembership& one : lists.rows) ++years[one.list.list_year].at(static_cast<std::size_t>(one.step));
  DataTable table{.caption = std::string(t("What would change")),
                  .columns = {{std::string(t("List"))},
                              {std::string(t.In("rows", "New")), Align::kFigures},
                              {std::string(t.In("rows", "Changed")), Align::kFigures},
                              {std::string(t("As they are")), Align::kFigures}}};
  for (const auto& [year, steps] : years) {
    std::vector<Html> row{Text(year)};
    for (const std::int64_t count : steps) row.push_back(Text(FormatNumber(count, t.language())));
    table.rows.push_back(std::move(row));
  }
  const Html figures = When(lists.rows_with_figures > 0, [&] {
    return P(t.Plural("{n} row carries figures too; figures are imported for themselves.",
                      "{n} rows carry figures too; figures are imported for themselves.", lists.rows_with_figures));
  });
  return Join(P(StepSum(lists.Count(PlannedStep::kNew), lists.Count(PlannedStep::kChanged),
                        lists.Count(PlannedStep::kUnchanged), t)),
              RenderTable(table), figures);
}

Html PerimeterSum(const AreaBook& book, const PerimeterImport& perimeters, const Texts& t) {
  DataTable table{.caption = std::string(t("What would change")),
                  .columns = {{std::string(t("In the file"))},
                              {std::string(t("Area"))},
                              {std::string(t("Size")), Align::kFigures},
                              {std::string(t("What happens"))}}};
  for (const PlannedPerimeter& one : perimeters.perimeters) {
    const Html step = one.step == PlannedStep::kNew       ? Badge(t("New"), Tone::kGood)
                      : one.step == PlannedStep::kChanged ? Badge(t("Changed"), Tone::kInfo)
                                                          : Text(t("As it is"));
    table.rows.push_back(
        {Text(one.name), Text(book.NameOf(one.perimeter.area)), Text(FormatArea(one.square_metres, t)), step});
  }
  for (const PlannedPerimeter& one : perimeters.left_out) {
    table.rows.push_back({Text(one.name), Text("–"), Text(FormatArea(one.square_metres, t)),
                          Badge(t("Left out: no area is called that"), Tone::kAttention)});
  }
  return RenderTable(table);
}

Html ListProblems(const std::vector<RowProblem>& problems, const Texts& t) {
  DataTable table{
      .caption = std::string(t("What cannot be read")),
      .columns = {{std::string(t("Line")), Align::kFigures}, {std::string(t("Column"))}, {std::string(t("Problem"))}}};
  table.rows.reserve(problems.size());
  for (const RowProblem& one : problems) {
    table.rows.push_back({Text(std::to_string(one.line)), Text(one.field), Text(Sentence(one.error, t.language()))});
  }
  return Block(t("What cannot be read"), RenderTable(table));
}

bool HasProblems(const ReadImport& read) { return read.lists && !read.lists->problems.empty(); }

Html ReviewBlock(const Visit& visit, const SentImport& sent, const ReadImport& read) {
  const Texts& t = visit.t;
  if (HasProblems(read)) return ListProblems(read.lists->problems, t);
  const auto& proposals = read.lists ? read.lists->proposals : read.perimeters->proposals;
  const bool changes = read.lists
                           ? read.lists->Count(PlannedStep::kUnchanged) < std::ssize(read.lists->rows)
                           : read.perimeters->Count(PlannedStep::kUnchanged) < std::ssize(read.perimeters->perimeters);
  const Html sum = read.lists ? ListSum(*read.lists, t) : PerimeterSum(read.book, *read.perimeters, t);
  if (!changes && proposals.empty()) {
    return Block(t("What would change"), Join(sum, EmptyState(t("Nothing would change."))));
  }
  return RenderForm({.address = std::string(kListImport), .csrf = visit.csrf()},
                    Join(SentAlong(sent), Block(t("What would change"), sum), ProposalFields(read.book, proposals, t),
                         SubmitButton(t("Import"), ButtonLook::kPrimary, "handling", "importer")));
}

Html SendForm(const Visit& visit, const SentImport& sent, const FormErrors& errors, ButtonLook look) {
  const Texts& t = visit.t;
  const FileField file{.field = {.name = "fil",
                                 .label = std::string(t("Lists (CSV) or outlines (GeoJSON)")),
                                 .help = std::string(t(
                                     "A list has the columns list_year, area, municipality, classification, source_url "
                                     "and verified. An outline is called by its property “navn” or “name”. Nothing "
                                     "is changed before you have seen what would be.")),
                                 .error = errors.At("fil"),
                                 .need = Need::kRequired},
                       .accept = ".csv,.txt,.geojson,.json"};
  return RenderForm(
      {.address = std::string(kListImport), .csrf = visit.csrf(), .files = FormFrame::Files::kSent},
      Join(FileDropZone(file, t),
           RadioField({.name = "kind", .label = std::string(t("Whose list")), .value = std::string(ToName(sent.kind))},
                      {{std::string(ToName(ListKind::kMinistry)), KindWord(ListKind::kMinistry, t), ""},
                       {std::string(ToName(ListKind::kPolice)), KindWord(ListKind::kPolice, t), ""}},
                      t),
           Disclosure(
               t("Of outlines: since when, and from where"),
               Join(DayField({.name = "from_date",
                              .label = std::string(t("Outline since")),
                              .value = sent.from_date,
                              .error = errors.At("from_date")},
                             t),
                    TextField({.name = "source", .label = std::string(t("Source")), .value = sent.facts.source}, t)),
               sent.from_date.empty() ? html::FoldState::kClosed : html::FoldState::kOpen),
           SubmitButton(t("Show what would change"), look)));
}

http::Response ShowImport(const Visit& visit, const SentImport& sent, const std::optional<ReadImport>& read,
                          const FormErrors& errors) {
  const Texts& t = visit.t;
  PageFrame frame = AreaFrame(visit, t("Import lists and outlines"), "lists");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"},
                      {std::string(t("Published lists")), "/omraader/lister"},
                      {frame.title, ""}};
  const bool wrong = read && HasProblems(*read);
  if (wrong) {
    frame.notices.push_back({.tone = Tone::kBad,
                             .text = t.Plural("Nothing was changed: {n} cell or row cannot be read.",
                                              "Nothing was changed: {n} cells or rows cannot be read.",
                                              std::ssize(read->lists->problems))});
  }
  auto response =
      FormPage(visit, frame, {.title = frame.title}, errors,
               Join(read ? ReviewBlock(visit, sent, *read) : Html(),
                    SendForm(visit, sent, errors, read && !wrong ? ButtonLook::kSecondary : ButtonLook::kPrimary)));
  if (wrong) response.status = 422;
  return response;
}

http::Response ListImportPage(const Visit& visit) { return ShowImport(visit, {}, std::nullopt, {}); }

Result<std::string> DoImport(const Visit& visit, const SentImport& sent) {
  const Texts& t = visit.t;
  return visit.Write([&](sql::Transaction& transaction) -> Result<std::string> {
    if (IsGeoJson(sent.file.bytes)) {
      const auto shapes = ParsePerimeters(sent.file.bytes);
      if (!shapes) return Pass(shapes);
      const auto done = ImportPerimeters(transaction, sent.answers, *shapes, sent.facts);
      if (!done) return Pass(done);
      return StepSum(done->Count(PlannedStep::kNew), done->Count(PlannedStep::kChanged),
                     done->Count(PlannedStep::kUnchanged), t);
    }
    const auto table = documents::ParseCsv(sent.file.bytes, sent.file.name);
    if (!table) return Pass(table);
    const auto done = ImportLists(transaction, sent.answers, sent.kind, *table);
    if (!done) return Pass(done);
    return StepSum(done->Count(PlannedStep::kNew), done->Count(PlannedStep::kChanged),
                   done->Count(PlannedStep::kUnchanged), t);
  });
}

http::Response TakeListImport(const Visit& visit) {
  FieldErrors errors;
  const SentImport sent = ReadSent(visit, errors);
  if (!errors.empty()) return ShowImport(visit, sent, std::nullopt, ErrorsOf(errors, visit.t));
  auto read = PlanImport(visit, sent);
  if (!read) {
    errors.insert({"fil", read.error()});
    return ShowImport(visit, sent, std::nullopt, ErrorsOf(errors, visit.t));
  }
  if (HasProblems(*read) || visit.request.Form("handling") != "importer") {
    return ShowImport(visit, sent, std::move(*read), {});
  }
  const auto done = DoImport(visit, sent);
  if (!done) return visit.Refuse(done.error());
  return visit.Done(read->lists ? "/omraader/lister" : "/omraader", visit.t("Imported: {sum}.", {{"sum", *done}}));
}

}  // namespace

std::vector<http::Route> ListImportRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::PageHandler handler) {
    return people::Guarded(office, people::Access::kSecretary, std::move(handler));
  };
  return {{Method::kGet, std::string(kListImport), guard(ListImportPage)},
          {.method = Method::kPost,
           .pattern = std::string(kListImport),
           .handler = guard(TakeListImport),
           .body_limit = 4 * kMostPerimetersBytes}};
}

}  // namespace tovholder::areas
