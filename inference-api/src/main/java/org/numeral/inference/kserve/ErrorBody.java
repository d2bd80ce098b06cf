package org.numeral.inference.kserve;

import io.micronaut.serde.annotation.Serdeable;

/**
 * An error as these protocols have it.
 *
 * @param error what went wrong and what to do about it
 */
@Serdeable
record ErrorBody(String error) {}
