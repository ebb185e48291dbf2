.PHONY: demo test check gates picture screenshots outline gazetteer train clean

demo:            ## the demo on the bundled example reports
	python3 run.py

test check:      ## all checks
	python3 run.py test

gates:           ## the scores against their floors, where the shared data are; says so where not
	python3 run.py --version
	.venv/bin/python -m evaluation.floors || [ $$? -eq 2 ]

picture:         ## docs/picture.svg from the real output
	python3 run.py --version
	.venv/bin/python docs/picture.py

screenshots:     ## docs/*.png of the pages, by Chromium on the bundled example
	python3 run.py --version
	.venv/bin/python docs/screenshots.py

outline:         ## the outlines of countries from world-atlas (see training/outline.py; ATLAS=countries-50m.json)
	python -m training.outline "$(ATLAS)"

gazetteer:       ## the gazetteer from GeoNames data (see training/gazetteer.py)
	python -m training.gazetteer

train:           ## the model from the data (DATA=folder WORK=folder TEACHER=folder)
	python -m training "$(DATA)" "$(WORK)" src/sayso/models $(if $(TEACHER),--teacher "$(TEACHER)")

clean:           ## what the other targets made
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist build
