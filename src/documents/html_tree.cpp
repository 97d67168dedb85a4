// SPDX-License-Identifier: EUPL-1.2
#include "documents/html_tree.h"

#include <algorithm>
#include <array>
#include <csetjmp>
#include <cstddef>
#include <string>
#include <utility>

#include "base/text.h"

namespace tovholder::documents {
namespace {

// Gumbo's time grows with the square of the depth; pages that people read stay far below.
constexpr int kDeepest = 1000;
constexpr std::size_t kArenaPiece = 1 << 20;

// Tags that need no end, or that another of their kind ends.
constexpr std::array<std::string_view, 28> kUncounted = {
    "area",  "base",   "br",  "col",    "embed", "hr",   "img",  "input",   "link",  "meta",
    "param", "source", "wbr", "p",      "li",    "td",   "th",   "tr",      "tbody", "thead",
    "tfoot", "dd",     "dt",  "option", "html",  "body", "head", "colgroup"};

bool IsNameCharacter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string ReadTagName(std::string_view html, std::size_t begin) {
  std::size_t end = begin;
  while (end < html.size() && end - begin < 16 && IsNameCharacter(html[end])) ++end;
  return ToLower(html.substr(begin, end - begin));
}

// How deep open tags stand in each other at most.
int DepthOf(std::string_view html) {
  int depth = 0;
  int deepest = 0;
  for (std::size_t i = html.find('<'); i != std::string_view::npos; i = html.find('<', i + 1)) {
    const bool closes = i + 1 < html.size() && html[i + 1] == '/';
    const std::string name = ReadTagName(html, i + (closes ? 2 : 1));
    if (name.empty() || std::find(kUncounted.begin(), kUncounted.end(), name) != kUncounted.end()) continue;
    depth = std::max(0, depth + (closes ? -1 : 1));
    deepest = std::max(deepest, depth);
  }
  return deepest;
}

}  // namespace

class HtmlTree::Arena {
 public:
  explicit Arena(std::uint64_t limit) : limit_(limit) {}

  // Parses with memory of this arena; nothing where it does not suffice. No object with a destructor
  // lives in this frame or in gumbo's: the jump out of the allocator skips none.
  const GumboOutput* Parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* self, std::size_t size) { return static_cast<Arena*>(self)->Allocate(size); };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(exhausted_) != 0) return nullptr;  // NOLINT(cert-err52-cpp)
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

 private:
  void* Allocate(std::size_t size) {
    size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (size > left_) TakePiece(size);
    void* memory = next_;
    next_ += size;
    left_ -= size;
    return memory;
  }

  void TakePiece(std::size_t size) {
    const std::size_t piece = std::max(size, kArenaPiece);
    if (used_ + piece > limit_) longjmp(exhausted_, 1);  // NOLINT(cert-err52-cpp)
    used_ += piece;
    pieces_.push_back(std::make_unique_for_overwrite<std::byte[]>(piece));
    next_ = pieces_.back().get();
    left_ = piece;
  }

  std::uint64_t limit_;
  std::uint64_t used_ = 0;
  std::vector<std::unique_ptr<std::byte[]>> pieces_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::jmp_buf exhausted_{};
};

Result<HtmlTree> HtmlTree::Parse(std::string_view html, std::string_view file_name, std::uint64_t max_memory) {
  if (const int depth = DepthOf(html); depth > kDeepest) {
    return Fail("documents.damaged", {{"file", std::string(file_name)},
                                      {"kind", "HTML"},
                                      {"detail", std::to_string(depth) + " tags inside each other"}});
  }
  HtmlTree tree(std::make_shared<Arena>(max_memory));
  tree.output_ = tree.arena_->Parse(html);
  if (tree.output_ == nullptr) {
    return Fail("documents.unpacks_too_large",
                {{"file", std::string(file_name)}, {"limit", std::to_string(max_memory >> 20)}});
  }
  return tree;
}

}  // namespace tovholder::documents
