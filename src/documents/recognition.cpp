// SPDX-License-Identifier: EUPL-1.2
#include "documents/recognition.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

#include "base/text.h"
#include "documents/layout_marks.h"
#include "documents/plain_text_reader.h"
#include "documents/subprocess.h"

namespace tovholder::documents {
namespace {

ProgramLimits LimitsOf(const ReadOptions& options, const std::string& folder) {
  ProgramLimits limits;
  limits.wall_time = options.seconds_per_page;
  limits.cpu_time = options.seconds_per_page;
  limits.memory = 1536ULL << 20;
  limits.folder = folder;
  limits.environment = {"OMP_THREAD_LIMIT=1"};
  limits.cancelled = options.cancelled;
  return limits;
}

std::string FirstLine(std::string_view text) {
  return std::string(Trim(text.substr(0, std::min(text.find('\n'), text.size()))));
}

Result<std::string> DrawAt(const std::string& pdf_path, int page, const std::string& folder, const ReadOptions& options,
                           const std::vector<std::string>& resolution) {
  const std::string number = std::to_string(page);
  const std::string stem = folder + "/page-" + number;
  std::vector<std::string> arguments = {"pdftoppm", "-gray", "-singlefile", "-f", number, "-l", number};
  arguments.insert(arguments.end(), resolution.begin(), resolution.end());
  arguments.insert(arguments.end(), {pdf_path, stem});
  const Result<ProgramRun> run = RunProgram(arguments, {}, LimitsOf(options, folder));
  if (!run) return Pass(run);
  if (run->exit_status != 0) return Fail("documents.page_not_drawn", {{"detail", FirstLine(run->error_text)}});
  return stem + ".pgm";
}

tl::unexpected<Error> InWordsOfTheFile(const Error& error, const std::string& file) {
  if (error.id == "documents.program_timeout") {
    return Fail("documents.timeout", {{"file", file}, {"seconds", error.params.at("seconds")}});
  }
  if (error.id == "documents.program_cancelled") return Fail("documents.cancelled", {{"file", file}});
  if (error.id == "documents.no_program") return tl::unexpected<Error>(error);
  const auto detail = error.params.find("detail");
  return Fail(
      "documents.damaged",
      {{"file", file}, {"kind", "image"}, {"detail", detail == error.params.end() ? error.id : detail->second}});
}

bool IsCancelled(const ReadOptions& options) { return options.cancelled && options.cancelled(); }

}  // namespace

Result<std::string> DrawPdfPage(const std::string& pdf_path, int page, const std::string& folder,
                                const ReadOptions& options) {
  Result<std::string> drawn = DrawAt(pdf_path, page, folder, options, {"-r", "300"});
  // A page of the size of a wall does not fit into memory at that resolution.
  if (!drawn && drawn.error().id == "documents.page_not_drawn") {
    return DrawAt(pdf_path, page, folder, options, {"-scale-to", "4000"});
  }
  return drawn;
}

Result<std::string> RecogniseImage(const std::string& image_path, const std::string& folder,
                                   const ReadOptions& options) {
  const Result<ProgramRun> run =
      RunProgram({"tesseract", image_path, "stdout", "-l", "dan"}, {}, LimitsOf(options, folder));
  if (!run) return Pass(run);
  if (run->exit_status == 0) return run->output;
  if (run->error_text.find("dan.traineddata") != std::string::npos) {
    return Fail("documents.no_program", {{"program", "tesseract-ocr-dan"}});
  }
  return Fail("documents.image_unreadable", {{"detail", FirstLine(run->error_text)}});
}

Result<std::vector<RecognisedPage>> RecognisePages(const std::vector<int>& pages, const ReadOptions& options,
                                                   const std::function<Result<std::string>(int page)>& read_page) {
  std::vector<RecognisedPage> recognised(pages.size());
  std::atomic<std::size_t> next = 0;
  std::mutex progress_mutex;
  int done = 0;
  std::exception_ptr broken;  // the machine's own trouble goes to who asked
  const auto read_pages = [&] {
    for (std::size_t i = next++; i < pages.size() && !IsCancelled(options); i = next++) {
      recognised[i] = {pages[i], read_page(pages[i])};
      const std::lock_guard lock(progress_mutex);
      if (options.progress) options.progress(++done, static_cast<int>(pages.size()));
    }
  };
  const auto work = [&] {
    try {
      read_pages();
    } catch (...) {
      const std::lock_guard lock(progress_mutex);
      broken = std::current_exception();
      next = pages.size();
    }
  };
  const auto count = std::clamp<std::size_t>(static_cast<std::size_t>(options.pages_at_once), 1, pages.size() + 1);
  std::vector<std::jthread> workers;
  for (std::size_t i = 1; i < count; ++i) workers.emplace_back(work);
  work();
  workers.clear();
  if (broken) std::rethrow_exception(broken);
  if (IsCancelled(options)) return Fail("documents.program_cancelled", {{"program", "tesseract"}});
  return recognised;
}

Result<TextDocument> ReadImage(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
  const std::string file(file_name);
  if (options.recognition == Recognition::kNever) return Fail("documents.no_text", {{"file", file}});
  const TemporaryFolder folder;
  const std::string path = folder.Write("image", bytes);
  ReadOptions whole = options;
  whole.seconds_per_page = options.seconds_per_file;  // an image file may hold many pages
  const Result<std::string> text = RecogniseImage(path, folder.path(), whole);
  if (!text) return InWordsOfTheFile(text.error(), file);
  CleanText clean = CleanLines(*text, file_name);
  if (Trim(clean.text).empty()) return Fail("documents.no_text", {{"file", file}});
  TextDocument document;
  document.kind = FileKind::kImage;
  document.encoding = "utf-8";
  document.scanned = true;
  document.text = std::move(clean.text);
  document.pages = std::move(clean.pages);
  std::erase_if(document.pages, [&](std::uint32_t page) { return page > 0 && page >= document.text.size(); });
  AddLayoutMarks(document);
  return document;
}

}  // namespace tovholder::documents
