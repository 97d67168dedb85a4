// SPDX-License-Identifier: EUPL-1.2
#include "app/search_command.h"

#include <boost/json.hpp>
#include <ostream>

#include "app/archive.h"
#include "base/text.h"
#include "html/formats.h"
#include "people/viewer.h"
#include "portal/search_request.h"

namespace tovholder::app {
namespace {

namespace json = boost::json;

// The pieces with what was searched for between `open` and `close`.
std::string TextOf(const std::vector<search::Piece>& pieces, std::string_view open, std::string_view close) {
  std::string text;
  for (const search::Piece& piece : pieces) {
    text += piece.marked ? std::string(open) + piece.text + std::string(close) : piece.text;
  }
  return CollapseSpace(text);
}

void PrintText(const search::Hit& hit, const Terminal& terminal) {
  terminal.out << TextOf(hit.title, "", "");
  if (hit.date) terminal.out << " · " << html::FormatDay(*hit.date, html::DayForm::kLong, terminal.language);
  if (!hit.organization_name.empty()) terminal.out << " · " << hit.organization_name;
  terminal.out << " · " << portal::AddressOf(hit) << '\n';
  if (!hit.snippet.empty()) terminal.out << "    " << TextOf(hit.snippet, "[", "]") << '\n';
}

void PrintJson(const search::Hit& hit, const Terminal& terminal) {
  json::object line{{"kind", ToName(hit.kind)},
                    {"id", hit.ref},
                    {"meeting", hit.meeting},
                    {"title", TextOf(hit.title, "", "")},
                    {"snippet", TextOf(hit.snippet, "[", "]")},
                    {"organization", hit.organization_name},
                    {"body", hit.body_name},
                    {"case_number", hit.case_number},
                    {"closed", hit.closed},
                    {"address", portal::AddressOf(hit)}};
  line["date"] = hit.date ? json::value(FormatIso(*hit.date)) : json::value();
  terminal.out << json::serialize(line) << '\n';
}

std::string Total(const search::SearchResult& result, const html::Texts& t) {
  if (result.more_than_counted) {
    return t("over {n} hits, newest first", {{"n", html::FormatNumber(search::kCountedHits, t.language())}});
  }
  return t.Plural("{n} hit", "{n} hits", result.total);
}

}  // namespace

ExitCode Run(const SearchCommand& command, const Terminal& terminal) {
  const Result<Archive> archive = OpenArchive(command.data, Creation::kMustBeThere);
  if (!archive) return terminal.Refuse(archive.error());
  search::Request request;
  request.text = Join(command.words, " ");
  request.sort = command.sort;
  request.page.size = command.limit;
  request.visible_condition = people::AudienceCondition(people::Viewer::CommandLine(), search::kVisibilityColumn);
  const search::SearchResult result =
      archive->database->Read([&](sql::Reader& reader) { return search::Search(reader, *archive->index, request); });
  for (const Error& note : result.query.notes) terminal.Refuse(note);
  for (const search::Hit& hit : result.hits) {
    command.form == SearchCommand::Form::kJson ? PrintJson(hit, terminal) : PrintText(hit, terminal);
  }
  terminal.Say(Total(result, terminal.texts()));
  return result.hits.empty() ? kRefused : kDone;
}

}  // namespace tovholder::app
