/**
 * Load on the packaged service, in a process of its own, by h2load (Debian's nghttp2-client): how
 * fast it is beside FastAPI with PyTorch, how it bears overload, a million predictions, and how
 * soon it is ready. Each is a program that prints its figures, run by the profile {@code load}.
 */
package org.numeral.inference.load;
