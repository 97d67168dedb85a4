// SPDX-License-Identifier: EUPL-1.2
#include "html/refill.h"

#include <algorithm>
#include <array>
#include <vector>

namespace tovholder::html {
namespace {

struct Given {
  std::string_view name;
  std::string_view value;
  std::string_view written;  // all of it
};

// A tag as the builder writes it: attributes bare or in double quotes, text escaped.
struct WrittenTag {
  std::size_t begin = 0;  // of "<"
  std::size_t end = 0;    // behind ">"
  std::string_view name;  // "/form" for an end tag
  std::vector<Given> attributes;

  std::string_view Value(std::string_view attribute) const {
    for (const Given& one : attributes) {
      if (one.name == attribute) return one.value;
    }
    return {};
  }
};

std::size_t EndOfName(std::string_view markup, std::size_t position) {
  return std::min(markup.find_first_of(" =>", position), markup.size());
}

std::optional<WrittenTag> NextTag(std::string_view markup, std::size_t from) {
  WrittenTag tag;
  tag.begin = markup.find('<', from);
  if (tag.begin == std::string_view::npos) return std::nullopt;
  std::size_t at = EndOfName(markup, tag.begin + 1);
  tag.name = markup.substr(tag.begin + 1, at - tag.begin - 1);
  while (at < markup.size() && markup[at] == ' ') {
    const std::size_t end = EndOfName(markup, at + 1);
    const std::size_t start = at + 1;
    const std::string_view key = markup.substr(start, end - start);
    at = end;
    std::string_view value;
    if (markup.substr(at, 2) == "=\"") {
      const std::size_t close = std::min(markup.find('"', at + 2), markup.size());
      value = markup.substr(at + 2, close - at - 2);
      at = std::min(close + 1, markup.size());
    }
    tag.attributes.push_back({key, value, markup.substr(start, at - start)});
  }
  tag.end = std::min(at + 1, markup.size());
  return tag;
}

std::string Escaped(std::string_view text) {
  std::string out;
  AppendEscaped(out, text);
  return out;
}

// The tag without `attribute`; with it once more, at the end, where `fresh` is something.
std::string WithAttribute(const WrittenTag& tag, std::string_view attribute, const std::optional<std::string>& fresh) {
  std::string out = "<" + std::string(tag.name);
  for (const Given& one : tag.attributes) {
    if (one.name != attribute) out.append(" ").append(one.written);
  }
  if (fresh) out.append(" ").append(attribute).append(*fresh);
  return out.append(">");
}

std::string WithFlag(const WrittenTag& tag, std::string_view flag) { return WithAttribute(tag, flag, ""); }
std::string WithoutFlag(const WrittenTag& tag, std::string_view flag) { return WithAttribute(tag, flag, std::nullopt); }

bool IsTyped(std::string_view type) {
  constexpr std::array kTyped{"text", "email", "number", "search", "tel"};
  return std::find(kTyped.begin(), kTyped.end(), type) != kTyped.end();
}

// Copies a page and puts what was typed into one of its forms.
class Refill {
 public:
  Refill(std::string_view page, const http::Fields& typed) : page_(page) {
    for (const auto& [name, value] : typed) typed_.emplace(Escaped(name), Escaped(value));
  }

  // Fills the fields from behind the form's tag to its end.
  void Fill(std::size_t from) {
    for (auto tag = NextTag(page_, from); tag && tag->name != "/form"; tag = NextTag(page_, from)) {
      from = tag->end;
      if (tag->name == "input") FillInput(*tag);
      if (tag->name == "select") select_ = tag->Value("name");
      if (tag->name == "option") Choose(*tag, select_, "selected");
      if (tag->name == "textarea") from = FillTextArea(*tag);
    }
  }

  void Insert(std::size_t position, std::string_view text) {
    CopyTo(position);
    out_.append(text);
  }
  void Replace(const WrittenTag& tag, std::string_view text) {
    CopyTo(tag.begin);
    out_.append(text);
    copied_ = tag.end;
  }
  std::string Finish() {
    CopyTo(page_.size());
    return std::move(out_);
  }

 private:
  void CopyTo(std::size_t position) {
    out_.append(page_.substr(copied_, position - copied_));
    copied_ = position;
  }

  bool Has(std::string_view name, std::string_view value) const {
    const auto [first, last] = typed_.equal_range(name);
    return std::any_of(first, last, [&](const auto& field) { return field.second == value; });
  }

  // Of several fields with one name each gets its own.
  std::optional<std::string> Take(std::string_view name) {
    const auto found = typed_.find(name);
    if (found == typed_.end()) return std::nullopt;
    std::string value = found->second;
    typed_.erase(found);
    return value;
  }

  void Choose(const WrittenTag& tag, std::string_view name, std::string_view flag) {
    Replace(tag, Has(name, tag.Value("value")) ? WithFlag(tag, flag) : WithoutFlag(tag, flag));
  }

  void FillInput(const WrittenTag& tag) {
    const std::string_view type = tag.Value("type");
    if (type == "checkbox" || type == "radio") {
      Choose(tag, tag.Value("name"), "checked");
    } else if (IsTyped(type)) {
      if (const auto value = Take(tag.Value("name"))) Replace(tag, WithAttribute(tag, "value", "=\"" + *value + "\""));
    }
  }

  // Returns where to go on: behind its text.
  std::size_t FillTextArea(const WrittenTag& tag) {
    const std::size_t end = std::min(page_.find("</textarea>", tag.end), page_.size());
    if (const auto value = Take(tag.Value("name"))) {
      Insert(tag.end, "\n" + *value);
      copied_ = end;
    }
    return end;
  }

  std::string_view page_;
  http::Fields typed_;  // escaped, as in the page
  std::string_view select_;
  std::string out_;
  std::size_t copied_ = 0;
};

// What leads to the form in the page.
struct Way {
  std::optional<WrittenTag> content;  // <main>
  std::vector<WrittenTag> folded;     // <details> around the form, outermost first
  std::optional<WrittenTag> form;
};

Way FindForm(std::string_view page, std::string_view address) {
  Way way;
  std::size_t from = 0;
  const std::string wanted = Escaped(address);
  while (auto tag = NextTag(page, from)) {
    from = tag->end;
    if (tag->name == "main") way.content = tag;
    if (tag->name == "details") way.folded.push_back(*tag);
    if (tag->name == "/details" && !way.folded.empty()) way.folded.pop_back();
    if (tag->name != "form" || !way.content) continue;
    if (tag->Value("method") == "post" && tag->Value("action") == wanted) {
      way.form = tag;
      return way;
    }
  }
  return way;
}

}  // namespace

bool IsSecretField(std::string_view name) { return name.starts_with("adgangskode"); }

std::optional<std::string> RefillForm(std::string_view page, std::string_view address, const http::Fields& typed,
                                      const Html& notice) {
  const Way way = FindForm(page, address);
  if (!way.form) return std::nullopt;
  Refill refill(page, typed);
  refill.Insert(way.content->end, notice.str());
  for (const WrittenTag& tag : way.folded) refill.Replace(tag, WithFlag(tag, "open"));
  refill.Replace(*way.form, WithAttribute(*way.form, "id", "=\"" + std::string(kRefilledFormId) + "\""));
  refill.Fill(way.form->end);
  return refill.Finish();
}

}  // namespace tovholder::html
