// SPDX-License-Identifier: EUPL-1.2
#include "html/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>

namespace tovholder::html {
namespace {

constexpr unsigned kFlags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;

// What Markdown takes for a sign: everywhere, behind a number, or at the begin of a line.
constexpr std::string_view kSigns = "\\`*_[]<>|#&!~";
constexpr std::string_view kNumberEnds = ".)";
constexpr std::string_view kLineBegins = "-+=";
constexpr std::array<bool, 256> kSigned = [] {
  std::array<bool, 256> escapes{};
  for (const std::string_view signs : {kSigns, kNumberEnds, kLineBegins}) {
    for (const char sign : signs) escapes[static_cast<unsigned char>(sign)] = true;
  }
  return escapes;
}();

bool NeedsEscape(std::string_view text, std::size_t at) {
  const char sign = text[at];
  if (kSigns.find(sign) != std::string_view::npos) return true;
  if (kLineBegins.find(sign) != std::string_view::npos) return at == 0 || text[at - 1] == '\n';
  const bool behind_number = at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9';
  return behind_number && (at + 1 == text.size() || text[at + 1] == ' ');
}

class Renderer {
 public:
  explicit Renderer(int top_heading) : top_heading_(top_heading) {}

  void EnterBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        Open(Heading(detail));
        break;
      case MD_BLOCK_OL:
        OpenOrderedList(static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start);
        break;
      case MD_BLOCK_TABLE:
        out_ += "<div class=\"table-scroll\" tabindex=\"0\"><table class=\"table\">";
        break;
      case MD_BLOCK_HR:
        out_ += "<hr>";
        break;
      case MD_BLOCK_CODE:
        out_ += "<pre><code>";
        break;
      default:
        Open(BlockTag(type));
    }
  }

  void LeaveBlock(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
      case MD_BLOCK_H:
        Close(Heading(detail));
        break;
      case MD_BLOCK_OL:
        Close("ol");
        break;
      case MD_BLOCK_TABLE:
        out_ += "</table></div>";
        break;
      case MD_BLOCK_HR:
        break;
      case MD_BLOCK_CODE:
        out_ += "</code></pre>";
        break;
      default:
        Close(BlockTag(type));
    }
  }

  void EnterSpan(MD_SPANTYPE type, void* detail) {
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& address = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      const Attribute href = Href(std::string(address.text, address.size));
      out_ += "<a href=\"";
      AppendEscaped(out_, href.value);
      out_ += "\">";
    } else {
      Open(SpanTag(type));
    }
  }

  void LeaveSpan(MD_SPANTYPE type) { Close(type == MD_SPAN_A ? "a" : SpanTag(type)); }

  void AddText(MD_TEXTTYPE type, std::string_view text) {
    switch (type) {
      case MD_TEXT_BR:
        out_ += "<br>";
        break;
      case MD_TEXT_SOFTBR:
        out_ += '\n';
        break;
      case MD_TEXT_NULLCHAR:
        break;
      case MD_TEXT_ENTITY:
        out_ += text;
        break;
      default:
        AppendEscaped(out_, text);
    }
  }

  std::string Take() { return std::move(out_); }

 private:
  std::string_view Heading(void* detail) const {
    static constexpr std::string_view kTags[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    const int level = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
    return kTags[std::clamp(top_heading_ + level - 1, 1, 6) - 1];
  }

  static std::string_view BlockTag(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE:
        return "blockquote";
      case MD_BLOCK_UL:
        return "ul";
      case MD_BLOCK_LI:
        return "li";
      case MD_BLOCK_P:
        return "p";
      case MD_BLOCK_THEAD:
        return "thead";
      case MD_BLOCK_TBODY:
        return "tbody";
      case MD_BLOCK_TR:
        return "tr";
      case MD_BLOCK_TH:
        return "th";
      case MD_BLOCK_TD:
        return "td";
      default:
        return {};
    }
  }

  static std::string_view SpanTag(MD_SPANTYPE type) {
    switch (type) {
      case MD_SPAN_EM:
        return "em";
      case MD_SPAN_STRONG:
        return "strong";
      case MD_SPAN_CODE:
        return "code";
      default:
        return {};  // an image is shown as its text
    }
  }

  void OpenOrderedList(unsigned start) {
    out_ += "<ol";
    if (start != 1) out_ += " start=\"" + std::to_string(start) + "\"";
    out_ += '>';
  }
  void Open(std::string_view tag) {
    if (!tag.empty()) out_.append("<").append(tag).append(">");
  }
  void Close(std::string_view tag) {
    if (!tag.empty()) out_.append("</").append(tag).append(">");
  }

  int top_heading_;
  std::string out_;
};

Renderer& Of(void* user) { return *static_cast<Renderer*>(user); }

}  // namespace

Html RenderMarkdown(std::string_view markdown, int top_heading) {
  MD_PARSER parser{};
  parser.flags = kFlags;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* user) { return Of(user).EnterBlock(type, detail), 0; };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* user) { return Of(user).LeaveBlock(type, detail), 0; };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* user) { return Of(user).EnterSpan(type, detail), 0; };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* user) { return Of(user).LeaveSpan(type), 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    return Of(user).AddText(type, {text, size}), 0;
  };
  Renderer renderer(top_heading);
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &renderer);
  return Raw(renderer.Take());
}

std::string PlainFromMarkdown(std::string_view markdown) {
  MD_PARSER parser{};
  parser.flags = kFlags;
  parser.enter_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* user) {
    std::string& out = *static_cast<std::string*>(user);
    const bool cell = type == MD_BLOCK_TD || type == MD_BLOCK_TH;
    if (!out.empty() && out.back() != '\n') out += cell ? ' ' : '\n';
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* user) {
    std::string& out = *static_cast<std::string*>(user);
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR)
      out += ' ';
    else
      out.append(text, size);
    return 0;
  };
  std::string out;
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &out);
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

std::string EscapeMarkdown(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 8);
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!kSigned[static_cast<unsigned char>(text[i])] || !NeedsEscape(text, i)) continue;
    out.append(text, done, i - done).push_back('\\');
    done = i;
  }
  return out.append(text, done);
}

}  // namespace tovholder::html
