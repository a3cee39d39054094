"""How alike and how good models become as synthetic data gain weight: the command line called from Python."""

import json
import subprocess


def solve(scenario, **settings):
    command = ["npx", "monoculture", "solve", scenario, "--json"]
    for key, value in settings.items():
        command += ["--set", f"{key}={value}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


print("alpha,homogenization,efficiency")
for alpha in [0.1, 0.3, 0.5, 0.7, 0.9]:
    solution = solve("specialists", alpha=alpha)
    print(alpha, solution["homogenization"], solution["limit"]["relativeEfficiency"][0], sep=",")
