import pandas as pd
import matplotlib.pyplot as plt

trials = pd.read_csv("trials.csv")
differences = pd.read_csv("differences.csv")
epochs = pd.read_csv("epochs.csv")
reliability = pd.read_csv("reliability.csv")

names = list(trials["name"].unique())
arms = dict(zip(trials["name"], trials["arm"]))
palette = ["#d55e00", "#0072b2", "#009e73", "#e69f00", "#cc79a7", "#56b4e9"]
students = [arm for arm in trials["arm"].unique() if arm != "teacher"]
colours = {arm: palette[place % len(palette)] for place, arm in enumerate(students)}

def colour(name):
    return colours.get(arms[name], "#868b92")

def spread(values, digits):
    values = values.dropna()
    if values.empty:
        return ""
    mean = f"{values.mean():,.{digits}f}"
    return mean if len(values) < 2 else f"{mean} ± {values.std():,.{digits}f}"

def table(columns):
    """Mean ± standard deviation over seeds; columns: title -> (column, factor, digits)."""
    rows = {name: {title: spread(rows[column] * factor, digits)
                   for title, (column, factor, digits) in columns.items()}
            for name, rows in trials.groupby("name", sort=False)}
    print(pd.DataFrame(rows).T.to_string())
