# SPDX-License-Identifier: EUPL-1.2
# Every foreign library under one name each; a room links exactly those it uses.

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(Boost 1.81 REQUIRED COMPONENTS json url)
find_package(fmt REQUIRED)
find_package(spdlog REQUIRED)
find_package(tl-expected REQUIRED)

foreach(library
    libmicrohttpd sqlite3 libpqxx libsodium liboath libqrencode libcurl libzip pugixml gumbo hunspell libical
    libutf8proc zlib libzstd libbrotlienc libbrotlidec libxxhash md4c xlsxwriter)
  pkg_check_modules(${library} REQUIRED IMPORTED_TARGET ${library})
endforeach()

find_library(CSV_LIBRARY csv REQUIRED)
add_library(csv INTERFACE)
target_link_libraries(csv INTERFACE ${CSV_LIBRARY})
pkg_check_modules(gmime REQUIRED IMPORTED_TARGET gmime-3.0)
# It asks for what g++ defines anyway, and would keep our precompiled headers from being used.
set_target_properties(PkgConfig::gmime PROPERTIES INTERFACE_COMPILE_OPTIONS "")

find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_path(STEMMER_INCLUDE libstemmer.h REQUIRED)
add_library(stemmer INTERFACE)
target_link_libraries(stemmer INTERFACE ${STEMMER_LIBRARY})
target_include_directories(stemmer INTERFACE ${STEMMER_INCLUDE})

if(TOVHOLDER_TESTS)
  find_package(GTest REQUIRED)
endif()
