// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "documents/sample_paper.h"

namespace tovholder::documents {
namespace {

using namespace std::chrono_literals;

void WaitUntil(const std::function<bool()>& reached) {
  const auto end = std::chrono::steady_clock::now() + 60s;
  while (!reached() && std::chrono::steady_clock::now() < end) std::this_thread::sleep_for(20ms);
  EXPECT_TRUE(reached());
}

TEST(PdfQueue, ManyWhoAskForTheSameShareOnePdf) {
  PdfQueue queue(EagerQueue());
  const Paper paper = SamplePaper();
  std::vector<std::shared_ptr<const std::string>> pdfs(8);
  {
    std::vector<std::jthread> readers;
    for (auto& pdf : pdfs) {
      readers.emplace_back([&] {
        const auto got = queue.AskAndWait(paper);
        ASSERT_TRUE(got) << got.error().id;
        pdf = *got;
      });
    }
  }
  EXPECT_EQ(queue.made(), 1U);
  for (const auto& pdf : pdfs) EXPECT_EQ(pdf, pdfs.front());
  EXPECT_TRUE(pdfs.front()->starts_with("%PDF-"));
}

TEST(PdfQueue, AskingHoldsNobodyUpAndSaysHowManyComeBefore) {
  PdfQueue queue(EagerQueue());
  for (std::size_t i = 0; i < 3; ++i) {
    const Result<PdfAnswer> answer = queue.Ask(LongPaper(3, static_cast<int>(i)));
    ASSERT_TRUE(answer);
    EXPECT_FALSE(answer->bytes);
    EXPECT_EQ(answer->before, i);
  }
  WaitUntil([&] { return queue.Ask(LongPaper(3, 2)).value().bytes != nullptr; });
  EXPECT_EQ(queue.made(), 3U);
  EXPECT_NE(*queue.Ask(LongPaper(3, 0)).value().bytes, *queue.Ask(LongPaper(3, 1)).value().bytes);
  EXPECT_EQ(queue.made(), 3U);
}

TEST(PdfQueue, ANamedContentIsMadeIntoAPaperOnce) {
  PdfQueue queue(EagerQueue());
  int papers = 0;
  const auto make = [&] {
    ++papers;
    return SamplePaper();
  };
  WaitUntil([&] { return queue.Ask("møde 7, udgave 3", make).value().bytes != nullptr; });
  EXPECT_EQ(papers, 1);
  EXPECT_EQ(queue.made(), 1U);
}

TEST(PdfQueue, IsBounded) {
  PdfQueueOptions options = EagerQueue();
  options.most_waiting = 2;
  PdfQueue queue(options);
  ASSERT_TRUE(queue.Ask(LongPaper(9, 1)));
  ASSERT_TRUE(queue.Ask(LongPaper(9, 2)));
  EXPECT_EQ(queue.Ask(LongPaper(9, 3)).error(),
            (Error{"documents.pdf_queue_full", {{"waiting", "2"}, {"seconds", "30"}}}));
  EXPECT_TRUE(queue.Ask(LongPaper(9, 2)));  // who waits already may go on
}

TEST(PdfQueue, HoldsNoMoreThanItHasRoomFor) {
  const std::size_t one = FormatPaperHtml(LongPaper(9, 1)).value().size();
  PdfQueueOptions options = EagerQueue();
  options.waiting_bytes = one * 5 / 2;
  PdfQueue queue(options);
  ASSERT_TRUE(queue.Ask(LongPaper(9, 1)));
  ASSERT_TRUE(queue.Ask(LongPaper(9, 2)));
  EXPECT_EQ(queue.Ask(LongPaper(9, 3)).error().id, "documents.pdf_queue_full");
  EXPECT_EQ(queue.Ask(LongPaper(900, 4)).error(),
            (Error{"documents.pdf_too_large", {{"title", "Dagsorden for Områdeudvalget nr. 4"}}}));
}

TEST(PdfQueue, WhatNobodyWaitsForIsNotMade) {
  PdfQueueOptions options = EagerQueue();
  options.forgotten_after = 300ms;
  PdfQueue queue(options);
  ASSERT_TRUE(queue.Ask(LongPaper(200, 1)));
  ASSERT_TRUE(queue.Ask(LongPaper(200, 2)));
  WaitUntil([&] { return queue.waiting() == 0; });
  EXPECT_EQ(queue.made(), 0U);
}

TEST(PdfQueue, AFailureIsToldOnceAndTriedAgain) {
  PdfQueueOptions options = EagerQueue();
  options.writing.program = "true";
  PdfQueue queue(options);
  for (int round = 0; round < 2; ++round) {
    EXPECT_EQ(queue.AskAndWait(SamplePaper()).error().id, "documents.pdf_failed");
    EXPECT_EQ(queue.waiting(), 0U);
  }
}

TEST(PdfQueue, WhoStopsWaitingIsFree) {
  PdfQueue queue(EagerQueue());
  EXPECT_EQ(queue.AskAndWait(LongPaper(200, 1), [] { return true; }).error().id, "documents.pdf_cancelled");
}

TEST(PdfQueue, FinishedOnesGoWhenTheyAreOldOrMany) {
  PdfQueueOptions options = EagerQueue();
  options.kept_bytes = 1;
  options.forgotten_after = 5s;
  PdfQueue queue(options);
  ASSERT_TRUE(queue.AskAndWait(SamplePaper()));
  ASSERT_TRUE(queue.AskAndWait(SamplePaper()));
  EXPECT_EQ(queue.made(), 1U);
  std::this_thread::sleep_for(5100ms);
  ASSERT_TRUE(queue.AskAndWait(SamplePaper()));
  EXPECT_EQ(queue.made(), 2U);
}

TEST(PdfQueue, EndsAtOnceWhileItWorks) {
  const auto begin = std::chrono::steady_clock::now();
  {
    PdfQueue queue(EagerQueue());
    ASSERT_TRUE(queue.Ask(LongPaper(200, 1)));
    std::this_thread::sleep_for(200ms);
  }
  EXPECT_LT(std::chrono::steady_clock::now() - begin, 10s);
}

}  // namespace
}  // namespace tovholder::documents
