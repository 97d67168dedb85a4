// SPDX-License-Identifier: EUPL-1.2
#include "applications/application_view.h"

#include "applications/application_store.h"
#include "base/text.h"
#include "plan/plan_view.h"

namespace tovholder::applications {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

std::string AddressOf(ApplicationId id) { return "/ansoegninger/" + std::to_string(id.value); }

std::string RequirementAddress(ApplicationId id, std::string_view requirement) {
  return AddressOf(id) + "/krav/" + std::string(requirement);
}

std::string StatementAddress(ApplicationId id, std::string_view requirement, people::BodyId body) {
  return AddressOf(id) + "/erklaeringer/" + std::string(requirement) + "/" + std::to_string(body.value);
}

PageFrame ApplicationFrame(const Visit& visit, std::string_view title) {
  PageFrame frame = plan::PlanFrame(visit, title, "applications");
  frame.breadcrumb = {{std::string(visit.t("Applications")), "/ansoegninger"}, {frame.title, ""}};
  return frame;
}

PageFrame ApplicationFrame(const Visit& visit, const Application& application, std::string_view title) {
  PageFrame frame = ApplicationFrame(visit, title);
  frame.breadcrumb.insert(frame.breadcrumb.end() - 1, {application.title, AddressOf(application.id)});
  return frame;
}

std::optional<ApplicationView> LoadApplication(const Visit& visit) {
  const ApplicationId id{visit.request.PathNumber("id").value_or(0)};
  auto book = visit.Read([&](sql::Reader& reader) { return FindApplication(reader, visit.viewer, id); });
  if (!book) return std::nullopt;
  PackageCheck check = CheckPackage(*book, visit.today(), visit.language());
  return ApplicationView{std::move(*book), std::move(check), plan::MayEditPlans(visit.viewer)};
}

std::optional<ApplicationView> LoadInside(const Visit& visit) {
  auto view = LoadApplication(visit);
  return view && view->book.inside ? std::move(view) : std::nullopt;
}

http::Response TurnAway(const Visit& visit) {
  const auto view = LoadApplication(visit);
  if (!view || view->book.inside) return visit.NotFound();
  return visit.Refuse(Error{"applications.for_those_concerned"}, 403);
}

const Conclusion* AddressedRequirement(const Visit& visit, const ApplicationView& view) {
  const auto key = visit.request.path_values.find("krav");
  return key == visit.request.path_values.end() ? nullptr : view.check.Find(key->second);
}

std::string PhaseWord(Phase phase, const Texts& t) {
  return std::string(phase == Phase::kPrequalification ? t("Prequalification") : t("Final application"));
}

std::string PayerWord(Payer payer, const Texts& t) {
  if (payer == Payer::kFund) return std::string(t("The fund (grant)"));
  return std::string(payer == Payer::kMunicipality ? t("The municipality") : t("Housing associations"));
}

Html StateBadge(const Application& application, const Texts& t) {
  switch (application.state) {
    case ApplicationState::kDraft:
      return Badge(t.In("application", "Under way"), Tone::kInfo);
    case ApplicationState::kSubmitted:
      return Badge(t("Submitted {day}", {{"day", DayIn(application.submitted, t)}}), Tone::kGood, Icon("send"));
    case ApplicationState::kGranted:
      return application.phase == Phase::kPrequalification
                 ? Badge(t("Prequalified {day}", {{"day", DayIn(application.answered, t)}}), Tone::kGood)
                 : Badge(t("Granted {day}", {{"day", DayIn(application.answered, t)}}), Tone::kGood);
    case ApplicationState::kRefused:
      break;
  }
  return Badge(t("Refused {day}", {{"day", DayIn(application.answered, t)}}), Tone::kBad);
}

Html StandingBadge(Standing standing, const Texts& t) {
  switch (standing) {
    case Standing::kFulfilled:
      return Badge(t.In("part", "Ready"), Tone::kGood);
    case Standing::kNotNeeded:
      return Badge(t.In("part", "Not needed"), Tone::kNeutral, Icon("check"));
    case Standing::kUnderWay:
      return Badge(t.In("part", "Under way"), Tone::kInfo);
    case Standing::kMissing:
      return Badge(t.In("part", "Missing"), Tone::kAttention);
    case Standing::kFaulty:
      break;
  }
  return Badge(t.In("part", "Not in order"), Tone::kBad);
}

std::string CountSentence(const PackageCheck& check, const Texts& t) {
  const auto all = std::to_string(check.conclusions.size());
  if (check.complete()) return t("All {all} parts are there.", {{"all", all}});
  if (check.conclusions.empty()) return std::string(t("What has to be there is not known."));
  if (check.open() == 0) return std::string(t("The parts are there, but something of the whole is not in order."));
  return t.Plural("{n} of {all} parts is missing.", "{n} of {all} parts are missing.", check.open(), {{"all", all}});
}

std::string TitleOf(const Requirement& requirement, const Texts& t) {
  return requirement.numeral + " " + requirement.title.In(t.language());
}

std::string DayIn(const std::optional<Date>& day, const Texts& t) {
  return day ? FormatDay(*day, DayForm::kLong, t.language()) : std::string("–");
}

std::string ShortDayIn(const std::optional<Date>& day, const Texts& t) {
  return day ? FormatDay(*day, DayForm::kShort, t.language()) : std::string("–");
}

html::Html Figure(Money money, const Texts& t) {
  return Text(ReplaceAll(FormatMoney(money, t.language()), " ", "\u00a0"));
}

std::string DeadlineWords(Date day, Date today, const Texts& t) {
  return FormatDay(day, DayForm::kLong, t.language()) + ", " + FormatNearness(day, today, t.language());
}

Html FaultList(const std::vector<Fault>& faults, const Texts& t) {
  if (faults.empty()) return {};
  return Ul(Class("plain-list"),
            Each(faults, [&](const Fault& fault) { return Li(Sentence(fault.error, t.language())); }));
}

Html MissingTable(const std::vector<MissingLine>& missing, const Texts& t) {
  DataTable table{.caption = std::string(t("What is missing")),
                  .columns = {{std::string(t("Part"))},
                              {std::string(t("What is missing"))},
                              {std::string(t("Who"))},
                              {std::string(t.In("application", "Until"))}}};
  table.rows.reserve(missing.size());
  for (const MissingLine& one : missing) {
    table.rows.push_back({Text(one.numeral.empty() ? one.title : one.numeral + " " + one.title), Text(one.what),
                          Text(one.by), Text(ShortDayIn(one.until, t))});
  }
  return RenderTable(table);
}

namespace {

// In units of the picture: its width for a percent.
constexpr int kScale = 5;

Html Box(const char* look, int width) {
  return Element("rect", Class(look), Attr("x", "0"), Attr("y", "18"), Attr("width", std::to_string(width)),
                 Attr("height", "30"));
}

}  // namespace

Html ShareFigure(const Budget& budget, int percent, const Texts& t) {
  const auto tenths = ShareInTenths(budget);
  if (!tenths) return {};
  const bool enough = IsEnough(budget, percent);
  const std::string share = FormatTenths(*tenths, t.language()) + " %";
  const std::string sentence = t("{share} local co-financing of the total budget; at least {percent} % is asked for.",
                                 {{"share", share}, {"percent", std::to_string(percent)}});
  const std::string limit = std::to_string(kScale * percent);
  const Html drawn =
      html::Figure(Class("share-figure"),
                   Element("svg", Attr("viewBox", "0 0 560 52"), Attr("role", "img"), Attr("aria-label", sentence),
                           Box("share-whole", kScale * 100), Box("share-part", kScale * *tenths / 10),
                           Element("line", Class("share-limit"), Attr("x1", limit), Attr("y1", "14"), Attr("x2", limit),
                                   Attr("y2", "52")),
                           Element("text", Attr("x", limit), Attr("y", "11"), Attr("text-anchor", "middle"),
                                   std::to_string(percent) + " %")));
  return Join(P(Strong(sentence), " ", enough ? Badge(t("Enough"), Tone::kGood) : Badge(t("Too little"), Tone::kBad)),
              drawn);
}

FormErrors ErrorsOf(const FieldErrors& errors, const Texts& t) {
  FormErrors found;
  for (const auto& [field, error] : errors) found.Add(field, error, t);
  return found;
}

}  // namespace tovholder::applications
