FROM floci/floci:1.5.34
