.PHONY: demo test check picture train clean

demo:            ## the demo on the bundled example reports
	python3 run.py

test check:      ## all checks
	python3 run.py test

picture:         ## docs/picture.svg from the real output
	python3 run.py --version
	.venv/bin/python docs/picture.py

train:           ## the model from the data (DATA=folder WORK=folder)
	python -m training "$(DATA)" "$(WORK)" src/sayso/models

clean:           ## what the other targets made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
