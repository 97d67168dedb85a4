# SPDX-License-Identifier: EUPL-1.2

# tovholder_embed(TARGET NAME Function HEADER room/file.h BASE folder FILES path…)
# Puts files into the program. Declares `std::span<const tovholder::EmbeddedFile> Function()` in the
# generated header HEADER; each file is named by its path below BASE. The list is in path order.
function(tovholder_embed target)
  cmake_parse_arguments(EMBED "" "NAME;HEADER;BASE" "FILES" ${ARGN})
  list(SORT EMBED_FILES)
  string(TOLOWER ${EMBED_NAME} stem)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  set(source ${folder}/${stem}.cpp)
  set(header ${folder}/${EMBED_HEADER})
  set(blobs "")
  set(entries "")
  set(index 0)
  foreach(file IN LISTS EMBED_FILES)
    file(RELATIVE_PATH name ${EMBED_BASE} ${file})
    string(APPEND blobs
      "asm(\".section .rodata\\n.global ${stem}_${index}\\n${stem}_${index}:\\n.incbin \\\"${file}\\\"\\n\"\n"
      "    \".global ${stem}_${index}_end\\n${stem}_${index}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern \"C\" const char ${stem}_${index}[];\nextern \"C\" const char ${stem}_${index}_end[];\n")
    string(APPEND entries
      "    {\"${name}\", {${stem}_${index}, static_cast<std::size_t>(${stem}_${index}_end - ${stem}_${index})}},\n")
    math(EXPR index "${index} + 1")
  endforeach()
  file(GENERATE OUTPUT ${header} CONTENT
"#pragma once
#include <span>
#include \"base/embedded_file.h\"
namespace tovholder {
std::span<const EmbeddedFile> ${EMBED_NAME}();
}  // namespace tovholder
")
  file(GENERATE OUTPUT ${source} CONTENT
"#include \"${EMBED_HEADER}\"
#include <array>
${blobs}
namespace tovholder {
std::span<const EmbeddedFile> ${EMBED_NAME}() {
  static const std::array<EmbeddedFile, ${index}> files{{
${entries}  }};
  return files;
}
}  // namespace tovholder
")
  # Compiled alone: in a joined text nobody would see that an embedded file has changed.
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${EMBED_FILES}" SKIP_UNITY_BUILD_INCLUSION ON)
  target_sources(${target} PRIVATE ${source})
  target_include_directories(${target} PUBLIC ${folder})
endfunction()
