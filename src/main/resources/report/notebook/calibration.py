table({"NLL": ("nll", 1, 3), "Brier": ("brier", 1, 3), "ECE %": ("ece", 100, 2),
       "fitted T": ("fitted_temperature", 1, 2), "ECE % at T": ("scaled_ece", 100, 2),
       "NLL at T": ("scaled_nll", 1, 3)})
