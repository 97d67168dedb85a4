# SPDX-License-Identifier: EUPL-1.2

add_library(tovholder_flags INTERFACE)
# Warnings are errors where we test. In an optimised build gcc 12 warns of overlaps and uninitialised
# values that are none (gcc bug 105651), and another compiler must not keep anybody from building.
target_compile_options(tovholder_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast $<$<CONFIG:Debug>:-Werror>
  $<$<CONFIG:Release>:-Wno-restrict> $<$<CONFIG:Release>:-Wno-maybe-uninitialized>)
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
  target_link_libraries(${name} PRIVATE tovholder_flags ${TEST_USES} ${TEST_LIBRARIES} GTest::gmock GTest::gtest_main)
  add_test(NAME ${name} COMMAND ${name} WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT ${TEST_TIMEOUT})
endfunction()
