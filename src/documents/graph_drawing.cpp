// SPDX-License-Identifier: EUPL-1.2
#include "documents/graph_drawing.h"

#include "base/text.h"
#include "documents/subprocess.h"

namespace tovholder::documents {

Result<std::string> DrawGraph(std::string_view dot) {
  ProgramLimits limits;
  limits.wall_time = std::chrono::seconds(20);
  limits.cpu_time = std::chrono::seconds(20);
  limits.output_size = 16U << 20;
  const auto run = RunProgram({"dot", "-Tsvg"}, dot, limits);
  if (!run) return Pass(run);
  if (run->exit_status != 0 || run->output.empty()) {
    const auto lines = SplitLines(run->error_text);
    return Fail("documents.not_drawn", {{"reason", lines.empty() ? std::string() : std::string(lines.front())}});
  }
  return run->output;
}

std::string QuoteForDot(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else {
      quoted += c;
    }
  }
  return quoted + '"';
}

}  // namespace tovholder::documents
