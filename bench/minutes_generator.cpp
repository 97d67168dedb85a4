// SPDX-License-Identifier: EUPL-1.2
#include "minutes_generator.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string_view>

#include "minutes/layout_municipality.h"

namespace tovholder::bench {
namespace {

constexpr std::size_t kItems = 10;
constexpr std::size_t kBytesOfText = 800;
constexpr std::size_t kMembers = 7;

constexpr std::array<std::string_view, 12> kOrganizations{
    "Byrådet",        "Økonomiudvalget", "Socialudvalget",   "Teknik- og Miljøudvalget",
    "Kulturudvalget", "Skoleudvalget",   "Sundhedsudvalget", "Beskæftigelsesudvalget",
    "Børneudvalget",  "Ældreudvalget",   "Planudvalget",     "Erhvervsudvalget"};
constexpr std::array<std::string_view, 12> kMonths{"januar", "februar", "marts",     "april",   "maj",      "juni",
                                                   "juli",   "august",  "september", "oktober", "november", "december"};
constexpr std::array<std::string_view, 4> kRecommenders{"Forvaltningen", "Direktionen", "Administrationen",
                                                        "Borgmesteren"};
constexpr std::array<std::string_view, 5> kDecisions{
    "Godkendt.", "Taget til efterretning.", "Udvalget tiltrådte indstillingen.", "Drøftet.", "Udsat til næste møde."};

// What stands above the items and what an item is; words in braces are filled in.
struct Layout {
  std::string_view head;
  std::string_view item;
};

constexpr std::array<Layout, 3> kLayouts{{
    {"{municipality} Kommune\n\n{organization}\nReferat\n\nDato: {day}. {month} {year}\nTid: kl. {hour}:00\n"
     "Sted: Rådhuset, lokale 2\n\nDeltagere:\n{members}\n\nFraværende: {absent}\n\n",
     "{number}. {title}\n\nSagsnr.: {case}\n\nSagsfremstilling\n{text}\nIndstilling\n{recommender} indstiller,\n"
     "1. at {clause}\n2. at {clause}\n\nBeslutning\n{decision}\n\n"},
    {"{organization} - {dd}-{mm}-{year}\n\nReferat\n{municipality} Kommune\nDato:\n{day}. {month} {year} - {hour}:00\n"
     "Lokation:\nByrådssalen\nMedlemmer: {members_in_line}\n\n",
     "{number}. {title}\n\nResume\n\n{text}\nIndstilling\n\n{recommender} indstiller, at {clause}\n\nBeslutning\n\n"
     "{decision}\n\nFraværende:\n\n{absent}\n\n"},
    {"{municipality} Kommune\n\nReferat fra møde i {organization} den {day}. {month} {year} kl. {hour}:00\n\n"
     "Mødedeltagere: {members_in_line}\n\n",
     "Punkt {number}: {title}\n\nSagsnr.: {case}                 Åbent\n\nSagsfremstilling\n{text}\n"
     "Økonomiske konsekvenser\nIngen.\n\nIndstilling\n{recommender} indstiller,\n- at {clause}\n\n"
     "Beslutning i {organization} den {day}. {month} {year}:\nFraværende: {absent}\n{decision}\n\n"},
}};

// Which meeting the minutes of a number are of: no two of one organization on one day.
struct Meeting {
  std::size_t municipality;
  std::size_t organization;
  std::chrono::year_month_day date;

  Meeting(std::size_t number, std::size_t municipalities)
      : municipality(number % municipalities), organization(number / municipalities % kOrganizations.size()) {
    using std::chrono::days;
    using std::chrono::sys_days;
    const std::size_t turn = number / municipalities / kOrganizations.size();
    const std::size_t day = turn * 53 + organization * 3 + municipality % 7;
    date = sys_days(std::chrono::year(2010) / 1 / 4) + days(static_cast<int>(day));
  }
};

// Fills the words in braces with what `value` gives for them.
template <class Value>
std::string Fill(std::string_view pattern, Value&& value) {
  std::string filled;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    filled.append(pattern.substr(at, open - at));
    if (open == pattern.size()) break;
    const std::size_t close = pattern.find('}', open);
    filled += value(pattern.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  return filled;
}

class MinutesWriter {
 public:
  MinutesWriter(DanishTextGenerator& text, std::size_t number, std::size_t municipalities)
      : text_(text), meeting_(number, municipalities), layout_(kLayouts.at(number % kLayouts.size())) {
    const std::size_t organ = meeting_.municipality * kOrganizations.size() + meeting_.organization;
    for (std::size_t i = 0; i < kMembers; ++i) members_.push_back(text_.PersonOf(organ * kMembers + i));
  }

  std::string Write() {
    std::string minutes = Fill(layout_.head, [&](std::string_view word) { return Value(word); });
    for (item_ = 1; item_ <= kItems; ++item_) {
      minutes += Fill(layout_.item, [&](std::string_view word) { return Value(word); });
    }
    return minutes;
  }

 private:
  std::string Value(std::string_view word) {
    if (word == "number") return std::to_string(item_);
    if (word == "title") return item_ == 1 ? "Godkendelse af dagsorden" : text_.Title();
    if (word == "case") return text_.CaseNumber();
    if (word == "text") return text_.Text(kBytesOfText / 2 + text_.Below(kBytesOfText)) + "\n";
    if (word == "clause") return "sagen godkendes, og at " + text_.Word(60 + text_.Rank()) + " tages til efterretning.";
    if (word == "recommender") return std::string(kRecommenders.at(text_.Below(kRecommenders.size())));
    if (word == "decision") return std::string(kDecisions.at(text_.Below(kDecisions.size())));
    if (word == "absent") return text_.Below(3) == 0 ? members_.at(text_.Below(kMembers)) : "Ingen";
    if (word == "members") return fmt::format("{}", fmt::join(members_, "\n"));
    if (word == "members_in_line") return fmt::format("{}", fmt::join(members_, ", "));
    return ValueOfMeeting(word);
  }

  std::string ValueOfMeeting(std::string_view word) const {
    const auto month = static_cast<unsigned>(meeting_.date.month());
    if (word == "organization") return std::string(kOrganizations.at(meeting_.organization));
    if (word == "municipality") return std::string(minutes::layout::Municipalities()[meeting_.municipality]);
    if (word == "day") return std::to_string(static_cast<unsigned>(meeting_.date.day()));
    if (word == "dd") return fmt::format("{:02}", static_cast<unsigned>(meeting_.date.day()));
    if (word == "mm") return fmt::format("{:02}", month);
    if (word == "month") return std::string(kMonths.at(month - 1));
    if (word == "year") return std::to_string(static_cast<int>(meeting_.date.year()));
    return std::to_string(15 + meeting_.municipality % 4);  // hour
  }

  DanishTextGenerator& text_;
  Meeting meeting_;
  const Layout& layout_;
  std::vector<std::string> members_;
  std::size_t item_ = 0;
};

}  // namespace

std::string MinutesGenerator::Minutes(std::size_t number) {
  text_.Begin(number);
  return MinutesWriter(text_, number, municipalities_).Write();
}

}  // namespace tovholder::bench
