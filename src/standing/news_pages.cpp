// SPDX-License-Identifier: EUPL-1.2
#include <algorithm>

#include "people/organization_store.h"
#include "standing/news.h"
#include "standing/standing_pages.h"
#include "standing/standing_view.h"

namespace tovholder::standing {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup
using people::Visit;

struct NewsView {
  StandingBook now;
  std::vector<AreaNews> news;
  std::optional<people::OrganizationId> receiver;
  std::vector<people::Organization> organizations;
  std::vector<desk::OpenMeeting> meetings;
};

NewsView LoadNewsView(const Visit& visit) {
  const Instant now = visit.office().clock();
  return visit.Read([&](sql::Reader& reader) {
    return NewsView{LoadStandingsAsKnown(reader, now, visit.today()), LoadNews(reader, now), FindNewsReceiver(reader),
                    people::ListOrganizations(reader, std::nullopt),
                    ListMeetingsForNews(reader, visit.viewer, visit.today())};
  });
}

std::string NameOfReceiver(const NewsView& view) {
  const auto found = std::find_if(view.organizations.begin(), view.organizations.end(),
                                  [&](const people::Organization& one) { return one.id == view.receiver; });
  return found == view.organizations.end() ? std::string() : found->name;
}

// One click puts a piece of news on the agenda.
Html ProposeForm(const Visit& visit, const NewsView& view, std::size_t index) {
  if (view.meetings.empty()) return {};
  const Texts& t = visit.t;
  const desk::OpenMeeting& next = view.meetings.front();
  const std::string day = next.date ? FormatDay(*next.date, DayForm::kLong, t.language()) : next.title;
  return RenderForm(
      {.address = "/omraader/nyt/foreslaa", .csrf = visit.csrf(), .id = "news-" + std::to_string(index)},
      Join(HiddenField("nyhed", std::to_string(index)), HiddenField("moede", std::to_string(next.id.value)),
           SubmitButton(t("Propose it for {who}, {day}", {{"who", NameOfReceiver(view)}, {"day", day}}),
                        ButtonLook::kQuiet)));
}

Html NewsEntry(const Visit& visit, const NewsView& view, std::size_t index) {
  const AreaNews& news = view.news[index];
  const Texts& t = visit.t;
  std::vector<Html> facts{news.kind == NewsKind::kClassChanged ? Badge(t("Another class"), Tone::kAttention)
                                                               : Badge(t("Near the limit"), Tone::kInfo)};
  if (news.since) facts.push_back(Text(FormatMoment(*news.since, t.language())));
  return Join(EntryList({ListEntry{
                  .title = NewsSentence(news, view.now, t), .address = StandingAddress(news.area), .facts = facts}}),
              ProposeForm(visit, view, index));
}

Html ReceiverForm(const Visit& visit, const NewsView& view) {
  if (!visit.viewer.May(people::Access::kSecretary)) return {};
  const Texts& t = visit.t;
  std::vector<Choice> choices{{"", std::string(t("none")), ""}};
  for (const people::Organization& one : view.organizations) {
    if (one.structure) choices.push_back({std::to_string(one.id.value), one.name, ""});
  }
  return Block(
      t("Who is told"),
      RenderForm({.address = "/omraader/nyt/modtager", .csrf = visit.csrf(), .id = "receiver"},
                 Join(SelectField({.name = "organ",
                                   .label = std::string(t("News is for the members of")),
                                   .value = view.receiver ? std::to_string(view.receiver->value) : std::string(),
                                   .help = std::string(t("They see it on their overview, and can put it on "
                                                         "an agenda with one click.")),
                                   .width = FieldWidth::kHalf},
                                  choices, t),
                      SubmitButton(t("Save"), ButtonLook::kPrimary))));
}

http::Response ShowNews(const Visit& visit) {
  const Texts& t = visit.t;
  const NewsView view = LoadNewsView(visit);
  if (!HearsNews(visit.viewer, view.receiver)) {
    return visit.Refuse(Error{"standing.news_not_yours"}, 403);
  }
  PageFrame frame = areas::AreaFrame(visit, t("News of areas"), "news");
  frame.breadcrumb = {{std::string(t("Areas")), "/omraader"}, {frame.title, ""}};
  Html entries;
  for (std::size_t i = 0; i < view.news.size(); ++i) entries.Append(NewsEntry(visit, view, i));
  return visit.Page(
      frame, Join(Heading({.title = frame.title}),
                  P(t("What figures of the latest {n} days have changed.", {{"n", std::to_string(kNewsFor.count())}})),
                  entries.empty() ? EmptyState(t("No new figure has changed a class, or come near to it.")) : entries,
                  ReceiverForm(visit, view)));
}

http::Response TakeReceiver(const Visit& visit) {
  const auto organ = visit.request.FormNumber("organ");
  const auto put = visit.Write([&](sql::Transaction& transaction) {
    return PutNewsReceiver(transaction, organ ? std::optional(people::OrganizationId{*organ}) : std::nullopt);
  });
  if (!put) return visit.Refuse(put.error());
  return visit.Done("/omraader/nyt", visit.t("It is saved."));
}

http::Response TakeProposal(const Visit& visit) {
  const NewsView view = LoadNewsView(visit);
  const auto index = visit.request.FormNumber("nyhed");
  if (!HearsNews(visit.viewer, view.receiver) || !index || *index < 0 || *index >= std::ssize(view.news)) {
    return visit.Refuse(Error{"standing.no_such_news"});
  }
  const AreaNews& news = view.news[static_cast<std::size_t>(*index)];
  desk::DeskProposal proposal;
  proposal.meeting = meetings::MeetingId{visit.request.FormNumber("moede").value_or(0)};
  proposal.title = NewsSentence(news, view.now, visit.t);
  proposal.text = "[" + news.area_name + "](" + StandingAddress(news.area) + ")";
  const auto proposed = visit.Write(
      [&](sql::Transaction& transaction) { return desk::Propose(transaction, visit.viewer, proposal, visit.today()); });
  if (!proposed) return visit.Refuse(proposed.error());
  return visit.Done("/omraader/nyt", visit.t("It is proposed."));
}

}  // namespace

std::vector<http::Route> NewsRoutes(const people::Office& office) {
  using http::Method;
  const auto guard = [&](people::Access access, people::PageHandler handler) {
    return people::Guarded(office, access, std::move(handler));
  };
  return {{Method::kGet, "/omraader/nyt", guard(people::Access::kReader, ShowNews)},
          {Method::kPost, "/omraader/nyt/foreslaa", guard(people::Access::kReader, TakeProposal)},
          {Method::kPost, "/omraader/nyt/modtager", guard(people::Access::kSecretary, TakeReceiver)}};
}

}  // namespace tovholder::standing
