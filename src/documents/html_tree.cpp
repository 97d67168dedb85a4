// SPDX-License-Identifier: EUPL-1.2
#include "documents/html_tree.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <csetjmp>
#include <cstddef>
#include <string>
#include <utility>

#include "base/text.h"

namespace tovholder::documents {
namespace {

using Clock = std::chrono::steady_clock;

// Gumbo's time grows with the square of the depth; pages that people read stay far below.
constexpr int kDeepestTree = 1000;
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

// How deep open tags stand in each other, as far as can be told without parsing.
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
  enum class Ending { kParsed, kNoMemory, kNoTime };

  Arena(std::uint64_t limit, Clock::time_point deadline) : limit_(limit), deadline_(deadline) {}
  Ending ending() const { return ending_; }

  // Parses with memory of this arena; nothing where that or the time does not suffice. No object with a destructor
  // lives in this frame or in gumbo's: the jump out of the allocator skips none.
  const GumboOutput* Parse(std::string_view html) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = [](void* self, std::size_t size) { return static_cast<Arena*>(self)->Allocate(size); };
    options.deallocator = [](void*, void*) {};
    options.userdata = this;
    options.max_errors = 0;
    if (setjmp(exhausted_) != 0) return nullptr;
    return gumbo_parse_with_options(&options, html.data(), html.size());
  }

 private:
  [[noreturn]] void GiveUp(Ending ending) {
    ending_ = ending;
    longjmp(exhausted_, 1);
  }

  void* Allocate(std::size_t size) {
    if (++calls_ % 1024 == 0 && Clock::now() > deadline_) GiveUp(Ending::kNoTime);
    size = (size + alignof(std::max_align_t) - 1) & ~(alignof(std::max_align_t) - 1);
    if (size > left_) TakePiece(size);
    void* memory = next_;
    next_ += size;
    left_ -= size;
    return memory;
  }

  void TakePiece(std::size_t size) {
    const std::size_t piece = std::max(size, kArenaPiece);
    if (used_ + piece > limit_) GiveUp(Ending::kNoMemory);
    used_ += piece;
    pieces_.push_back(std::make_unique_for_overwrite<std::byte[]>(piece));
    next_ = pieces_.back().get();
    left_ = piece;
  }

  std::uint64_t limit_;
  Clock::time_point deadline_;
  Ending ending_ = Ending::kParsed;
  std::uint64_t calls_ = 0;
  std::uint64_t used_ = 0;
  std::vector<std::unique_ptr<std::byte[]>> pieces_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
  std::jmp_buf exhausted_{};
};

namespace {

tl::unexpected<Error> TooDeep(std::string_view file_name, int depth) {
  return Fail("documents.damaged", {{"file", std::string(file_name)},
                                    {"kind", "HTML"},
                                    {"detail", std::to_string(depth) + " tags inside each other"}});
}

// Without recursion: this is what guards those who use it.
int DepthOf(const GumboNode& root) {
  int deepest = 0;
  std::vector<std::pair<const GumboNode*, int>> open = {{&root, 1}};
  while (!open.empty()) {
    const auto [node, depth] = open.back();
    open.pop_back();
    deepest = std::max(deepest, depth);
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
    const GumboVector& children = node->v.element.children;
    for (unsigned int i = 0; i < children.length; ++i) {
      open.emplace_back(static_cast<const GumboNode*>(children.data[i]), depth + 1);
    }
  }
  return deepest;
}

}  // namespace

Result<HtmlTree> HtmlTree::Parse(std::string_view html, std::string_view file_name, std::uint64_t max_memory,
                                 std::chrono::seconds max_time) {
  if (const int depth = DepthOf(html); depth > kDeepestTree) return TooDeep(file_name, depth);
  HtmlTree tree(std::make_shared<Arena>(max_memory, Clock::now() + max_time));
  tree.output_ = tree.arena_->Parse(html);
  if (tree.arena_->ending() == Arena::Ending::kNoTime) {
    return Fail("documents.timeout", {{"file", std::string(file_name)}, {"seconds", std::to_string(max_time.count())}});
  }
  if (tree.output_ == nullptr) {
    return Fail("documents.unpacks_too_large",
                {{"file", std::string(file_name)}, {"limit", std::to_string(max_memory >> 20)}});
  }
  if (const int depth = DepthOf(*tree.output_->root); depth > 2 * kDeepestTree) return TooDeep(file_name, depth);
  return tree;
}

}  // namespace tovholder::documents
