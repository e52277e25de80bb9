import pandas as pd
import matplotlib.pyplot as plt

trials = pd.read_csv("trials.csv")
differences = pd.read_csv("differences.csv")
epochs = pd.read_csv("epochs.csv")
reliability = pd.read_csv("reliability.csv")

names = list(trials["name"].unique())
arms = dict(zip(trials["name"], trials["arm"]))
colours = {"teacher": "#868b92", "hard": "#d55e00", "soft": "#0072b2", "mixed": "#009e73",
           "smoothed": "#e69f00", "dkd": "#cc79a7"}

def colour(name):
    return colours.get(arms[name], "#56b4e9")

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
