"""Times scipy's linear_sum_assignment on a square matrix of doubles in a file.

Prints the median seconds of the calls alone, and the total, as two numbers.
"""

import statistics
import sys
import time

import numpy
from scipy.optimize import linear_sum_assignment


def main():
    path, n, runs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    cost = numpy.fromfile(path).reshape(n, n)
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        rows, columns = linear_sum_assignment(cost)
        seconds.append(time.perf_counter() - began)
    print(statistics.median(seconds), repr(float(cost[rows, columns].sum())))


main()
