// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_reader.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "documents/layout_marks.h"
#include "documents/page_columns.h"
#include "documents/page_heads.h"
#include "documents/plain_text_reader.h"
#include "documents/recognition.h"
#include "documents/subprocess.h"
#include "documents/text_builder.h"

namespace tovholder::documents {
namespace {

// In points: where heads and feet stand.
constexpr int kStrip = 72;
// A page with fewer is looked at as an image; what that gives is taken where it is clearly more.
constexpr int kFewestLetters = 10;
constexpr int kClearlyMore = 30;

struct PdfFacts {
  int pages = 0;
  int height = 0;  // of the first page, points
};

int ReadNumber(std::string_view text, std::string_view label) {
  const std::size_t found = text.find(label);
  if (found == std::string_view::npos) return 0;
  const std::size_t begin = text.find_first_of("0123456789", found + label.size());
  if (begin == std::string_view::npos) return 0;
  int number = 0;
  std::from_chars(text.data() + begin, text.data() + text.size(), number);
  return number;
}

// "Page size:      595.276 x 841.89 pts (A4)"
int ReadHeight(std::string_view info) {
  const std::size_t found = info.find("Page size:");
  return found == std::string_view::npos ? 0 : ReadNumber(info.substr(found), " x ");
}

// Poppler says many things; the last is what stopped it.
std::string LastLine(std::string_view text) {
  const std::string_view trimmed = Trim(text);
  const std::size_t begin = trimmed.rfind('\n');
  std::string_view line = begin == std::string_view::npos ? trimmed : trimmed.substr(begin + 1);
  for (std::string_view prefix : {"Syntax Error: ", "Syntax Warning: ", "Command Line Error: "}) {
    if (line.starts_with(prefix)) line.remove_prefix(prefix.size());
  }
  return std::string(line);
}

// Why a page was not read, in few words.
std::string DetailOf(const Error& error) {
  const auto param = [&](const char* name) {
    const auto found = error.params.find(name);
    return found == error.params.end() ? std::string() : found->second;
  };
  if (!param("detail").empty()) return param("detail");
  return param("program") + (param("seconds").empty() ? "" : ", " + param("seconds") + " s");
}

int CountLetters(std::string_view text) {
  int letters = 0;
  for (std::size_t i = 0; i < text.size();) letters += IsLetter(NextCodePoint(text, i)) ? 1 : 0;
  return letters;
}

class PdfReading {
 public:
  PdfReading(std::string_view bytes, std::string_view file_name, const ReadOptions& options)
      : file_(file_name), options_(options), path_(folder_.Write("document.pdf", bytes)) {}

  Result<TextDocument> Read() {
    const Result<PdfFacts> facts = ReadFacts();
    if (!facts) return Pass(facts);
    if (facts->pages < 1) return Damaged("no pages");
    Result<PageTexts> texts = ReadTextLayer(*facts);
    if (!texts) return Pass(texts);
    for (const std::string& page : texts->pages) letters_.push_back(CountLetters(page));
    for (const RunningHead& head : RemoveRunningHeads(*texts)) {
      warnings_.push_back(
          {"documents.running_head", {{"file", file_}, {"text", head.text}, {"pages", std::to_string(head.pages)}}});
    }
    for (std::string& page : texts->pages) page = UnfoldPage(page);
    if (const Result<void> recognised = RecogniseEmptyPages(texts->pages); !recognised) return Pass(recognised);
    return Finish(texts->pages);
  }

  Result<int> CountPages() const {
    const Result<PdfFacts> facts = ReadFacts();
    if (!facts) return Pass(facts);
    return facts->pages;
  }

 private:
  ProgramLimits Limits() const {
    ProgramLimits limits;
    limits.wall_time = options_.seconds_per_file;
    limits.cpu_time = options_.seconds_per_file;
    limits.output_size = options_.max_unpacked_bytes;
    limits.folder = folder_.path();
    limits.cancelled = options_.cancelled;
    return limits;
  }

  tl::unexpected<Error> Damaged(std::string detail) const {
    return Fail("documents.damaged", {{"file", file_}, {"kind", "PDF"}, {"detail", std::move(detail)}});
  }

  // Errors of a subprocess in words of the file.
  tl::unexpected<Error> InWordsOfTheFile(const Error& error) const {
    if (error.id == "documents.program_timeout") {
      return Fail("documents.timeout", {{"file", file_}, {"seconds", error.params.at("seconds")}});
    }
    if (error.id == "documents.program_cancelled") return Fail("documents.cancelled", {{"file", file_}});
    if (error.id == "documents.program_output") {
      return Fail("documents.unpacks_too_large", {{"file", file_}, {"limit", error.params.at("limit")}});
    }
    return tl::unexpected<Error>(error);
  }

  Result<PdfFacts> ReadFacts() const {
    const Result<ProgramRun> run = RunProgram({"pdfinfo", path_}, {}, Limits());
    if (!run) return InWordsOfTheFile(run.error());
    if (run->error_text.find("Incorrect password") != std::string::npos) {
      return Fail("documents.encrypted", {{"file", file_}});
    }
    // Poppler asks for the first page of one that has none.
    if (run->error_text.find("after the last page (0)") != std::string::npos) return PdfFacts{};
    if (run->exit_status != 0) return Damaged(LastLine(run->error_text));
    return PdfFacts{ReadNumber(run->output, "Pages:"), ReadHeight(run->output)};
  }

  Result<std::vector<std::string>> ReadPages(const PdfFacts& facts, const std::vector<std::string>& area) const {
    std::vector<std::string> arguments = {"pdftotext", "-layout", "-enc", "UTF-8"};
    arguments.insert(arguments.end(), area.begin(), area.end());
    arguments.insert(arguments.end(), {path_, "-"});
    const Result<ProgramRun> run = RunProgram(arguments, {}, Limits());
    if (!run) return InWordsOfTheFile(run.error());
    if (run->exit_status != 0) return Damaged(LastLine(run->error_text));
    std::vector<std::string> pages;
    for (std::string_view page : Split(run->output, '\f')) pages.emplace_back(page);
    pages.resize(static_cast<std::size_t>(facts.pages));
    return pages;
  }

  Result<PageTexts> ReadTextLayer(const PdfFacts& facts) const {
    PageTexts texts;
    Result<std::vector<std::string>> pages = ReadPages(facts, {});
    if (!pages) return Pass(pages);
    texts.pages = std::move(*pages);
    texts.upper.resize(texts.pages.size());
    texts.lower.resize(texts.pages.size());
    if (facts.pages < 2 || facts.height <= 4 * kStrip) return texts;
    const std::vector<std::string> strip = {"-x", "0", "-W", "20000", "-H", std::to_string(kStrip), "-y"};
    const auto read_strip = [&](int y, std::vector<std::string>& target) {
      std::vector<std::string> area = strip;
      area.push_back(std::to_string(y));
      Result<std::vector<std::string>> read = ReadPages(facts, area);
      if (read) target = std::move(*read);
    };
    read_strip(0, texts.upper);
    read_strip(facts.height - kStrip, texts.lower);
    return texts;
  }

  Result<std::string> RecognisePage(int page) const {
    const Result<std::string> image = DrawPdfPage(path_, page, folder_.path(), options_);
    if (!image) return Pass(image);
    return RecogniseImage(*image, folder_.path(), options_);
  }

  Result<void> RecogniseEmptyPages(std::vector<std::string>& pages) {
    std::vector<int> empty;
    for (std::size_t i = 0; i < pages.size(); ++i) {
      if (CountLetters(pages[i]) < kFewestLetters) empty.push_back(static_cast<int>(i) + 1);
    }
    if (options_.recognition == Recognition::kNever) {
      for (int page : empty) WarnOf("documents.page_without_text", page, {});
      return {};
    }
    if (empty.empty()) return {};
    const auto recognised = RecognisePages(empty, options_, [&](int page) { return RecognisePage(page); });
    if (!recognised) return InWordsOfTheFile(recognised.error());
    for (const RecognisedPage& page : *recognised) TakeOver(page, pages[static_cast<std::size_t>(page.page) - 1]);
    return {};
  }

  void TakeOver(const RecognisedPage& recognised, std::string& page) {
    if (!recognised.text) {
      WarnOf("documents.page_unreadable", recognised.page, DetailOf(recognised.text.error()));
    } else if (CountLetters(*recognised.text) >=
               letters_[static_cast<std::size_t>(recognised.page) - 1] + kClearlyMore) {
      page = *recognised.text;
      recognised_bytes_ += page.size();
    }
  }

  void WarnOf(const char* id, int page, const std::string& detail) {
    Error warning{id, {{"file", file_}, {"page", std::to_string(page)}}};
    if (!detail.empty()) warning.params["detail"] = detail;
    warnings_.push_back(std::move(warning));
  }

  Result<TextDocument> Finish(const std::vector<std::string>& pages) {
    TextBuilder builder(FileKind::kPdf);
    for (const std::string& page : pages) {
      if (&page != &pages.front()) builder.StartPage();
      const CleanText clean = CleanLines(ReplaceAll(page, "\f", "\n"), file_);
      builder.Append(clean.text);
    }
    TextDocument document = builder.Finish();
    if (Trim(document.text).empty()) return Fail("documents.no_text", {{"file", file_}});
    document.encoding = "utf-8";
    document.scanned = recognised_bytes_ * 2 > document.text.size();
    document.warnings = std::move(warnings_);
    AddLayoutMarks(document);
    return document;
  }

  std::string file_;
  const ReadOptions& options_;
  TemporaryFolder folder_;
  std::string path_;
  std::vector<Error> warnings_;
  std::vector<int> letters_;  // of each page's text layer, heads included
  std::size_t recognised_bytes_ = 0;
};

}  // namespace

Result<TextDocument> ReadPdf(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
  return PdfReading(bytes, file_name, options).Read();
}

Result<int> CountPdfPages(std::string_view bytes, std::string_view file_name, const ReadOptions& options) {
  return PdfReading(bytes, file_name, options).CountPages();
}

}  // namespace tovholder::documents
