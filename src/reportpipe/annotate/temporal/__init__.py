"""The grammar of dates: words -> tokens -> rules -> TIMEX3 values. `reportpipe.annotate.dates` is its front door."""
