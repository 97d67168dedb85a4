// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_queue.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace tovholder::documents {
namespace {

constexpr std::chrono::milliseconds kTick{200};
constexpr std::chrono::seconds kTidying{60};
constexpr int kSecondsUntilRoom = 30;

std::string DigestOfPaper(const Paper& paper, const std::string& html) {
  std::array<unsigned char, 32> digest{};
  const std::string content = paper.title + '\0' + html;
  crypto_generichash(digest.data(), digest.size(), reinterpret_cast<const unsigned char*>(content.data()),
                     content.size(), nullptr, 0);
  return {digest.begin(), digest.end()};
}

}  // namespace

PdfQueue::PdfQueue(PdfQueueOptions options)
    : options_(std::move(options)), worker_([this](const std::stop_token& stop) { Work(stop); }) {}

PdfQueue::~PdfQueue() = default;

Result<PdfAnswer> PdfQueue::Ask(const Paper& paper) {
  const Result<std::string> html = FormatPaperHtml(paper);
  if (!html) return Pass(html);
  return AskFor(DigestOfPaper(paper, *html), paper.title, *html);
}

Result<PdfAnswer> PdfQueue::Ask(const std::string& content, const std::function<Paper()>& make) {
  {
    const std::scoped_lock lock(mutex_);
    if (const auto found = FindOrder(content); found != orders_.end()) return Look(found);
  }
  const Paper paper = make();
  const Result<std::string> html = FormatPaperHtml(paper);
  if (!html) return Pass(html);
  return AskFor(content, paper.title, *html);
}

PdfQueue::Orders::iterator PdfQueue::FindOrder(const std::string& digest) {
  return std::find_if(orders_.begin(), orders_.end(), [&](const auto& order) { return order->digest == digest; });
}

Result<PdfAnswer> PdfQueue::AskFor(const std::string& digest, const std::string& title, const std::string& html) {
  const std::scoped_lock lock(mutex_);
  DropOld();
  auto found = FindOrder(digest);
  if (found == orders_.end()) {
    if (const Result<void> room = CheckRoom(title, html.size()); !room) return Pass(room);
    orders_.push_back(std::make_shared<Order>(Order{digest, title, html, {}, {}, {}}));
    found = std::prev(orders_.end());
    changed_.notify_all();
  }
  return Look(found);
}

Result<std::shared_ptr<const std::string>> PdfQueue::AskAndWait(const Paper& paper,
                                                                const std::function<bool()>& cancelled) {
  const Result<std::string> html = FormatPaperHtml(paper);
  if (!html) return Pass(html);
  const std::string digest = DigestOfPaper(paper, *html);
  for (;;) {
    Result<PdfAnswer> answer = AskFor(digest, paper.title, *html);
    if (!answer) return Pass(answer);
    if (answer->bytes) return std::move(answer->bytes);
    if (cancelled && cancelled()) return Fail("documents.pdf_cancelled", {{"title", paper.title}});
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, kTick);
  }
}

std::size_t PdfQueue::waiting() const {
  const std::scoped_lock lock(mutex_);
  return CountWaiting();
}

std::size_t PdfQueue::made() const {
  const std::scoped_lock lock(mutex_);
  return made_;
}

// Who asks waits on; an error is told once and then forgotten.
Result<PdfAnswer> PdfQueue::Look(const Orders::iterator& found) {
  Order& order = **found;
  order.asked = Clock::now();
  if (!order.outcome) {
    const auto before = std::count_if(orders_.begin(), found, [](const auto& one) { return !one->outcome; });
    return PdfAnswer{nullptr, static_cast<std::size_t>(before)};
  }
  if (*order.outcome) return PdfAnswer{**order.outcome, 0};
  Error error = order.outcome->error();
  orders_.erase(found);
  return tl::unexpected<Error>(std::move(error));
}

std::size_t PdfQueue::CountWaiting() const {
  return static_cast<std::size_t>(
      std::count_if(orders_.begin(), orders_.end(), [](const auto& order) { return !order->outcome; }));
}

Result<void> PdfQueue::CheckRoom(const std::string& title, std::size_t bytes) const {
  if (bytes > options_.waiting_bytes) return Fail("documents.pdf_too_large", {{"title", title}});
  for (const auto& order : orders_) bytes += order->html.size();
  const std::size_t waiting = CountWaiting();
  if (waiting < options_.most_waiting && bytes <= options_.waiting_bytes) return {};
  return Fail("documents.pdf_queue_full",
              {{"waiting", std::to_string(waiting)}, {"seconds", std::to_string(kSecondsUntilRoom)}});
}

// What is finished goes when it is old, and earlier where there is too much of it and those who waited
// have had the time to fetch it.
void PdfQueue::DropOld() {
  const Clock::time_point now = Clock::now();
  std::size_t bytes = 0;
  for (auto order = orders_.end(); order != orders_.begin();) {
    --order;
    if (!(*order)->outcome) continue;
    const Clock::duration age = now - (*order)->ended;
    if (*(*order)->outcome) bytes += (**(*order)->outcome)->size();
    const bool too_much = bytes > options_.kept_bytes && age > options_.forgotten_after;
    if (age > options_.kept_for || too_much) order = orders_.erase(order);
  }
}

bool PdfQueue::IsForgotten(const Order& order) const {
  const std::scoped_lock lock(mutex_);
  return Clock::now() - order.asked > options_.forgotten_after;
}

void PdfQueue::Work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    std::shared_ptr<Order> next;
    {
      std::unique_lock lock(mutex_);
      const auto waits = [](const auto& order) { return !order->outcome; };
      changed_.wait_for(lock, stop, kTidying, [&] { return std::any_of(orders_.begin(), orders_.end(), waits); });
      DropOld();
      const auto found = std::find_if(orders_.begin(), orders_.end(), waits);
      if (stop.stop_requested() || found == orders_.end()) continue;
      next = *found;
    }
    Make(*next, stop);
  }
}

void PdfQueue::Make(Order& order, const std::stop_token& stop) {
  PdfOptions writing = options_.writing;
  writing.cancelled = [&] { return stop.stop_requested() || IsForgotten(order); };
  Result<std::string> pdf = IsForgotten(order)
                                ? Result<std::string>(Fail("documents.pdf_cancelled", {{"title", order.title}}))
                                : WritePdfFromHtml(order.html, order.title, writing);
  const std::scoped_lock lock(mutex_);
  order.html = {};
  order.ended = Clock::now();
  if (pdf) {
    ++made_;
    order.outcome = std::make_shared<const std::string>(std::move(*pdf));
  } else if (pdf.error().id == "documents.pdf_cancelled") {
    std::erase_if(orders_, [&](const auto& one) { return one.get() == &order; });
  } else {
    order.outcome = tl::unexpected<Error>(std::move(pdf.error()));
  }
  changed_.notify_all();
}

}  // namespace tovholder::documents
