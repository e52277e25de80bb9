table({"accuracy %": ("accuracy", 100, 2), "NLL": ("nll", 1, 3), "ECE %": ("ece", 100, 2),
       "agreement %": ("agreement", 100, 2), "training s": ("training_seconds", 1, 1)})
