# SPDX-License-Identifier: EUPL-1.2

add_library(tovholder_flags INTERFACE)
# Warnings are errors where we test; another compiler must not keep anybody from building. What gcc 12 guesses of
# overlaps, sizes and uninitialised values inside the standard library is wrong (gcc bug 105651); the sanitizers know.
target_compile_options(tovholder_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast $<$<CONFIG:Debug>:-Werror>
  "$<$<CXX_COMPILER_ID:GNU>:-Wno-restrict;-Wno-maybe-uninitialized;-Wno-stringop-overflow>")
target_include_directories(tovholder_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
# The checks of null, alignment and object size double the compile time of every member access and find what the
# address sanitizer finds as well; its own checks as calls instead of inline code halve the time once more.
if(TOVHOLDER_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize=null,alignment,object-size
    -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g1)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options("SHELL:--param asan-instrumentation-with-call-threshold=0")
  endif()
  add_link_options(-fsanitize=address,undefined)
endif()
if(TOVHOLDER_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -O1 -g1)
  add_link_options(-fsanitize=address,undefined)
endif()

# Where we test, the headers that most files read are parsed once, and files of a room are compiled some at a time: that
# saves more than a third of a clean build. An optimised build has none of this, so that every file names what it needs.
set(TOVHOLDER_FILES_AT_A_TIME 6)
# Not so a file that opens a namespace: it would change what the names of those behind it mean.
function(compile_some_at_a_time target)
  get_target_property(sources ${target} SOURCES)
  foreach(source IN LISTS sources)
    if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/${source})
      file(STRINGS ${CMAKE_CURRENT_SOURCE_DIR}/${source} opened REGEX "^using namespace " LIMIT_COUNT 1)
      if(opened)
        set_source_files_properties(${source} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
      endif()
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${TOVHOLDER_FILES_AT_A_TIME})
endfunction()
if(TOVHOLDER_TESTS)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    add_compile_options(-fpch-preprocess)  # ccache asks for it
  endif()
  set(room_headers <algorithm> <array> <chrono> <filesystem> <functional> <map> <memory> <mutex> <optional> <set>
      <stdexcept> <string> <string_view> <thread> <unordered_map> <utility> <variant> <vector> <boost/describe.hpp>
      <fmt/format.h> <tl/expected.hpp>)
  file(GENERATE OUTPUT ${CMAKE_BINARY_DIR}/headers.cpp CONTENT "// Only to compile the headers with.\n")
  add_library(room_headers STATIC ${CMAKE_BINARY_DIR}/headers.cpp)
  target_link_libraries(room_headers PRIVATE tovholder_flags Boost::headers fmt::fmt tl::expected)
  target_precompile_headers(room_headers PRIVATE ${room_headers})
  add_library(test_headers STATIC ${CMAKE_BINARY_DIR}/headers.cpp)
  target_compile_options(test_headers PRIVATE -O0)
  target_link_libraries(test_headers PRIVATE tovholder_flags Boost::headers fmt::fmt tl::expected GTest::gmock)
  target_precompile_headers(test_headers PRIVATE ${room_headers} <gmock/gmock.h> <gtest/gtest.h>)
endif()

# tovholder_room(NAME SOURCES file… [USES room…] [LIBRARIES target…])
# A room is a static library of its own; USES names the rooms above it that it stands on.
function(tovholder_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES;LIBRARIES" ${ARGN})
  list(TRANSFORM ROOM_USES PREPEND tovholder::)
  if(NOT ROOM_SOURCES)
    add_library(${name} INTERFACE)
    target_link_libraries(${name} INTERFACE tovholder_flags ${ROOM_USES} ${ROOM_LIBRARIES})
  else()
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(${name} PUBLIC tovholder_flags ${ROOM_USES} ${ROOM_LIBRARIES})
    if(TARGET room_headers)
      target_precompile_headers(${name} REUSE_FROM room_headers)
      compile_some_at_a_time(${name})
    endif()
  endif()
  add_library(tovholder::${name} ALIAS ${name})
endfunction()

# tovholder_test(NAME SOURCES file… USES room… [LIBRARIES target…] [TIMEOUT seconds])
# One test program; it runs from the source folder and finds fixtures under tests/.
function(tovholder_test name)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;USES;LIBRARIES" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 120)
  endif()
  add_executable(${name} ${TEST_SOURCES})
  list(TRANSFORM TEST_USES PREPEND tovholder::)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_compile_options(${name} PRIVATE -O0)
  target_precompile_headers(${name} REUSE_FROM test_headers)
  compile_some_at_a_time(${name})
  target_link_libraries(${name} PRIVATE tovholder_flags ${TEST_USES} ${TEST_LIBRARIES} GTest::gmock GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT})
endfunction()
