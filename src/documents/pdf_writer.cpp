// SPDX-License-Identifier: EUPL-1.2
#include "documents/pdf_writer.h"

#include <csignal>
#include <string_view>

#include "base/text.h"
#include "documents/paper_parts.h"

namespace tovholder::documents {
namespace {

constexpr std::size_t kLongestReason = 200;

ProgramLimits PdfLimits(const PdfOptions& options) {
  ProgramLimits limits;
  limits.wall_time = options.seconds;
  limits.cpu_time = options.seconds;
  limits.memory = options.memory;
  limits.file_access = FileAccess::kProgramsOnly;
  limits.niceness = options.niceness;
  // Fonts carry the time at which they were cut down, and Python orders sets by a random seed.
  limits.environment = {"SOURCE_DATE_EPOCH=946684800", "PYTHONHASHSEED=0", "PYTHONDONTWRITEBYTECODE=1"};
  limits.cancelled = options.cancelled;
  return limits;
}

// A trace of Python ends with what went wrong.
std::string ReasonOf(const ProgramRun& run) {
  const std::string_view said = Trim(run.error_text);
  const std::size_t line = said.rfind('\n');
  std::string reason = Shorten(
      CollapseSpace(CleanPaperText(line == std::string_view::npos ? said : said.substr(line + 1))), kLongestReason);
  if (!reason.empty()) return reason;
  return run.exit_status > 128 ? "signal " + std::to_string(run.exit_status - 128)
                               : "exit status " + std::to_string(run.exit_status);
}

tl::unexpected<Error> InWordsOfThePdf(const Error& error, const std::string& title, const PdfOptions& options) {
  if (error.id == "documents.no_program") return Fail("documents.pdf_no_program", {{"program", options.program}});
  if (error.id == "documents.program_cancelled") return Fail("documents.pdf_cancelled", {{"title", title}});
  if (error.id == "documents.program_timeout") {
    return Fail("documents.pdf_timeout", {{"title", title}, {"seconds", error.params.at("seconds")}});
  }
  return Fail("documents.pdf_failed", {{"title", title}, {"detail", error.id}});
}

}  // namespace

PdfRun Judge(const ProgramRun& run) {
  constexpr int kSignal = 128;
  const bool crashed = run.exit_status == kSignal + SIGSEGV || run.exit_status == kSignal + SIGABRT;
  const bool begins = run.output.starts_with("%PDF-");
  if (begins && (run.exit_status == 0 || (crashed && Trim(run.output).ends_with("%%EOF")))) return PdfRun::kWhole;
  return crashed ? PdfRun::kCrashed : PdfRun::kFailed;
}

Result<std::string> WritePdfFromHtml(const std::string& html, const std::string& title, const PdfOptions& options) {
  const auto write = [&] {
    return RunProgram(
        {options.program, "--quiet", "--pdf-variant", "pdf/ua-1", "--encoding", "utf-8", "--base-url", "", "-", "-"},
        html, PdfLimits(options));
  };
  Result<ProgramRun> run = write();
  if (run && Judge(*run) == PdfRun::kCrashed) run = write();
  if (!run) return InWordsOfThePdf(run.error(), title, options);
  if (Judge(*run) != PdfRun::kWhole) {
    return Fail("documents.pdf_failed", {{"title", title}, {"detail", ReasonOf(*run)}});
  }
  return std::move(run->output);
}

Result<std::string> WritePdf(const Paper& paper, const PdfOptions& options) {
  const Result<std::string> html = FormatPaperHtml(paper);
  if (!html) return Pass(html);
  return WritePdfFromHtml(*html, paper.title, options);
}

}  // namespace tovholder::documents
