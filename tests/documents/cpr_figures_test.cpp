// SPDX-License-Identifier: EUPL-1.2
#include <gtest/gtest.h>

#include <array>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "documents/cpr_guard.h"

// How much the guard misses and how often it cries wolf, on made-up figures. Nothing here asks the guard how
// it reads: dates, centuries and check digits are written out anew.
namespace tovholder::documents {
namespace {

constexpr unsigned kSeed = 20260422;
constexpr int kNumbers = 10'000;
constexpr int kLookAlikes = 12'000;

class Dice {
 public:
  int Between(int low, int high) { return std::uniform_int_distribution<int>(low, high)(engine_); }
  template <class T, std::size_t size>
  T OneOf(const std::array<T, size>& choices) {
    return choices[static_cast<std::size_t>(Between(0, static_cast<int>(size) - 1))];
  }
  std::string Digits(int count) {
    std::string digits;
    for (int i = 0; i < count; ++i) digits += static_cast<char>('0' + Between(0, 9));
    return digits;
  }

 private:
  std::mt19937 engine_{kSeed};
};

std::string Two(int number) {
  return {static_cast<char>('0' + number / 10 % 10), static_cast<char>('0' + number % 10)};
}

int DaysIn(int month, int year) {
  constexpr std::array<int, 12> kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && leap ? 29 : kDays.at(static_cast<std::size_t>(month) - 1);
}

// The seventh digits that the Civil Registration Office gives to a year of birth.
std::string SeventhDigits(int year) {
  if (year < 1900) return "5678";
  if (year < 1937) return "0123";
  if (year < 2000) return "012349";
  return year < 2037 ? "456789" : "5678";
}

struct Number {
  std::string day;
  std::string month;
  std::string year;
  std::string serial;
};

bool HasCheckDigit(const Number& number) {
  const std::string digits = number.day + number.month + number.year + number.serial;
  const std::string weights = "4327654321";
  int sum = 0;
  for (std::size_t i = 0; i < 10; ++i) sum += (digits[i] - '0') * (weights[i] - '0');
  return sum % 11 == 0;
}

// A third has the check digit, as most older numbers; a third is of 1 January without it, as those given to
// people without a known birthday; the rest is as chance has it.
Number Draw(Dice& dice, int turn) {
  for (;;) {
    const int year = dice.Between(1858, 2057);
    const int month = turn % 3 == 1 ? 1 : dice.Between(1, 12);
    const int day = turn % 3 == 1 ? 1 : dice.Between(1, DaysIn(month, year));
    const std::string seventh = SeventhDigits(year);
    const char first = seventh[static_cast<std::size_t>(dice.Between(0, static_cast<int>(seventh.size()) - 1))];
    const Number number{Two(day), Two(month), Two(year), first + dice.Digits(3)};
    if (turn % 3 == 2 || HasCheckDigit(number) == (turn % 3 == 0)) return number;
  }
}

std::string Spell(const Number& n, int spelling) {
  const std::string date = n.day + n.month + n.year;
  switch (spelling) {
    case 0:
      return date + "-" + n.serial;
    case 1:
      return date + n.serial;
    case 2:
      return date + " " + n.serial;
    case 3:
      return date + "–" + n.serial;
    case 4:
      return date + " - " + n.serial;
    case 5:
      return date + " – " + n.serial;
    case 6:
      return n.day + "." + n.month + "." + n.year + "-" + n.serial;
    case 7:
      return n.day + "." + n.month + "." + n.year + " " + n.serial;
    case 8:
      return n.day + " " + n.month + " " + n.year + " " + n.serial;
    case 9:
      return n.day + "-" + n.month + "-" + n.year + "-" + n.serial;
    case 10:
      return n.day + "/" + n.month + "/" + n.year + "-" + n.serial;
    case 11:
      return date + "\u00A0" + n.serial;
    case 12:
      return date + "\u2011" + n.serial;
    case 13:
      return date + "—" + n.serial;
    case 14:
      return date + "." + n.serial;
    case 15:
      return n.day + "." + n.month + "." + n.year + "." + n.serial;
    case 16:
      return date + "-\n" + n.serial;
    case 17:
      return date + "- " + n.serial;
    default:
      return n.day + n.month + n.year + "\u00AD" + n.serial;
  }
}
constexpr int kSpellings = 19;

// "@" is where the number stands.
constexpr std::array<const char*, 36> kPlaces = {"@",
                                                 "Borger @ har søgt om støtte.",
                                                 "CPR: @",
                                                 "CPR-nr. @",
                                                 "cpr.nr.: @, bopæl ukendt",
                                                 "Personnummer @",
                                                 "CPR-nummer:\t@\tAarhus",
                                                 "Sagen vedrører @.",
                                                 "Ansøger (@) bor i afdeling 12.",
                                                 "Hansen;@;8000;Aarhus C",
                                                 "Hansen,@,8000,Aarhus C",
                                                 "1,@,2,3",
                                                 "| Jensen | @ | 3 børn |",
                                                 "<td>@</td><td>12</td>",
                                                 "Jensen\t@\t14",
                                                 "Linjen ender med @\nog en ny begynder.",
                                                 "Linjen ender med @\r\n1234 Byen",
                                                 "\n@\n",
                                                 "\"@\"",
                                                 "Se \"@\" og 24-012144.",
                                                 "Sag 24-012144 om @",
                                                 "Tlf. 12 34 56 78, @",
                                                 "Telefon 12345678. @ er ikke betalt.",
                                                 "Kontoret ringede til @ i går.",
                                                 "Referat om @:",
                                                 "Mødt: @; afbud: ingen",
                                                 "født @",
                                                 "Barn nr. 2: @",
                                                 "@ og dennes ægtefælle",
                                                 "nr.@",
                                                 "CPR@",
                                                 "Hr. Møller – @ – er orienteret",
                                                 "[@]",
                                                 "id=@&navn=x",
                                                 "Journalen for @ er lukket",
                                                 "Kunden (@) klager"};

std::string Put(const std::string& place, const std::string& number) {
  const std::size_t at = place.find('@');
  return place.substr(0, at) + number + place.substr(at + 1);
}

bool Covers(const std::string& text, std::size_t begin, std::size_t end) {
  for (const CprHit& hit : FindCprNumbers(text)) {
    if (hit.span.begin <= begin && hit.span.end >= end) return true;
  }
  return false;
}

TEST(CprFigures, NothingIsMissed) {
  Dice dice;
  int missed = 0;
  for (int turn = 0; turn < kNumbers; ++turn) {
    const std::string number = Spell(Draw(dice, turn), turn % kSpellings);
    const std::string place = dice.OneOf(kPlaces);
    const std::string text = Put(place, number);
    const std::size_t begin = place.find('@');
    if (Covers(text, begin, begin + number.size())) continue;
    if (++missed <= 20) std::cout << "missed: " << text << '\n';
  }
  EXPECT_EQ(missed, 0) << "of " << kNumbers;
}

TEST(CprFigures, NeighboursAreBothFound) {
  Dice dice;
  for (const std::string between : {", ", "/", ",", ";", " og ", "\n", "\t", " ", " | "}) {
    for (int turn = 0; turn < 200; ++turn) {
      const std::string one = Spell(Draw(dice, turn), 0);
      const std::string two = Spell(Draw(dice, turn), 0);
      EXPECT_EQ(FindCprNumbers(one + between + two).size(), 2U) << one << between << two;
    }
  }
}

// A number in the look of a kind, with its label where only that tells.
using Kind = std::string (*)(Dice&);

std::string Amount(Dice& dice) {
  std::string amount = std::to_string(dice.Between(1, 999));
  for (int group = dice.Between(0, 3); group > 0; --group) amount += "." + dice.Digits(3);
  constexpr std::array<const char*, 4> kEnds = {" kr.", ",00 kr.", ",50 kr.", " mio. kr."};
  return amount + dice.OneOf(kEnds);
}

std::string Phone(Dice& dice) {
  const std::string a = std::to_string(dice.Between(20, 99));
  const std::string b = dice.Digits(2);
  const std::string c = dice.Digits(2);
  const std::string d = dice.Digits(2);
  switch (dice.Between(0, 7)) {
    case 0:
      return "Tlf. " + a + " " + b + " " + c + " " + d;
    case 1:
      return a + b + c + d;
    case 2:
      return "+45 " + a + " " + b + " " + c + " " + d;
    case 3:
      return "+45" + a + b + c + d;
    case 4:
      return "telefon " + a + b + " " + c + d;
    case 5:
      return "0045 " + a + b + c + d;
    case 6:
      return a + "-" + b + "-" + c + "-" + d;
    default:
      return a + " " + b + " " + c + " " + d + " / " + dice.Digits(2) + " " + b + " " + a + " " + c;
  }
}

std::string CaseNumber(Dice& dice) {
  switch (dice.Between(0, 5)) {
    case 0:
      return Two(dice.Between(10, 26)) + "-" + dice.Digits(6);
    case 1:
      return "Sag " + std::to_string(dice.Between(2001, 2026)) + "-" + dice.Digits(6);
    case 2:
      return "EMN-" + std::to_string(dice.Between(2001, 2026)) + "-" + dice.Digits(5);
    case 3:
      return Two(dice.Between(10, 26)) + "/" + dice.Digits(5);
    case 4:
      return dice.Digits(3) + "-" + std::to_string(dice.Between(2001, 2026)) + "-" + dice.Digits(6);
    default:
      return "sagsnr. " + dice.Digits(10);
  }
}

std::string Kle(Dice& dice) {
  return Two(dice.Between(0, 99)) + "." + Two(dice.Between(0, 40)) + "." + Two(dice.Between(0, 30)) + "-" +
         std::string(1, static_cast<char>('A' + dice.Between(0, 25))) + Two(dice.Between(0, 40)) + "-" +
         std::to_string(dice.Between(1, 99)) + "-" + Two(dice.Between(7, 26));
}

std::string Journal(Dice& dice) {
  switch (dice.Between(0, 3)) {
    case 0:
      return "J.nr. " + std::to_string(dice.Between(2001, 2026)) + "-" + dice.Digits(7);
    case 1:
      return "journalnummer " + dice.Digits(10);
    case 2:
      return "j.nr. " + Two(dice.Between(1, 26)) + "/" + dice.Digits(6);
    default:
      return "Journalnr. " + dice.Digits(2) + "-" + dice.Digits(4) + "-" + dice.Digits(2);
  }
}

std::string Ean(Dice& dice) { return dice.Between(0, 1) == 0 ? "EAN 57980" + dice.Digits(8) : "57" + dice.Digits(11); }

std::string Account(Dice& dice) {
  switch (dice.Between(0, 3)) {
    case 0:
      return "konto " + dice.Digits(4) + " " + dice.Digits(10);
    case 1:
      return dice.Digits(4) + "-" + dice.Digits(10);
    case 2:
      return "Reg.nr. " + dice.Digits(4) + ", kontonr. " + dice.Digits(10);
    default:
      return "kontonummer: " + dice.Digits(10);
  }
}

std::string Cvr(Dice& dice) {
  switch (dice.Between(0, 2)) {
    case 0:
      return "CVR " + dice.Digits(8);
    case 1:
      return "CVR-nr. " + dice.Digits(2) + " " + dice.Digits(2) + " " + dice.Digits(2) + " " + dice.Digits(2);
    default:
      return "P-nr. 1" + dice.Digits(9);
  }
}

std::string Isbn(Dice& dice) {
  switch (dice.Between(0, 2)) {
    case 0:
      return "ISBN 978-87-" + dice.Digits(3) + "-" + dice.Digits(4) + "-" + dice.Digits(1);
    case 1:
      return "ISBN 87-" + dice.Digits(2) + "-" + dice.Digits(5) + "-" + dice.Digits(1);
    default:
      return "ISBN: 87" + dice.Digits(8);
  }
}

std::string Order(Dice& dice) {
  constexpr std::array<const char*, 7> kLabels = {"ordrenr. ",   "Ordrenummer: ", "bestillingsnr. ", "fakturanr. ",
                                                  "varenummer ", "kundenr. ",     "Rekvisitionsnr. "};
  return dice.OneOf(kLabels) + dice.Digits(10);
}

std::string Moment(Dice& dice) {
  const std::string day = Two(dice.Between(1, 28));
  const std::string month = Two(dice.Between(1, 12));
  const std::string year = Two(dice.Between(10, 26));
  const std::string hour = Two(dice.Between(0, 23));
  const std::string minute = Two(dice.Between(0, 59));
  switch (dice.Between(0, 7)) {
    case 0:
      return day + "." + month + "." + year + " kl. " + hour + "." + minute;
    case 1:
      return day + "-" + month + "-20" + year + " " + hour + ":" + minute;
    case 2:
      return "20" + year + "-" + month + "-" + day + "T" + hour + ":" + minute;
    case 3:
      return day + "." + month + "." + year + "-" + day + "." + month + "." + year;
    case 4:
      return day + "/" + month + " 20" + year + " kl. " + hour + minute;
    case 5:
      return day + month + year + "-" + day + month + year;
    case 6:
      return "20" + year + month + day + " " + hour + minute;
    default:
      return day + "." + month + "." + year + ", " + hour + "." + minute;
  }
}

TEST(CprFigures, LookAlikesAreLeftAlone) {
  const std::vector<std::pair<const char*, Kind>> kinds = {
      {"sum", Amount},      {"phone", Phone},     {"case number", CaseNumber},
      {"KLE", Kle},         {"journal", Journal}, {"EAN", Ean},
      {"account", Account}, {"CVR", Cvr},         {"ISBN", Isbn},
      {"order", Order},     {"time", Moment}};
  constexpr std::array<const char*, 8> kAround = {"@",
                                                  "Se @ for mere.",
                                                  "(@)",
                                                  "Jensen;@;12",
                                                  "Det er @.",
                                                  "| @ | 4 |",
                                                  "Aftalt med forvaltningen, @",
                                                  "@\nNæste linje"};
  Dice dice;
  std::map<std::string, int> alarms;
  int all = 0;
  for (int turn = 0; turn < kLookAlikes; ++turn) {
    const auto& [name, kind] = kinds[static_cast<std::size_t>(turn) % kinds.size()];
    const std::string text = Put(dice.OneOf(kAround), kind(dice));
    if (FindCprNumbers(text).empty()) continue;
    ++alarms[name];
    if (++all <= 20) std::cout << "false alarm: " << text << '\n';
  }
  for (const auto& [name, count] : alarms) std::cout << name << ": " << count << '\n';
  EXPECT_LT(all * 1000, kLookAlikes) << all << " of " << kLookAlikes;
}

}  // namespace
}  // namespace tovholder::documents
