// SPDX-License-Identifier: EUPL-1.2
#include "imports/review_view.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "html/formats.h"

namespace tovholder::imports {
namespace {

using namespace html;  // NOLINT: this file is nothing but markup

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kLabels{
    {{"title", Msgid("Title")},
     {"organization", Msgid("Organization")},
     {"municipality", Msgid("Municipality")},
     {"date", Msgid("Date")},
     {"start_time", Msgid("Start")},
     {"end_time", Msgid("End")},
     {"place", Msgid("Place")},
     {"chair", Msgid("Chair")},
     {"minute_taker", Msgid("Minute taker")},
     {"participants", Msgid("Present")},
     {"absent", Msgid("Apologies")},
     {"not_present", Msgid("Absent")},
     {"number", Msgid("Number")},
     {"type", Msgid("Type")},
     {"case_number", Msgid("Case number")},
     {"closed", Msgid("Closed item")},
     {"recommended_by", Msgid("Recommended by")},
     {"recommendations", Msgid("Recommendations")},
     {"decision", Msgid("Decision")},
     {"decision_points", Msgid("Decision on a point")},
     {"responsible", Msgid("Responsible")},
     {"time_allotted", Msgid("Time")},
     {"decision_theme", Msgid("Theme of the decision")},
     {"decided_by", Msgid("Decided by")},
     {"attachments", Msgid("Attachments")},
     {"extra_participants", Msgid("Guests")},
     {"previous_treatment", Msgid("Treated before")},
     {"case_text", Msgid("Case text")}}};

std::string LabelOf(std::string_view name, const Texts& t) {
  const auto found = std::find_if(kLabels.begin(), kLabels.end(), [&](const auto& one) { return one.first == name; });
  return found == kLabels.end() ? std::string(name) : std::string(t(found->second));
}

enum class Size { kLine, kShort, kText, kNames };
struct FormField {
  std::string_view name;
  Size size;
};
constexpr std::array<FormField, 12> kMeetingFields{{{"title", Size::kLine},
                                                    {"organization", Size::kLine},
                                                    {"municipality", Size::kLine},
                                                    {"date", Size::kShort},
                                                    {"start_time", Size::kShort},
                                                    {"end_time", Size::kShort},
                                                    {"place", Size::kLine},
                                                    {"chair", Size::kLine},
                                                    {"minute_taker", Size::kLine},
                                                    {"participants", Size::kNames},
                                                    {"absent", Size::kNames},
                                                    {"not_present", Size::kNames}}};
constexpr std::array<FormField, 10> kItemFields{{{"number", Size::kShort},
                                                 {"title", Size::kLine},
                                                 {"case_number", Size::kLine},
                                                 {"decision", Size::kText},
                                                 {"recommended_by", Size::kLine},
                                                 {"recommendations", Size::kText},
                                                 {"responsible", Size::kLine},
                                                 {"decided_by", Size::kLine},
                                                 {"decision_theme", Size::kText},
                                                 {"case_text", Size::kText}}};

html::Confidence ShownConfidence(minutes::Confidence confidence) {
  switch (confidence) {
    case minutes::Confidence::kCertain:
      return html::Confidence::kCertain;
    case minutes::Confidence::kLikely:
      return html::Confidence::kLikely;
    case minutes::Confidence::kDoubtful:
      break;
  }
  return html::Confidence::kDoubtful;
}

// Renders the fields of one review.
class FormWriter {
 public:
  FormWriter(const people::Visit& visit, const Review& review, const FormValues& values,
             const std::map<std::string, Error>& errors)
      : visit_(visit), t_(visit.t), review_(review), values_(values), errors_(errors) {}

  Html Meeting() {
    Html fields;
    for (const FormField& field : kMeetingFields) fields.Append(Field("", field));
    return Fieldset(Legend(t_("The meeting")), fields);
  }

  Html Item(const meetings::AgendaItem& item) {
    const std::string prefix = PrefixOf(item);
    const std::string title = t_("Item {number}", {{"number", item.number.value_or(std::to_string(item.position))}});
    return Fieldset(html::Id("felter-punkt-" + std::to_string(item.position)), Legend(title), ItemFields(prefix),
                    html::Checkbox(prefix + "remove", {"ja", std::string(t_("Remove this item")), ""}, Ticked::kNo));
  }

  Html NewItem() { return Disclosure(t_("Add an item"), Fieldset(Legend(t_("New item")), ItemFields("items.new."))); }

 private:
  std::string Value(const std::string& name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? "" : found->second;
  }

  // The least certain place that the field was read from.
  const minutes::FieldPlace* PlaceOf(const std::string& name) const {
    const minutes::FieldPlace* least = nullptr;
    for (const minutes::FieldPlace& place : review_.places) {
      const bool same = place.field == name || place.field.starts_with(name + ".");
      if (same && (least == nullptr || place.confidence < least->confidence)) least = &place;
    }
    return least;
  }

  Html SourceOf(const std::string& name) const {
    const minutes::FieldPlace* place = PlaceOf(name);
    if (place == nullptr) return {};
    const int line = review_.text.LineOf(place->place.begin);
    return P(Class("field-source"), ConfidenceBadge(ShownConfidence(place->confidence), t_), " ",
             SourceMark("#" + minutes::IdIn("sted", place->field), t_("line {n}", {{"n", std::to_string(line)}}), t_));
  }

  Html Field(const std::string& prefix, const FormField& field) {
    const std::string name = prefix + std::string(field.name);
    html::Field shown{
        .name = name, .label = LabelOf(field.name, t_), .value = Value(name), .id = minutes::IdIn("felt", name)};
    if (const auto error = errors_.find(name); error != errors_.end()) {
      shown.error = Sentence(error->second, visit_.language());
    }
    if (field.size == Size::kShort) shown.width = FieldWidth::kShort;
    if (field.size == Size::kNames) shown.help = t_("One name a line.");
    if (field.name == "recommendations") shown.help = t_("One point a line.");
    if (field.name == "case_text") shown.help = t_("Markdown: ## heading, - list, | table |.");
    const minutes::FieldPlace* place = PlaceOf(name);
    const bool doubtful = place != nullptr && place->confidence == minutes::Confidence::kDoubtful;
    return Div(Class(doubtful ? "review-field doubtful" : "review-field"), Attr("data-field", name),
               Input(field, shown), SourceOf(name));
  }

  Html Input(const FormField& field, const html::Field& shown) const {
    if (field.name == "date") return DateField(shown, Understood(shown.value), t_);
    const auto lines = static_cast<int>(SplitLines(shown.value).size());
    if (field.size == Size::kNames) return TextArea(shown, t_, std::clamp(lines + 1, 2, 12));
    if (field.size == Size::kText) return TextArea(shown, t_, std::clamp(lines + 2, 3, 14));
    return TextField(shown, t_);
  }

  std::string Understood(const std::string& value) const {
    const auto date = ParseIsoDate(value);
    return date ? FormatDay(*date, DayForm::kFull, visit_.language()) : "";
  }

  Html ItemFields(const std::string& prefix) {
    Html fields;
    for (const FormField& field : kItemFields) fields.Append(Field(prefix, field));
    const html::Field type{.name = prefix + "type",
                           .label = LabelOf("type", t_),
                           .value = Value(prefix + "type"),
                           .id = minutes::IdIn("felt", prefix + "type")};
    fields.Append(Div(Class("review-field"), Attr("data-field", prefix + "type"),
                      SelectField(type,
                                  {{"", std::string(t_("Not stated")), ""},
                                   {"decision", std::string(t_("Decision item")), ""},
                                   {"discussion", std::string(t_("Discussion item")), ""},
                                   {"information", std::string(t_("Information item")), ""}},
                                  t_),
                      SourceOf(prefix + "type")));
    return fields.Append(ClosedFields(prefix));
  }

  Html ClosedFields(const std::string& prefix) const {
    const auto box = [&](std::string_view name, std::string_view label) {
      const std::string field = prefix + std::string(name);
      return html::Checkbox(field, {"ja", std::string(label), ""}, Value(field).empty() ? Ticked::kNo : Ticked::kYes);
    };
    return Div(Class("review-field"), Attr("data-field", prefix + "closed"), box("closed", t_("Closed item")),
               SourceOf(prefix + "closed"),
               Disclosure(t_("What of a closed item is public"),
                          Join(box("show_title", t_("The title")), box("show_case_number", t_("The case number")),
                               box("show_decision", t_("The decision")))));
  }

  const people::Visit& visit_;
  const Texts& t_;
  const Review& review_;
  const FormValues& values_;
  const std::map<std::string, Error>& errors_;
};

// The list on top: what to look at first.
Html DoubtfulFields(const Review& review, const Texts& t) {
  Html links;
  for (const minutes::FieldPlace& place : review.places) {
    if (place.confidence != minutes::Confidence::kDoubtful) continue;
    links.Append(Li(A(Href("#" + minutes::IdIn("sted", place.field)), FieldLabel(place.field, t)), ": ",
                    Shorten(CollapseSpace(review.text.At(place.place)), 80)));
  }
  if (links.empty()) return {};
  return RenderNotice({Tone::kAttention, std::string(t("Look at these first; the rest was read without doubt.")),
                       t.Plural("{n} doubtful field", "{n} doubtful fields", review.reading.doubtful),
                       Ul(Class("doubtful-fields"), links)},
                      t);
}

}  // namespace

std::string FieldLabel(std::string_view field, const Texts& t) {
  const std::vector<std::string_view> parts = Split(field, '.');
  if (parts.size() < 3 || parts[0] != "items") return LabelOf(parts[0], t);
  return t("Item {number}: {field}", {{"number", parts[1]}, {"field", LabelOf(parts[2], t)}});
}

Html RenderReviewForm(const people::Visit& visit, const Review& review, const FormValues& values,
                      const std::map<std::string, Error>& errors) {
  const Texts& t = visit.t;
  FormWriter writer(visit, review, values, errors);
  const bool draft = review.meeting.row.meeting.visibility == people::Visibility::kDraft;
  const Html buttons =
      Div(Class("form-buttons"), SubmitButton(t("Save"), ButtonLook::kSecondary, "handling", "gem"), " ",
          SubmitButton(t("Accept all"), ButtonLook::kSecondary, "handling", "godkend"), " ", When(draft, [&] {
            return SubmitButton(t("Accept all and publish"), ButtonLook::kPrimary, "handling", "udgiv");
          }));
  return Join(DoubtfulFields(review, t),
              RenderForm({.address = visit.request.path, .csrf = visit.csrf(), .id = "gennemgang"},
                         Join(buttons, writer.Meeting(),
                              Each(review.meeting.items,
                                   [&](const meetings::ItemDetails& item) { return writer.Item(item.item); }),
                              writer.NewItem(), buttons)));
}

}  // namespace tovholder::imports
