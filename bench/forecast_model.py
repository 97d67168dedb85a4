#!/usr/bin/python3
# SPDX-License-Identifier: EUPL-1.2
"""forecast_model.py RUNS YEARS ROUNDS: the model of docs/forecast.md once more, all runs at a time in numpy.

Reads and prints what bench/forecast_area.cpp does, which it stands beside.
"""

import sys
import time

import numpy as np

# By criterion: newcomers who are counted, those who stop being so, part of the residents, ageing.
MOVING_OUT = 0.15
STOCKS = {"employment": (0.40, 0.15, 0.62, 1 / 47), "education": (0.50, 0.02, 0.40, 1 / 30), "nonwestern": (0.40, 0.0, 1.0, 0.0)}
ADULT, OUTSIDE_INCOME, NATIONAL_CONVICTED, TREND_WEIGHT = 0.74, 0.55, 0.66, 0.5
LEAST_CHANCE_PART = 0.5
QUANTILES = (0.05, 0.25, 0.5, 0.75, 0.95)
CRITERIA = ("employment", "convicted", "education", "income", "nonwestern", "population")


def by_changes(series):
    """last year, level, slope, spread, freedom, error of the slope as part of the spread"""
    years, values = np.array(list(series)), np.array(list(series.values()))
    gaps, span = np.diff(years), years[-1] - years[0]
    slope = (values[-1] - values[0]) / span
    freedom = len(values) - 2
    spread = np.sqrt((((np.diff(values) - gaps * slope) ** 2) / gaps).sum() / freedom)
    return values[-1], slope, spread, freedom, 1 / np.sqrt(span)


class Model:
    def __init__(self, history, runs, years, seed):
        self.random = np.random.Generator(np.random.SFC64(seed))
        self.history, self.runs, self.years = history, runs, years
        self.from_year = max(history["population"])
        self.figures = {name: {} for name in CRITERIA}

    def spread(self, spread, freedom):
        return spread * np.sqrt(freedom / self.random.chisquare(freedom, self.runs))

    def trend(self, slope, spread, error):
        return slope + spread * error * self.random.standard_normal(self.runs)

    def weight(self):
        return self.random.uniform(max(0, 2 * TREND_WEIGHT - 1), min(1, 2 * TREND_WEIGHT), self.runs)

    def draw_stock(self, name, residents):
        newcomers, out, part, ageing = STOCKS[name]
        level, slope, spread, freedom, error = by_changes({year: value / 100 for year, value in self.history[name].items()})
        spread = self.spread(spread, freedom)
        trend = self.trend(slope, spread, error) * self.weight()
        stock = {"newcomers": newcomers, "out": out, "part": part, "ageing": ageing, "reference": np.full(self.runs, level), "trend": trend}
        counted, other = self.turnover(stock)
        by_chance = np.sqrt((level * counted * (1 - counted) + (1 - level) * other * (1 - other)) / (part * residents))
        size = round(part * residents)
        chance_part = np.clip(spread / by_chance, LEAST_CHANCE_PART, 1)
        return stock | {"size": np.full(self.runs, size), "count": np.full(self.runs, round(level * size)), "level": level,
                        "surprise": np.sqrt(np.maximum(0, spread**2 - by_chance**2)), "chance_part": chance_part,
                        "spread": np.maximum(spread, chance_part * by_chance)}

    @staticmethod
    def turnover(stock):
        share, out = stock["reference"], stock["out"]
        staying = (1 - MOVING_OUT) * (1 - stock["ageing"])
        coming = MOVING_OUT * stock["newcomers"] + (1 - MOVING_OUT) * stock["ageing"] * share
        missing = np.clip(share + stock["trend"], 0, 1) - staying * share * (1 - out) - coming
        flow_in = np.minimum(1, np.maximum(missing, 0) / (staying * (1 - share)))
        flow_out = np.minimum(1, out + np.maximum(-missing, 0) / (staying * share))
        return np.clip(staying * (1 - flow_out) + coming, 0, 1), np.clip(staying * flow_in + coming, 0, 1)

    def live_stock(self, stock, residents):
        random = self.random
        size = np.floor(stock["part"] * residents + 0.5).astype(np.int64)
        share = stock["count"] / stock["size"]
        grown = size - stock["size"]
        joining = random.binomial(np.maximum(grown, 0), stock["newcomers"])
        fewer = np.maximum(-grown, 0)
        gone = random.binomial(fewer, share)
        gone = np.clip(gone, np.maximum(0, fewer - (stock["size"] - stock["count"])), np.minimum(fewer, stock["count"]))
        here, places = stock["count"] - gone, np.minimum(size, stock["size"])
        change = stock["surprise"] * random.standard_normal(self.runs)
        counted, other = self.turnover(stock)
        stock["reference"] = np.clip(stock["reference"] + stock["trend"], 0, 1)
        other = np.minimum(1, other + np.maximum(change, 0) / (1 - share))
        counted = np.maximum(0, counted + np.minimum(change, 0) / share)
        after = random.binomial(here, counted) + random.binomial(places - here, other)
        expected = here * counted + (places - here) * other
        after = np.floor(expected + stock["chance_part"] * (after - expected) + 0.5).astype(np.int64)
        stock["count"], stock["size"] = joining + after, size
        return share, stock["count"] / size

    def simulate(self):
        residents, slope, spread, freedom, error = by_changes(self.history["population"])
        stocks = {name: self.draw_stock(name, residents) for name in STOCKS}
        people = np.full(self.runs, residents)
        people_spread = self.spread(spread, freedom)
        people_trend = self.trend(slope, people_spread, error) * self.weight()
        rate, rate_trend, rate_surprise = self.draw_convicted(residents)
        income, income_trend, income_surprise = self.draw_income(stocks["employment"])
        for year in range(self.from_year + 1, self.from_year + self.years + 1):
            normal = lambda: self.random.standard_normal(self.runs)
            people = np.maximum(people + people_trend + people_spread * normal(), 0)
            self.figures["population"][year] = np.floor(people + 0.5)
            shares = {name: self.live_stock(stock, people) for name, stock in stocks.items()}
            for name, (_, share) in shares.items():
                self.figures[name][year] = 100 * share
            rate = rate + rate_trend
            adults = np.floor(ADULT * people + 0.5).astype(np.int64)
            convicted = self.random.binomial(adults, np.clip(rate + rate_surprise * normal(), 0, 1))
            self.figures["convicted"][year] = 100 * convicted / adults
            before, after = shares["employment"]
            income = income * (1 - after * (1 - OUTSIDE_INCOME)) / (1 - before * (1 - OUTSIDE_INCOME))
            income = np.maximum(income + income_trend + income_surprise * normal(), 0)
            self.figures["income"][year] = income

    def draw_convicted(self, residents):
        years = np.array(list(self.history["convicted"]))
        values = np.array(list(self.history["convicted"].values())) / 100
        off = years - years.mean()
        slope = (off * values).sum() / (off**2).sum()
        freedom = len(values) - 2
        spread = self.spread(np.sqrt(((values - values.mean() - slope * off) ** 2).sum() / freedom), freedom)
        level = values.mean() + spread / np.sqrt(len(values)) * self.random.standard_normal(self.runs)
        trend = self.trend(slope, spread, 1 / np.sqrt((off**2).sum()))
        by_chance = values.mean() * (1 - values.mean()) / (ADULT * residents)
        return level + trend * off[-1], trend * self.weight(), np.sqrt(np.maximum(0, spread**2 - by_chance))

    def draw_income(self, work):
        level, slope, spread, freedom, error = by_changes(self.history["income"])
        spread = self.spread(spread, freedom)
        trend = self.trend(slope, spread, error) * self.weight()
        before = 1 - work["level"] * (1 - OUTSIDE_INCOME)
        after = 1 - np.clip(work["level"] + work["trend"], 0, 1) * (1 - OUTSIDE_INCOME)
        explained = level * (1 - OUTSIDE_INCOME) / before * work["spread"]
        return np.full(self.runs, level), trend - level * (after / before - 1), np.sqrt(np.maximum(0, spread**2 - explained**2))

    def figure(self, name, year):
        return self.figures[name].get(year, self.history[name].get(year))

    def mean(self, name, year, count):
        return sum(self.figure(name, year - i) for i in range(count)) / count

    def chances(self):
        """§ 61 a as it has been since 2021; nothing is known of the lists before."""
        streak = np.zeros(self.runs, dtype=np.int64)
        for year in range(self.from_year + 1, self.from_year + self.years + 1):
            met = (self.mean("employment", year - 1, 2) > 40) * 1
            met = met + (self.mean("convicted", year - 1, 2) >= 3 * NATIONAL_CONVICTED - 5e-7)
            met = met + (self.figure("education", year - 1) > 60)
            met = met + (self.figure("income", year - 1) < 55)
            vulnerable = (met >= 2) & (self.figure("population", year) >= 1000)
            parallel = vulnerable & (self.figure("nonwestern", year) > 50)
            streak = np.where(parallel, streak + 1, 0)
            yield year, (vulnerable.mean(), parallel.mean(), (streak >= 5).mean())

    def fan(self, name, year):
        """By counting in steps, which is quicker in numpy too than sorting."""
        parts = {"convicted": 1000, "population": 1}.get(name, 100)
        below = np.cumsum(np.bincount((self.figures[name][year] * parts + 0.5).astype(np.int64)))
        return np.searchsorted(below, np.array(QUANTILES) * self.runs) / parts


def main(runs, years, rounds):
    history = {name: {} for name in CRITERIA}
    for line in sys.stdin:
        name, year, value = line.split()
        history[name][int(year)] = float(value)
    times = []
    for seed in range(rounds):
        begin = time.perf_counter()
        model = Model(history, runs, years, seed)
        model.simulate()
        fans = [(name, year, model.fan(name, year)) for name in CRITERIA for year in model.figures[name]]
        chances = list(model.chances())
        times.append(time.perf_counter() - begin)
    print("seconds", sorted(times)[len(times) // 2])
    for name, year, values in fans:
        print("fan", name, year, *values)
    for year, parts in chances:
        print("chance", year, *parts)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
