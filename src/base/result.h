// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <tl/expected.hpp>
#include <type_traits>
#include <utility>

namespace tovholder {

// What a user, a document or another system can cause. `id` names the sentence in the text
// catalogues ("documents.encrypted"); `params` fill its {places}. The sentence itself is made at the
// edge, in the reader's language.
struct Error {
  std::string id;
  std::map<std::string, std::string> params = {};

  friend bool operator==(const Error&, const Error&) = default;
};

// A value or an Error. Exceptions are left for a broken machine or a bug.
template <class T>
class [[nodiscard]] Result : public tl::expected<T, Error> {
 public:
  using tl::expected<T, Error>::expected;
};

// `return Fail("import.no_rights", {{"path", path}});`
inline tl::unexpected<Error> Fail(std::string id, std::map<std::string, std::string> params = {}) {
  return tl::unexpected<Error>(Error{std::move(id), std::move(params)});
}

// Hands an error on: `if (!text) return Pass(text);`
template <class T>
tl::unexpected<Error> Pass(const Result<T>& failed) {
  return tl::unexpected<Error>(failed.error());
}

}  // namespace tovholder

namespace tl::detail {
template <class T>
struct is_expected_impl<tovholder::Result<T>> : std::true_type {};
}  // namespace tl::detail
